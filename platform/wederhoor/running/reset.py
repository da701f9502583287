"""`python -m wederhoor demo-reset`."""

from wederhoor import env
from wederhoor.embedded import folders
from wederhoor.embedded.errors import ServerError
from wederhoor.running import demo


def main(arguments: list[str]) -> int:
    """Delete the demo's data and run it afresh; it asks nothing."""
    if env.external("DATABASE_URL"):
        raise ServerError("DATABASE_URL names a database of your own: empty it yourself.")
    base = env.data_folder()
    with folders.Hold(base):
        folders.remove(base)
    return demo.main(arguments)
