"""`python -m wederhoor regulations`: prove a regulation, break it, publish it, write its schema."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping

from kernel.errors import Refusal
from procedures import presets
from procedures.rules.language.schema import schema
from procedures.rules.marks import unverified
from procedures.rules.mutating import Trial, trials
from procedures.rules.proofs import Failure, Obligation, Subject, proven
from procedures.rules.proofs.sentences import LANGUAGES, Teller, titles, words
from wederhoor.running import regulation_diff, regulation_dry_run, regulation_text
from wederhoor.running.chosen import Chosen, choose


def main(arguments: list[str]) -> int:
    """Do what was asked; 0 when proven, 1 when not, 2 when it cannot even be read."""
    asked = _parser().parse_args(arguments)
    try:
        return DO[asked.what](asked)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal.message}\n")
        return 1 if refusal.code == "regulation.invalid" else 2


def _prove(asked: argparse.Namespace) -> int:
    chosen = choose(asked.name)
    subject = Subject(chosen.regulation, chosen.words)
    found = tuple(proven(subject))
    if asked.json:
        _write_json(_as_json(chosen, found, asked.language))
    else:
        _tell(chosen, subject, found, asked.language)
    return 0 if all(one.holds for one in found) else 1


def _tell(chosen: Chosen, subject: Subject, found: tuple[Obligation, ...], language: str) -> None:
    said, teller, regulation = words(language)["report"], Teller(language), chosen.regulation
    sound = all(one.examined for one in found)
    _say(
        said["counts"].format(
            name=regulation.regulation,
            version=regulation.version,
            languages=", ".join(chosen.words),
            states=len(regulation.states),
            steps=len(regulation.steps),
            terms=len(regulation.terms),
            situations=len(subject.graph.ways) if sound else "?",
        )
    )
    for one in found:
        state = "ok" if one.holds else said["failed" if one.examined else "unexamined"]
        _say(f"  {state:8}{one.name:20}{titles(language)[one.name]}")
        for failure in one.failures:
            _say(f"          - {teller.told(failure)}")
            if failure.walk:
                _say(f"            {said['walk']}: {' → '.join(map(teller.walked, failure.walk))}")
    for place, source in unverified(regulation):
        _say(f"  {said['unverified']}: {place} ({source})")
    for warning in chosen.warnings:
        _say(f"  {said['warning']}: {warning}")
    _say(said["proven"].format(holds=sum(one.holds for one in found), all=len(found)))


def _as_json(chosen: Chosen, found: tuple[Obligation, ...], language: str) -> dict[str, object]:
    return {
        "regulation": chosen.regulation.regulation,
        "version": chosen.regulation.version,
        "proven": all(one.holds for one in found),
        "obligations": [
            {
                "name": one.name,
                "title": titles(language)[one.name],
                "state": "ok" if one.holds else "failed" if one.examined else "not_examined",
                "failures": [_failure(failure, Teller(language)) for failure in one.failures],
            }
            for one in found
        ],
        "unverified": [
            {"place": place, "source": source} for place, source in unverified(chosen.regulation)
        ],
        "warnings": list(chosen.warnings),
    }


def _failure(failure: Failure, teller: Teller) -> dict[str, object]:
    return {
        "code": failure.code,
        "facts": dict(failure.facts),
        "sentence": teller.told(failure),
        "walk": list(map(teller.walked, failure.walk)),
    }


def _mutate(asked: argparse.Namespace) -> int:
    chosen = choose(asked.name)
    found = trials(chosen.source, chosen.texts)
    if asked.json:
        _write_json([_trial(one) for one in found])
    else:
        for one in found:
            _say(f"  {one.verdict:10}{one.mutation.kind:12}{one.mutation.what}: {one.because}")
        caught = sum(one.verdict == "caught" for one in found)
        explained = sum(one.verdict == "explained" for one in found)
        _say(f"{len(found)} mutations: {caught} caught, {explained} explained,"
             f" {len(found) - caught - explained} survived.")  # fmt: skip
    return 0 if all(one.verdict != "survived" for one in found) else 1


def _trial(one: Trial) -> dict[str, str]:
    return {
        "kind": one.mutation.kind,
        "what": one.mutation.what,
        "verdict": one.verdict,
        "because": one.because,
    }


def _schema(_asked: argparse.Namespace) -> int:
    sys.stdout.write(schema())
    return 0


def _names(_asked: argparse.Namespace) -> int:
    for name in presets.names():
        _say(name)
    return 0


DO: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "prove": _prove,
    "mutate": _mutate,
    "schema": _schema,
    "names": _names,
    "text": regulation_text.write_text,
    "diff": regulation_diff.write_differences,
    "dry-run": regulation_dry_run.write_dry_run,
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wederhoor regulations")
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    for name, meaning in (
        ("prove", "prove every obligation of a regulation"),
        ("mutate", "break a regulation in every way, and see each noticed"),
    ):
        one = what.add_parser(name, help=meaning)
        one.add_argument("name", metavar="NAME|FILE", help="a shipped regulation, or a YAML file")
        one.add_argument("--json", action="store_true", help="answer as JSON")
        one.add_argument("--language", choices=LANGUAGES, default="nl")
    text = what.add_parser("text", help="write the regulation as people read it")
    regulation_text.add_options(text)
    diff = what.add_parser("diff", help="tell what differs between two regulations")
    regulation_diff.add_options(diff)
    dry_run = what.add_parser("dry-run", help="try a regulation on the cases of a client")
    regulation_dry_run.add_options(dry_run)
    what.add_parser("schema", help="write the JSON Schema of the language")
    what.add_parser("names", help="list the regulations we ship")
    return parser


def _write_json(answer: object) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
