"""`python -m wederhoor styles`."""

from frontend.styles import build


def main(_arguments: list[str]) -> int:
    """Make the style sheets."""
    return build.main()
