"""Rules that only some regulations have, each told in one sentence."""

from collections.abc import Mapping
from datetime import date

from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.language import (
    Challenge,
    Filing,
    Guard,
    HearingRules,
    Length,
    LetterTo,
    NextStep,
    Office,
    Panel,
    Regulation,
    ReportDuty,
    Step,
    TermSpec,
)
from procedures.rules.published import Paragraph, Setting, articles
from tests.factories.published import regulation_of, words_of

PROVIDER, TEXTS = regulation_of("provider"), words_of("provider", "nl")


def told(regulation: Regulation, key: str) -> tuple[Paragraph, ...]:
    found = articles(regulation, TEXTS, language="nl")
    return next((one.paragraphs for one in found if one.key == key), ())


def with_(**changes: object) -> Regulation:
    return PROVIDER.model_copy(update=changes)


def with_step(act: str, **changes: object) -> Regulation:
    steps = (one.model_copy(update=changes if one.act == act else {}) for one in PROVIDER.steps)
    return with_(steps=tuple(steps))


def sentence(regulation: Regulation, act: str) -> str:
    found = articles(regulation, TEXTS, language="nl")
    return next(one.text for article in found for one in article.paragraphs if act in one.acts)


PANEL = Panel(
    seats={"chair": 1, "member": 2},
    external=("chair",),
    formed="standing",
    pool=6,
    odd=True,
    deputies=True,
    mix={"women": 1},
    expertise=("employment_law",),
    office=Office(amount=4, unit="years", renewals=1),
    excluded=("secretariat",),
    challenge=Challenge(
        act="panel_announced", within=Length(amount=1, unit="weeks"), decided_by="employer",
        source="EZ art. 9", verify=True,
    ),
)  # fmt: skip


def test_every_rule_of_a_committee_is_told() -> None:
    composed, more, excluded, challenged = told(with_(panel=PANEL), "committee")[:4]
    assert composed.text.startswith("De commissie is vast. Voor elke zaak wordt daaruit gekozen.")
    assert composed.items == ("voorzitter: 1;", "lid van de commissie: 2.")
    assert more.text == (
        "Van buiten de organisatie komt de voorzitter. Er zijn ten minste 6 leden om uit te kiezen."
        " Het aantal leden dat oordeelt, is oneven. Er zijn plaatsvervangers. Onder de leden is ten"
        " minste dit aantal: women: 1. In de commissie is deze kennis aanwezig: employment law."
        " Een lid wordt benoemd voor vier jaar en kan zo vaak opnieuw worden benoemd: 1."
    )
    assert excluded.text.endswith("Niet in de commissie zit wie ook dit is: het secretariaat.")
    assert challenged.text == (
        "Een kant kan binnen een week bezwaar maken tegen een lid: ‘samenstelling van de commissie"
        " meegedeeld’. Daarover beslist de werkgever. Staken de stemmen, dan is het bezwaar"
        " toegewezen."
    )
    assert (challenged.source, challenged.verify) == ("EZ art. 9", True)


def test_small_committee_has_no_more_rules_than_it_has() -> None:
    bare = Panel(seats={"chair": 1}, challenge=Challenge(act="panel_announced"))
    kinds = {"talk", "mediate", "opine"}
    steps = tuple(step for step in PROVIDER.steps if step.kind not in kinds)
    found = told(with_(panel=bare, steps=steps), "committee")
    assert found[1].text.startswith("In de commissie zit niemand die zelf kant is")
    assert "eerder dit deed" not in found[1].text
    assert found[2].text.startswith("Een kant kan bezwaar maken tegen een lid: ")
    office = Panel(seats={"chair": 1}, office=Office(amount=2, unit="years"))
    assert told(with_(panel=office), "committee")[1].text == (
        "Een lid wordt benoemd voor twee jaar."
    )


def test_one_who_judges_alone_does_not_speak_for_a_committee() -> None:
    alone = with_(panel=Panel(seats={"chair": 1}))
    assert "namens de commissie" in sentence(PROVIDER, "advised")
    assert "namens de commissie" not in sentence(alone, "advised")


