"""What somebody files, as values; and whether the regulation takes it in this form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from kernel.errors import Refusal
from procedures.rules.language import Filing, Regulation


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """Somebody as named in a filing; everything may be left open."""

    name: str = ""
    email: str = ""
    position: str = ""
    department: str = ""
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class Filer:
    """Who files for somebody else, how they stand to them, and whether that person wants it.

    `mandate` is which of the files says so.
    """

    name: str
    bond: str = ""
    consented: bool = False
    mandate: UUID | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """A complaint as filed: the story, its points, about whom, and the answers to questions.

    `received_at` is when it came in, also when it is entered later (post, phone); `key` makes a
    repeated submission of the same form one complaint. `hidden` asks to keep the name from others
    than who handles the case. `filer` is who files for the complainant, if that is somebody else.
    """

    story: str
    received_at: datetime
    channel: str
    complainant: PersonNamed = PersonNamed()
    respondents: tuple[PersonNamed, ...] = ()
    elements: tuple[tuple[str, str], ...] = ()
    categories: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    wish: str = ""
    happened_on: date | None = None
    department: str = ""
    anonymous: bool = False
    hidden: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
    language: str = "nl"
    key: UUID = field(default_factory=uuid4)
    files: tuple[UUID, ...] = ()
    filer: Filer | None = None


def check_filing(filed: Filed, regulation: Regulation, today: date) -> None:
    """Raise a Refusal `filing.…` with the field in its facts when something is not right."""
    _check_story(filed, today)
    _check_form(filed, regulation.filing)
    _check_filer(filed)
    _check_codes(filed, regulation)
    _check_ways(filed, regulation.filing)
    _check_questions(filed, regulation.filing)


def hides_name(filed: Filed, filing: Filing) -> bool:
    """Whether the name is kept from third parties: asked for, or the only way to give a name."""
    return not filed.anonymous and (filed.hidden or "named" not in filing.anonymity)


def _check_story(filed: Filed, today: date) -> None:
    if not filed.story.strip():
        raise Refusal("filing.story", message="Vertel wat er is gebeurd.", field="story")
    if filed.happened_on is not None and filed.happened_on > today:
        raise Refusal(
            "filing.future",
            field="happened_on",
            message="Deze dag ligt in de toekomst. Vul in wanneer het gebeurde.",
        )


def _check_form(filed: Filed, filing: Filing) -> None:
    if filed.channel not in filing.channels:
        raise Refusal(
            "filing.channel",
            field="channel",
            message="Langs deze weg kan bij deze organisatie geen klacht binnenkomen.",
        )
    named = "third_parties" if hides_name(filed, filing) else "named"
    form = "anonymous" if filed.anonymous else named
    if form not in filing.anonymity:
        raise Refusal(
            "filing.anonymity",
            field="anonymous",
            message="Deze regeling kent geen anonieme klacht. Vul uw naam in, of praat"
            " eerst met een vertrouwenspersoon.",
        )
    if not filed.anonymous and not filed.complainant.name.strip():
        raise Refusal("filing.name", message="Vul uw naam in.", field="name")


def _check_filer(filed: Filed) -> None:
    """Only with consent, and for somebody who is named (Awb art. 2:1)."""
    filer = filed.filer
    if filer is None:
        return
    if filed.anonymous:
        raise Refusal(
            "filing.mandate",
            field="filer_name",
            message="Voor iemand anders indienen kan alleen met de naam van die persoon.",
        )
    if not filer.name.strip():
        raise Refusal("filing.mandate", field="filer_name", message="Vul ook uw eigen naam in.")
    if not filer.consented:
        raise Refusal(
            "filing.mandate",
            field="filer_consent",
            message="Dit kan alleen als de ander het zelf wil. Vraag het eerst.",
        )


def _check_codes(filed: Filed, regulation: Regulation) -> None:
    lists = regulation.code_lists
    for given, name in ((filed.categories, "category"), (filed.grounds, "ground")):
        unknown = set(given) - set(lists.get(name, ()))
        if unknown:
            raise Refusal(
                "filing.code",
                message="Kies een waarde uit de lijst.",
                field=name,
                unknown=sorted(unknown),
            )


def _check_ways(filed: Filed, filing: Filing) -> None:
    for category in filed.categories:
        ways = filing.only_by.get(category)
        if ways is not None and filed.channel not in ways:
            raise Refusal(
                "filing.way",
                field="channel",
                message="Een klacht hierover kan niet langs deze weg binnenkomen.",
                ways=ways,
            )


def _check_questions(filed: Filed, filing: Filing) -> None:
    for question in filing.questions:
        answer = filed.answers.get(question.name, "")
        if question.required and not answer.strip():
            raise Refusal("filing.question", message="Beantwoord deze vraag.", field=question.name)
        if answer and question.options and answer not in question.options:
            raise Refusal(
                "filing.question", message="Kies een van de antwoorden.", field=question.name
            )
