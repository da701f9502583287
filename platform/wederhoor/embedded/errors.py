"""What can go wrong with the servers that we start ourselves."""


class ServerError(Exception):
    """A server of ours cannot run; the message is one sentence for the person at the terminal."""
