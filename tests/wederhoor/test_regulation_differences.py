import argparse
import json
from pathlib import Path

import pytest

from kernel.errors import Refusal
from procedures.actions.begin_draft import begin_draft
from procedures.actions.save_draft import save_draft
from procedures.rules.adopting import Draft
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases
from wederhoor.__main__ import main
from wederhoor.running.regulation_dry_run import add_options, run

SHORTER = "inherits: provider\nterms:\n  advice: {amount: 6, unit: weeks}\n"


def test_difference_of_two_regulations_is_told_by_subject(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "regulation.yaml"
    file.write_text(SHORTER)
    assert main(["regulations", "diff", "provider", str(file)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Termijnen",
        "  - De termijn ‘Advies van de commissie’ is nu zes weken. Eerst: acht weken.",
    ]
    assert main(["regulations", "diff", "provider", str(file), "--language", "en", "--json"]) == 0
    assert [one["subject"] for one in json.loads(capsys.readouterr().out)] == ["terms"]


def test_no_difference_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regulations", "diff", "training", "training"]) == 0
    assert capsys.readouterr().out == ""


def test_difference_with_an_unknown_regulation_says_which_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["regulations", "diff", "provider", "nowhere"]) == 2
    assert "provider" in capsys.readouterr().err


def asked(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_options(parser)
    return parser.parse_args(arguments)


def test_dry_run_of_a_client_tells_days_and_no_words(
    acme: Tenant, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with scope.within(acme):
        case = cases.complaint("Mijn geheim.")
    file = tmp_path / "regulation.yaml"
    file.write_text(SHORTER)
    run(asked("acme", str(file), "--json", "--on", "2026-03-20"))
    out = capsys.readouterr().out
    (row,) = json.loads(out)["changed"]
    term = {"name": "advice", "before": "2026-04-27", "after": "2026-04-13"}
    assert (row["case"], row["terms"], "geheim" in out) == (case.number, [term], False)


def test_dry_run_without_a_regulation_takes_the_open_draft(
    acme: Tenant, capsys: pytest.CaptureFixture[str]
) -> None:
    with scope.within(acme):
        cases.complaint()
    with pytest.raises(Refusal) as refused:
        run(asked("acme"))
    assert refused.value.code == "draft.none"
    with scope.within(acme):
        draft = begin_draft(preset="provider", by=cases.SYSTEM, at=cases.RECEIVED_AT)
        written = Draft(SHORTER)
        at = cases.RECEIVED_AT
        save_draft(draft.id, written, revision=draft.revision, by=cases.SYSTEM, at=at)
    run(asked("acme", "--on", "2026-03-20"))
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Zaken doorlopen: 1; met iets anders: 1; vastgelopen: 0."
    )


def test_dry_run_of_a_client_that_is_not_there_is_refused(acme: Tenant) -> None:
    for slug in ("nobody", "bureau"):
        with pytest.raises(Refusal) as refused:
            run(asked(slug, "provider"))
        assert (refused.value.code, acme.slug) == ("tenant.unknown", "acme")
