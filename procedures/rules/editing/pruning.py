"""A document without some steps, and without what spoke of them only in passing."""

from collections.abc import Iterator
from typing import Any

from procedures.rules.editing.places import Data, called

Acts = frozenset[str]
EXTENDED = "extended"
SIMPLE = ("consent_postpones", "silence", "presumes")


def pruned(rules: Data, acts: Acts) -> dict[str, Any]:
    """Return the document without these steps; guards that wait for them are left as they are."""
    kept = dict(rules)
    steps = [step for step in rules.get("steps", ()) if called(step) not in acts]
    kept["steps"] = [_step(step, acts) for step in steps]
    kept["terms"] = dict(_terms(rules.get("terms", {}), acts))
    gone = set(rules.get("terms", {})) - set(kept["terms"])
    if "contents" in rules:
        kept["contents"] = [one for one in rules["contents"] if one.get("act") not in acts]
    if "next_steps" in rules:
        kept["next_steps"] = [_next_step(one, gone) for one in rules["next_steps"]]
    kept |= {"filing": _filing(rules["filing"], acts)} if "filing" in rules else {}
    return kept | ({"panel": _panel(rules["panel"], acts)} if rules.get("panel") else {})


def _step(step: Data, acts: Acts) -> dict[str, Any]:
    kept = {name: value for name, value in step.items() if name != "requires"}
    if step.get("visible_from") in acts:
        del kept["visible_from"]
    if "requires" in step:
        kept["requires"] = list(_guards(step["requires"], acts))
        kept = {name: kept[name] for name in step if name in kept}
    return kept


def _guards(guards: list[Data], acts: Acts) -> Iterator[Data]:
    for guard in guards:
        if guard.get("not_taken") in acts:
            continue
        unless = [one for one in guard.get("unless", ()) if one.get("taken") not in acts]
        if unless == list(guard.get("unless", ())):
            yield guard
            continue
        kept = {name: value for name, value in guard.items() if name != "unless"}
        yield kept | ({"unless": unless} if unless else {})


def _terms(terms: Data, acts: Acts) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, spec in terms.items():
        ends = [act for act in spec.get("ends", ()) if act not in acts]
        if spec.get("from") in acts or (spec.get("ends") and not ends):
            continue
        yield name, _term(spec, acts)


def _term(spec: Data, acts: Acts) -> dict[str, Any]:
    kept = dict(spec)
    for name in ("ends", "lapses"):
        if set(spec.get(name, ())) & acts:
            kept[name] = [act for act in spec[name] if act not in acts]
    for name in _moving(spec, acts):
        kept.pop(name, None)
    return kept


def _moving(spec: Data, acts: Acts) -> Iterator[str]:
    """Yield what moves the term and cannot any more."""
    if "extension" in spec and spec.get("extended_by", EXTENDED) in acts:
        yield from ("extension", "extended_by")
    if {spec.get("suspended_from"), spec.get("suspended_until")} & acts:
        yield from ("suspended_from", "suspended_until", "suspends_if")
    if spec.get("cure", {}).get("on") in acts:
        yield "cure"
    if spec.get("fallback", {}).get("starts") in acts:
        yield "fallback"
    yield from (name for name in SIMPLE if spec.get(name) in acts)


def _next_step(step: Data, terms: set[str]) -> Data:
    if step.get("term") not in terms:
        return step
    return {name: value for name, value in step.items() if name != "term"}


def _filing(filing: Data, acts: Acts) -> dict[str, Any]:
    if not any(set(blocked) & acts for blocked in filing.get("blocks", {}).values()):
        return dict(filing)
    left = {
        naming: [act for act in blocked if act not in acts]
        for naming, blocked in filing["blocks"].items()
    }
    return {**filing, "blocks": {naming: blocked for naming, blocked in left.items() if blocked}}


def _panel(panel: Data, acts: Acts) -> dict[str, Any]:
    if panel.get("challenge", {}).get("act") not in acts:
        return dict(panel)
    return {name: value for name, value in panel.items() if name != "challenge"}
