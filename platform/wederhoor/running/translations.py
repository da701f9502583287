"""`python -m wederhoor translations`: numbered lists for who translates, and their answers.

Of the interface (sets `all` and `portal`) and of the words of the shipped regulations. A list
stays with its answers: the numbers are those of that list.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from frontend.messages import Message
from frontend.translating import lists, merging, sets
from frontend.translating.checks import problems
from frontend.translating.plurals import plurals_of
from procedures.presets import translating as regulations

EXPLAINED = """\
# Translate into: {language}. Answer one line a text: its number, a tab, the translation.
# Keep what stands as %(name)s, {{name}}, %% or <mark>; write a line break as \\n.
# A text with forms (1 file, 2 files) is answered with a line a form: 12.0, 12.1 and so on.
# Plain words, short sentences (B1), the polite form. Lines that begin with a tab are notes.
"""


def main(arguments: list[str]) -> int:
    """Do what is asked; 1 when an answer is wrong or a language lacks something."""
    asked = _parser().parse_args(arguments)
    act: Callable[[argparse.Namespace], int] = asked.act
    return act(asked)


def _export(asked: argparse.Namespace) -> int:
    """Print what a set of the interface lacks in a language, as a numbered list."""
    english = merging.translations("en")
    notes = {message: _joined(said) for message, said in english.items()}
    lacking = sets.missing(asked.language, asked.set)
    _print(asked.language, lists.written(lacking, plurals_of(asked.language), notes))
    return 0


def _merge(asked: argparse.Namespace) -> int:
    """Take answers into the catalogue of a language."""
    texts, answers = lists.read(_lines(asked.list)), lists.answers(_lines(asked.answers))
    wrong = merging.merged(asked.language, texts, answers)
    left = {one: len(sets.missing(asked.language, one)) for one in sets.SETS}
    told = ", ".join(f"{one}: {count} left" for one, count in left.items())
    sys.stdout.write(f"{len(answers)} answers, {len(wrong)} problems; {told}\n")
    return _told(wrong)


def _export_texts(asked: argparse.Namespace) -> int:
    """Print what regulations lack in a language, as a numbered list."""
    lacking = regulations.lacking(asked.language, tuple(asked.regulation or _names()))
    english: dict[Message, str] = dict(regulations.known("en").items())
    _print(
        asked.language,
        lists.written(lacking, plurals_of(asked.language), english),
    )
    return 0


def _merge_texts(asked: argparse.Namespace) -> int:
    """Write the regulations that are whole with these answers."""
    texts = lists.read(_lines(asked.list))
    wrong, said = merging.sorted_out(asked.language, texts, lists.answers(_lines(asked.answers)))
    done, open_counts = regulations.write(asked.language, _plain(said))
    sys.stdout.write(f"written: {', '.join(done) or 'none'}\n")
    sys.stdout.writelines(f"{name} lacks {count}\n" for name, count in open_counts.items())
    return _told(wrong)


def _state(_asked: argparse.Namespace) -> int:
    """Print what each language lacks; 1 when one lacks something of its set."""
    lacking = 0
    for language in (*sets.WHOLE, *sets.PORTAL):
        chosen = sets.set_of(language)
        count = len(sets.missing(language, chosen))
        lacking += count + len(wrong := _wrong(language))
        sys.stdout.write(f"{language} ({chosen}): {count} left, {len(wrong)} wrong\n")
        sys.stdout.writelines(f"  {one}\n" for one in wrong)
    return 1 if lacking else 0


def _wrong(language: str) -> list[str]:
    return [
        f"{message}: {problem}"
        for message, said in merging.translations(language).items()
        for problem in problems(
            message, (said,) if isinstance(said, str) else said, plurals_of(language)
        )
    ]


def _plain(said: Mapping[Message, str | tuple[str, ...]]) -> dict[str, str]:
    """Return the words by text: a regulation counts nothing."""
    return {str(text): words for text, words in said.items() if isinstance(words, str)}


def _names() -> tuple[str, ...]:
    return regulations.all_names()


def _joined(said: str | tuple[str, ...]) -> str:
    return said if isinstance(said, str) else lists.BETWEEN.join(said)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _print(language: str, lines: Iterator[str]) -> None:
    sys.stdout.write(EXPLAINED.format(language=language))
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _told(wrong: list[str]) -> int:
    sys.stdout.writelines(f"{one}\n" for one in wrong)
    return 1 if wrong else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wederhoor translations")
    acts = parser.add_subparsers(required=True)
    export = _act(acts, "export", _export, "print what the interface lacks")
    export.add_argument("--set", choices=sets.SETS, default="all")
    texts = _act(acts, "export-texts", _export_texts, "print what regulations lack")
    texts.add_argument("--regulation", action="append", choices=_names())
    for name, act in (("merge", _merge), ("merge-texts", _merge_texts)):
        merge = _act(acts, name, act, "take answers in")
        merge.add_argument("list", type=Path, help="the list as it was printed")
        merge.add_argument("answers", type=Path, help="a line a text: N<TAB>text")
    acts.add_parser("state", help="what each language lacks").set_defaults(act=_state)
    return parser


def _act(
    acts: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    act: Callable[[argparse.Namespace], int],
    meaning: str,
) -> argparse.ArgumentParser:
    one = acts.add_parser(name, help=meaning)
    one.add_argument("language", help="de, fr, pl, tr, ar, uk")
    one.set_defaults(act=act)
    return one
