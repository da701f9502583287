"""`python -m wederhoor manage`: Django's own commands, on the demo's servers when need be."""

from django.core.management import execute_from_command_line

from wederhoor import env
from wederhoor.embedded.servers import at_hand


def main(arguments: list[str]) -> int:
    """Run a management command, with the embedded servers started if they do not run yet."""
    env.use_settings()
    with at_hand(env.data_folder()):
        execute_from_command_line(["manage", *arguments])
    return 0
