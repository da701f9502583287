from collections.abc import Mapping


class Refusal(Exception):  # noqa: N818 - a rule that says no is an answer, not an error
    """A rule said no.

    `code` is stable and dotted ("calendar.exhausted"), `message` is a sentence for people,
    `facts` are the values the rule looked at. People get 422 or 409, programs problem+json.
    """

    def __init__(self, code: str, *, message: str = "", **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.message = message or code
        self.facts: Mapping[str, object] = facts

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"
