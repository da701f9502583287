"""From what was typed on the pages to a complaint as the rules know it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from frontend.forms.filing import POINTS, RESPONDENTS
from procedures.rules.filing import Filed, Filer, PersonNamed
from procedures.rules.language import Regulation

Answers = Mapping[str, Mapping[str, object]]


def filed_from(
    answers: Answers, regulation: Regulation, *, key: UUID, files: tuple[UUID, ...], at: datetime
) -> Filed:
    """Return the complaint; `answers` are the cleaned values of each page by its name."""
    story, you = answers["story"], answers["you"]
    points = _points(story)
    anonymous = is_anonymous(answers)
    return Filed(
        story=_text(story, "story"),
        received_at=at,
        channel="portal",
        complainant=_complainant(you, anonymous=anonymous),
        respondents=_respondents(answers["whom"]),
        elements=points,
        categories=_categories(story, points),
        grounds=_codes(answers["questions"], "ground"),
        wish=_text(answers["questions"], "wish"),
        happened_on=story.get("happened_on"),  # type: ignore[arg-type] # a cleaned date
        department=_text(you, "department"),
        anonymous=anonymous,
        hidden=_text(answers["form"], "anonymity") == "third_parties",
        answers={
            one.name: _text(answers["questions"], f"question-{one.name}")
            for one in regulation.filing.questions
        },
        key=key,
        files=files,
        filer=_filer(you, answers.get("files", {}).get("mandate")),
    )


def is_anonymous(answers: Answers) -> bool:
    """Whether the complaint is filed without a name."""
    return _text(answers["form"], "anonymity") == "anonymous"


def _complainant(you: Mapping[str, object], *, anonymous: bool) -> PersonNamed:
    return PersonNamed(
        name="" if anonymous else _text(you, "name"),
        email=_text(you, "email"),
        department=_text(you, "department"),
    )


def _filer(you: Mapping[str, object], mandate: object) -> Filer | None:
    name, bond = _text(you, "filer_name"), _text(you, "filer_bond")
    consented = bool(you.get("filer_consent"))
    if not (name or bond or consented):
        return None
    file = mandate if isinstance(mandate, UUID) else None
    return Filer(name, bond, consented=consented, mandate=file)


def _respondents(whom: Mapping[str, object]) -> tuple[PersonNamed, ...]:
    named = (
        PersonNamed(
            name=_text(whom, f"whom-{place}-name"),
            position=_text(whom, f"whom-{place}-position"),
            department=_text(whom, f"whom-{place}-department"),
        )
        for place in RESPONDENTS
    )
    return tuple(one for one in named if one != PersonNamed())


def _points(story: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    rows = (
        (_text(story, f"points-{place}-category"), _text(story, f"points-{place}-text"))
        for place in POINTS
    )
    return tuple((category, text) for category, text in rows if text)


def _categories(
    story: Mapping[str, object], points: tuple[tuple[str, str], ...]
) -> tuple[str, ...]:
    of_points = tuple(category for category, _text in points if category)
    return tuple(dict.fromkeys((*_codes(story, "category"), *of_points)))


def _codes(page: Mapping[str, object], name: str) -> tuple[str, ...]:
    found = page.get(name)
    return tuple(str(one) for one in found) if isinstance(found, list) else ()


def _text(page: Mapping[str, object], name: str) -> str:
    return str(page.get(name) or "").strip()
