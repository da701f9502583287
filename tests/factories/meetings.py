"""The papers of an invented advice meeting."""

from datetime import date

from procedures.reports.content import EditionContent, Story
from procedures.reports.meeting import Advised, Answered, MinutesContent, PackContent, Signed
from tests.factories import editions

STORY = Story(
    "Grappen die niet ophouden",
    "Iemand vertelde dat collega's elke dag dezelfde grap maakten. Wie er iets van zei, hoorde"
    " dat het niet zo bedoeld was.\n\nNa een gesprek met de leiding is het gestopt.",
    (("category", "bullying"), ("outcome", "founded")),
)
BULLYING = (("category", "bullying"), ("flow", "received"))


def pack(seen: EditionContent | None = None, **given: object) -> PackContent:
    """Return a pack with something in every part."""
    told: dict[str, object] = {
        "planned": "dinsdag 10 maart 2026, 14:00 uur",
        "place": "Directiekamer",
        "invited": ("Henk Visser", "Iris van Dam"),
        "agenda": ("Wat er van vorig jaar is geworden", "De cijfers", "Onze adviezen", "Afspraken"),
        "earlier": (
            Answered("Geef voorlichting aan alle teams.", "follows"),
            Answered("Stel een tweede vertrouwenspersoon aan.", "departs", "Daar is geen geld."),
        ),
        "advices": (
            Advised(
                "Train alle leidinggevenden.", (("category", "bullying"), ("flow", "received"))
            ),
            Advised("Maak het portaal bekend.", (("channel", "phone"),)),
        ),
        "questions": ("Herkent u dit beeld?", "Wat hield u vorig jaar tegen?"),
    }
    edition = seen or editions.edition(stories=(STORY,))
    return PackContent(edition=edition, **{**told, **given})  # type: ignore[arg-type]


def minutes(**given: object) -> MinutesContent:
    """Return the minutes of that meeting, approved by both sides."""
    told: dict[str, object] = {
        "client_name": "Zorggroep De Linden",
        "consultancy_name": "Bureau Samenspraak",
        "brand_colour": "#0b5c6b",
        "language": "nl",
        "year": 2025,
        "held_on": date(2026, 3, 10),
        "held": "dinsdag 10 maart 2026, 14:00 uur",
        "place": "Directiekamer",
        "present": ("Henk Visser", "Iris van Dam"),
        "absent": ("Carla Smit",),
        "items": (
            ("De cijfers", "Wij spraken over:\n\n- Pesten\n- Intimidatie"),
            ("Slot", ""),
        ),
        "advices": (Answered("Train alle leidinggevenden.", "follows"),),
        "decisions": (("Training", "Henk Visser", date(2026, 9, 1)),),
        "signed": (
            Signed("consultancy", "Iris van Dam", date(2026, 3, 17)),
            Signed("client", "Henk Visser", date(2026, 3, 19)),
        ),
    }
    return MinutesContent(**{**told, **given})  # type: ignore[arg-type]
