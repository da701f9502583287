"""A mail server that speaks the protocol and misbehaves as told, in this process."""

import re
import socket
import socketserver
import threading
from dataclasses import dataclass, field
from typing import Self

STEPS = ("CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "BODY", "END")
DONE = {
    "CONNECT": "220 klaar",
    "EHLO": "250-mail\r\n250 8BITMIME",
    "MAIL": "250 ok",
    "RCPT": "250 ok",
    "DATA": "354 ga door",
    "END": "250 2.0.0 queued as 4711",
}

_MESSAGE_ID = re.compile(rb"^Message-ID: <(.+)>\r?$", re.MULTILINE)


@dataclass
class MailServer:
    """`answers` replaces the reply of a step; "" closes the connection there.

    At the step `hold` the server sets `held` and waits for `release` before it goes on. What it
    took in is in `contents`; a server that knows Message-IDs delivers each once.
    """

    answers: dict[str, str] = field(default_factory=dict)
    hold: str = ""
    contents: list[bytes] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    held: threading.Event = field(default_factory=threading.Event)
    release: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    def __enter__(self) -> Self:
        owner = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                converse(self, owner)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True

            def server_bind(self) -> None:
                self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                super().server_bind()

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.release.set()
        self._server.shutdown()
        self._server.server_close()

    def message_ids(self) -> list[str]:
        """The Message-ID of each content taken in, in order."""
        return [_MESSAGE_ID.findall(content)[0].decode() for content in self.contents]

    def pause(self, step: str) -> None:
        if step == self.hold:
            self.held.set()
            self.release.wait(60)


def converse(line: socketserver.StreamRequestHandler, server: MailServer) -> None:
    """Hold one session; a broken connection ends it."""
    try:
        if reply(line, server, "CONNECT"):
            while command := line.rfile.readline().decode("ascii", "replace").strip():
                server.commands.append(command)
                if not answer(line, server, command.split()[0].upper()):
                    return
    except OSError:
        return


def answer(line: socketserver.StreamRequestHandler, server: MailServer, verb: str) -> bool:
    """Answer one command; say whether the session goes on."""
    if verb not in STEPS:
        line.wfile.write(b"221 dag\r\n" if verb == "QUIT" else b"250 ok\r\n")
        return verb != "QUIT"
    goes_on = reply(line, server, verb)
    if verb != "DATA" or not server.answers.get("DATA", "354").startswith("354"):
        return goes_on
    content = body(line, server)
    if content is None:
        return False
    server.contents.append(content)
    return reply(line, server, "END")


def reply(line: socketserver.StreamRequestHandler, server: MailServer, step: str) -> bool:
    server.pause(step)
    text = server.answers.get(step, DONE[step])
    if text:
        line.wfile.write(text.encode() + b"\r\n")
    return bool(text)


def body(line: socketserver.StreamRequestHandler, server: MailServer) -> bytes | None:
    """Read up to the final dot; None when the other side goes away before it."""
    content = bytearray()
    server.pause("BODY")
    while (read := line.rfile.readline()) != b".\r\n":
        if not read:
            return None
        content += read.removeprefix(b".") if read.startswith(b"..") else read
    return bytes(content)