def test_filing_tells_what_is_required_blocked_or_open_to_some_ways_only() -> None:
    filing = Filing(
        who=("complainant",),
        anonymity=("named", "anonymous"),
        blocks={"anonymous": ("mediation_started",)},
        channels=("portal", "post"),
        needs=("written", "dated"),
        forms={"post": ("signed",)},
        only_by={"bullying": ("post",)},
    )
    found = told(with_(filing=filing), "filing")
    lines = [" ".join((one.text, *one.items)) for one in found]
    assert lines[1].startswith("Bij ‘zonder naam’ kan dit niet: bemiddeling begonnen.")
    assert "post (vereist: een handtekening)." in lines[2]
    assert lines[3] == "Altijd is nodig: op schrift en een datum."
    assert lines[4] == "Over ‘pesten’ kan dat alleen langs: post."
    assert len(lines) == 6


def test_nobody_records_what_only_the_complainant_files() -> None:
    found = told(with_step("received", by=("complainant",)), "filing")
    assert [one.text for one in found if "legt" in one.text] == []


def test_what_moves_the_end_of_a_term_is_told() -> None:
    cure: Mapping[str, object] = {"on": "extended", "adds": {"amount": 2, "unit": "weeks"}}
    spec = TermSpec.model_validate(
        {
            **PROVIDER.terms["advice"].model_dump(by_alias=True),
            "cure": cure,
            "fallback": {"starts": "acknowledged", "offset": {"amount": 3, "unit": "days"}},
            "silence": "advised",
            "suspends_if": "complainant_consents",
            "consent_postpones": "extended",
            "extension": {"max_times": 2, "source": "EZ art. 4"},
            "house": True,
        }
    )
    details = told(with_(terms={"advice": spec}), "terms")
    (item,) = details[3].items
    assert item.split("; ") == [
        (
            "Advies van de commissie: te verlengen tot een dag die bekend wordt gemaakt, hoogstens"
            " twee keer, door de stap ‘termijn voor het advies verlengd’ (EZ art. 4)"
        ),
        "verder uit te stellen met instemming, door de stap ‘termijn voor het advies verlengd’",
        "wordt twee weken langer na de stap ‘termijn voor het advies verlengd’",
        (
            "staat stil van de stap ‘bemiddeling begonnen’ tot de stap ‘bemiddeling gestopt’,"
            " alleen bij ‘de klager stemt in’"
        ),
        "begint anders drie dagen na de bevestiging van de ontvangst",
        "gebeurt er niets op tijd, dan telt dat als ‘advies van de commissie gegeven’",
        "de wet noemt hier geen aantal",
        "dit is een eigen streven",
        "van langer duren krijgt bericht: de klager en de beklaagde.",
    ]


def test_terms_may_have_nothing_more_to_tell_and_there_may_be_none() -> None:
    bare = PROVIDER.terms["closing"].model_copy(update={"lapses": ()})
    assert len(told(with_(terms={"closing": bare}), "terms")) == 3 + 2
    texts = [one.text for one in told(with_(terms={}), "terms")]
    assert [one for one in texts if one.startswith("Deze termijnen")] == []
    backward = bare.model_copy(update={"backward": True})
    rows = told(with_(terms={"closing": backward}), "terms")[0].table
    assert rows is not None
    assert rows.rows[0][1] == "hoogstens twee weken terug"


def test_conditions_are_told_as_they_hold() -> None:
    guards = (
        Guard(answered={"assisted": "nobody"}),
        Guard(waited="answer"),
        Guard(not_taken="settled"),
    )
    changed = with_step("declined", requires=guards)
    assert (
        "Voorwaarden: op de vraag ‘Helpt iemand u hierbij?’ is het antwoord: Nee; wie binnen deze"
        " termijn mocht reageren, deed dat of liet die voorbijgaan: antwoord van de beklaagde; de"
        " stap ‘naar tevredenheid opgelost’ is niet gezet."
    ) in sentence(changed, "declined")


