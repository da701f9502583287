r"""A numbered list for who translates, and the answers: one line a text, `N<TAB>text`.

A text with a plural is answered with a line per form: `N.0<TAB>text`, `N.1<TAB>text` and so on.
A line break within a text is written as `\\n`. Lines that begin with a tab or `#` are notes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from frontend.messages import Message
from frontend.translating.plurals import Plurals

BETWEEN = " ¦ "
_ANSWER = re.compile(r"\A(\d+)(?:\.(\d))?\t(.*)")
_NUMBERED = re.compile(r"\A(\d+)\t(.*)")


def written(
    messages: Sequence[Message], plurals: Plurals, notes: Mapping[Message, str]
) -> Iterator[str]:
    """Yield the lines of a list; a note (the English, say) stands below its text."""
    for number, message in enumerate(messages, start=1):
        yield f"{number}\t{_flat(message)}"
        if note := notes.get(message):
            yield f"\t{note}"
        if not isinstance(message, str):
            forms = (f"{number}.{form} for {plurals.told(form)}" for form in range(plurals.count))
            yield f"\twrite {'; '.join(forms)}"


def read(lines: Sequence[str]) -> dict[int, Message]:
    """Return the texts of a list by number."""
    found: dict[int, Message] = {}
    for line in lines:
        if match := _NUMBERED.fullmatch(line.rstrip("\n")):
            parts = _wide(match.group(2)).split(BETWEEN)
            found[int(match.group(1))] = parts[0] if len(parts) == 1 else (parts[0], parts[1])
    return found


def answers(lines: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """Return the answers by number, each with its forms in order; the last of a number counts."""
    found: dict[int, dict[int, str]] = {}
    for line in lines:
        if match := _ANSWER.fullmatch(line.rstrip("\n")):
            number, form, text = match.groups()
            found.setdefault(int(number), {})[int(form or 0)] = _wide(text)
    return {number: _in_order(forms) for number, forms in found.items()}


def _in_order(forms: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(forms.get(place, "") for place in range(max(forms) + 1))


def _flat(message: Message) -> str:
    text = message if isinstance(message, str) else BETWEEN.join(message)
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def _wide(text: str) -> str:
    return re.sub(r"\\([\\nt])", lambda match: {"n": "\n", "t": "\t"}.get(match[1], "\\"), text)
