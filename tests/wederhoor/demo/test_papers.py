"""Attachments of the demo are what they say, and the vault takes them."""

import pytest

from kernel.vault.filetypes import PDF, PNG, TXT, Kind
from kernel.vault.intake import Intake
from wederhoor.demo import sheets
from wederhoor.demo.papers import upload
from wederhoor.demo.sheets import Paper, Script


@pytest.mark.parametrize(
    ("paper", "kind"),
    [
        (Paper(name="a.pdf", lines=("Één (regel) \\ €",)), PDF),
        (Paper(name="a.png", lines=("012", "210")), PNG),
        (Paper(name="a.txt", lines=("Eén regel", "nog een")), TXT),
    ],
)
def test_paper_is_taken_as_the_type_of_its_name(paper: Paper, kind: Kind) -> None:
    intake = Intake(upload(paper).chunks(), 1_000_000)
    assert intake.kind == kind
    assert b"".join(intake.blocks())


def test_every_paper_of_the_stories_can_be_made() -> None:
    stories = [story for slug in sheets.bureau().clients for story in Script(slug).stories]
    papers = [paper for story in stories for paper in story.papers]
    kinds = {Intake(upload(paper).chunks(), 1_000_000).kind for paper in papers}
    assert kinds == {PDF, PNG, TXT}
