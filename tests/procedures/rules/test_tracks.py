from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kernel.errors import Refusal
from procedures import presets
from procedures.rules.language import Regulation, Track
from procedures.rules.proofs import Subject, proven
from procedures.rules.reading import read_regulation, read_texts
from procedures.rules.tracks import counted, hidden_there, mismatches, track_named
from procedures.rules.walk import Taken

RECEIVED = datetime(2026, 3, 2, 9, tzinfo=UTC)
STEP = (
    "    to: ended\n    by: [secretariat, complaints_officer]\n    fields:\n      - {name: track,"
)
ACKNOWLEDGED = datetime(2026, 3, 4, 9, tzinfo=UTC)


def shipped(name: str) -> Regulation:
    return read_regulation(presets.source_of(name))


def changed(old: str, new: str, *, letters: tuple[str, str] = ("", "")) -> tuple[str, ...]:
    source = presets.source_of("provider")
    assert source.count(old) == 1
    texts = {
        language: read_texts(text.replace(*letters) if letters[0] else text, file=language)
        for language, text in presets.texts_of("provider").items()
    }
    subject = Subject(read_regulation(source.replace(old, new)), texts)
    return next(iter(proven(subject, {"tracks_kept"}))).mistakes


def test_provider_keeps_its_tracks() -> None:
    assert changed("  track: [wrongdoing, service", "  track: [wrongdoing, service") == ()


def test_a_code_without_a_track_fails() -> None:
    assert changed(
        "  track: [wrongdoing, service, psychosocial, talk]",
        "  track: [wrongdoing, service, psychosocial, talk, court]",
    ) == ("Weg 'court' hoort in de codelijst 'track' en onder 'tracks' te staan.",)


def test_an_act_that_involves_others_cannot_count_elsewhere() -> None:
    assert changed(
        "regulation: wbk, counts: {acknowledged: acknowledged}",
        "regulation: wbk, counts: {admitted: admitted}",
    ) == ("Weg 'wrongdoing': wat met 'admitted' is gedaan, kan elders niet meetellen.",)


def test_a_track_to_itself_fails() -> None:
    assert changed("regulation: welfare", "regulation: provider") == (
        "Weg 'talk' leidt naar deze regeling zelf.",
    )


def test_the_other_side_may_not_see_where_it_goes_on() -> None:
    step = "      - {letter: end_notice, to: respondent}\n    visible_to: [complainant]\n"
    assert changed(step, step.replace("[complainant]", "[complainant, respondent]")) == (
        "Stap 'track_changed': waar de klacht verdergaat, is alleen aan de klager.",
    )


def test_a_letter_to_the_other_side_may_not_name_the_new_number() -> None:
    old = "    outcome: ended_here"
    letters = ("Complaint {number} has come to an end", "{number} is now {continued_as}")
    assert changed(old, old, letters=letters) == (
        "Brief 'end_notice' vertelt 'respondent' waar de klacht verdergaat.",
    )


def test_the_step_may_not_leave_the_case_open() -> None:
    assert changed(STEP, STEP.replace("to: ended", "to: completion")) == (
        "Stap 'track_changed': de klacht gaat elders verder, dus hier hoort zij te eindigen.",
    )


def test_the_respondent_may_not_choose_the_track() -> None:
    assert changed(STEP, STEP.replace("complaints_officer]", "respondent]")) == (
        "Stap 'track_changed': alleen wie de klacht behandelt, zet haar op een andere weg.",
    )


def test_what_counts_keeps_its_own_moment_and_the_rest_stays_behind() -> None:
    here, there = shipped("provider"), shipped("awb")
    track = track_named(here, "service")
    acts = [
        Taken("received", "receive", RECEIVED, {"channel": "portal"}),
        Taken("talked", "talk", ACKNOWLEDGED, {"held_on": "2026-03-04"}),
        Taken("acknowledged", "acknowledge", ACKNOWLEDGED, {}),
    ]
    found = counted(track, here, there, acts)
    assert [(one.act, one.at) for one in found] == [
        ("received", RECEIVED),
        ("acknowledged", ACKNOWLEDGED),
    ]