def test_step_that_goes_by_itself_or_reveals_or_encloses_says_so() -> None:
    alone = with_step("aftercare_invited", by=("system",))
    assert sentence(alone, "aftercare_invited").startswith("Dit gaat vanzelf: nazorg aangeboden.")
    revealing = sentence(with_step("talked", reveals=True), "talked")
    assert "Daarmee mag de naam van de klager bekend worden." in revealing
    letter = LetterTo(letter="decision", to="employer", encloses=("rapport",))
    closing = sentence(with_step("closed", letters=(letter,)), "closed")
    assert "Bij de brief aan de werkgever zit: rapport." in closing
    later = sentence(with_step("talked", visible_from="decided"), "talked")
    assert "De kanten zien dit pas na de stap ‘besluit van de werkgever genomen’." in later


def test_side_that_is_heard_and_others_get_their_letters_apart() -> None:
    step = PROVIDER.step("heard")
    assert isinstance(step, Step)
    letters = (*step.letters, LetterTo(letter="decision", to="employer"))
    assert (
        "Een brief hierover gaat naar de kant om wie het gaat: de klager of de beklaagde. Een"
        " brief hierover gaat naar de werkgever."
    ) in sentence(with_step("heard", letters=letters), "heard")


def test_regulation_without_another_side_does_not_speak_of_one() -> None:
    steps = tuple(
        step.model_copy(
            update={
                "by": tuple(role for role in step.by if role != "respondent") or ("secretariat",),
                "letters": tuple(one for one in step.letters if one.to != "respondent"),
            }
        )
        for step in PROVIDER.steps
    )
    found = told(with_(steps=steps), "definitions")[0]
    assert [item for item in found.items if "beklaagde" in item] == []


def test_next_steps_and_reports_are_told_with_their_days() -> None:
    steps = (
        NextStep(body="employer", decides_within="closing", told_in=("decision",)),
        NextStep(body="mediator"),
    )
    found = told(with_(next_steps=steps), "appeal")
    assert [one.text for one in found] == [
        (
            "De klager kan naar de werkgever. Daarna volgt een uitspraak binnen twee weken na het"
            " besluit. De brief hierover noemt deze weg."
        ),
        "De klager kan naar de bemiddelaar.",
        "Deze regeling neemt niemand het recht om naar de rechter te gaan.",
    ]
    duty = ReportDuty(name="cijfers", to=("employer",), every="quarter", before="02-10")
    assert told(with_(reports=(duty,)), "report")[1].text == (
        "Elk kwartaal is er een verslag: cijfers. Het is voor de werkgever. Het is er vóór"
        " 10 februari."
    )


def test_text_says_from_when_it_holds_and_what_a_small_regulation_leaves_out() -> None:
    steps = tuple(
        step.model_copy(
            update={
                "by": tuple(set(step.by) - SEES_EVERY_CASE) or ("employer",),
                "requires": tuple(guard for guard in step.requires if not guard.verify),
            }
        )
        for step in PROVIDER.steps
    )
    codes = {name: known for name, known in PROVIDER.code_lists.items() if name != "outcome"}
    small = with_(steps=steps, languages=("nl",), code_lists=codes)
    setting = Setting(client="Acme", in_force_from=date(2027, 1, 1))
    found = {one.key: one for one in articles(small, TEXTS, language="nl", setting=setting)}
    assert [one.text for one in found["entry"].paragraphs] == [
        "Dit is versie 1 van deze regeling. Zij geldt vanaf 1 januari 2027.",
        (
            "Een zaak volgt de versie die gold op de dag van ontvangst. Een latere versie verandert"
            " daar niets aan."
        ),
    ]
    assert len(found["course"].paragraphs) == 1
    assert "Elke zaak kan" not in found["confidentiality"].paragraphs[1].text


def test_time_for_remarks_is_told_where_the_regulation_says_it() -> None:
    spoken = HearingRules(remarks_within=Length(amount=10, unit="days"), source="own regulation")
    before, after = told(PROVIDER, "hearing"), told(with_(hearing=spoken), "hearing")
    assert after[:-1] == before
    assert "binnen tien dagen laten weten" in after[-1].text