def test_acts_in_an_order_that_the_other_does_not_know_are_refused() -> None:
    here, there = shipped("provider"), shipped("training")
    track = Track(track="talk", regulation="training", counts={"talked": "mediated"})
    acts = [
        Taken("received", "receive", RECEIVED, {}),
        Taken("talked", "talk", ACKNOWLEDGED, {}),
    ]
    there = there.model_copy(
        update={
            "steps": tuple(
                step.model_copy(update={"from_": ("closed",)}) if step.from_ else step
                for step in there.steps
            )
        }
    )
    name = next(step.act for step in there.steps if step.from_)
    track = track.model_copy(update={"counts": {"talked": name}})
    with pytest.raises(Refusal) as refused:
        counted(track, here, there, acts)
    assert refused.value.code == "track.order"


def test_an_unknown_track_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        track_named(shipped("provider"), "court")
    assert refused.value.code == "track.unknown"


def knowing(*anonymity: str) -> Regulation:
    there = shipped("provider")
    filing = there.filing.model_copy(update={"anonymity": anonymity})
    return there.model_copy(update={"filing": filing})


@pytest.mark.parametrize(
    ("known", "anonymous", "hidden", "there"),
    [
        (("named",), False, False, False),
        (("named", "third_parties"), False, False, False),
        (("third_parties", "anonymous"), False, False, True),
        (("named", "third_parties"), False, True, True),
        (("anonymous",), True, False, False),
    ],
)
def test_name_is_never_kept_less_there_than_here(
    known: tuple[str, ...], *, anonymous: bool, hidden: bool, there: bool
) -> None:
    assert hidden_there(knowing(*known), anonymous=anonymous, hidden=hidden) == there


@pytest.mark.parametrize(
    ("known", "anonymous", "hidden", "code"),
    [
        (("named",), True, False, "track.anonymous"),
        (("named", "anonymous"), False, True, "track.hidden"),
        (("anonymous",), False, False, "track.named"),
    ],
)
def test_form_that_is_unknown_there_is_refused(
    known: tuple[str, ...], *, anonymous: bool, hidden: bool, code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        hidden_there(knowing(*known), anonymous=anonymous, hidden=hidden)
    assert refused.value.code == code


def test_mismatches_name_what_the_other_does_not_know() -> None:
    here, there = shipped("provider"), shipped("awb")
    track = Track(track="x", regulation="awb", counts={"acknowledged": "greeted"})
    assert list(mismatches(track, here, there)) == ["Weg 'x': 'awb' kent de stap 'greeted' niet."]
    other = Track(track="x", regulation="awb", counts={"talked": "acknowledged"})
    assert list(mismatches(other, here, there)) == [
        "Weg 'x': 'talked' is daar iets anders ('acknowledged')."
    ]


def tracks() -> Iterator[tuple[str, str]]:
    for name in presets.names():
        for track in shipped(name).tracks:
            yield name, track.track


@pytest.mark.parametrize(("name", "code"), list(tracks()))
def test_every_track_between_shipped_regulations_can_be_followed(name: str, code: str) -> None:
    here = shipped(name)
    track = track_named(here, code)
    known = {one.regulation: one for one in map(shipped, presets.names())}
    there = known.get(track.regulation)
    if there is None:
        pytest.skip("that regulation is not shipped")
    assert list(mismatches(track, here, there)) == []
    acts = [Taken(step.act, step.kind, RECEIVED, {}) for step in here.steps]
    begun = [act for act in acts if act.kind == "receive"]
    done = [act for act in acts if act.act in track.counts]
    assert len(counted(track, here, there, [*begun, *done])) == 1 + len(track.counts)
