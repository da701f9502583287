from procedures import presets
from procedures.letters.required import Fact, Sent, lacking, plain, required_of
from procedures.rules.language import Step
from procedures.rules.reading import read_regulation, read_texts

VALUES = {
    "number": "2026-0001",
    "recipient": "Anna",
    "due.decide": "maandag 4 mei 2026",
    "reasons": "Het duurt\nlanger.",
    "outcome": "",
    "contact": "klachten@acme.example",
}


def sent(name: str, kind: str, letter: str) -> Sent:
    regulation = read_regulation(presets.source_of(name))
    texts = read_texts(presets.texts_of(name)["nl"], file="nl")
    step = next(step for step in regulation.steps if step.kind == kind and goes(step, letter))
    to = next(one for one in step.letters if one.letter == letter)
    return Sent(regulation, step, to, texts)


def goes(step: Step, letter: str) -> bool:
    return any(one.letter == letter for one in step.letters)


def test_facts_that_were_filled_in_must_stay_and_manners_may_go() -> None:
    said = ("Zaak {number}", "Beste {recipient},", "Op {due.decide}: {reasons}", "{contact}")
    found = required_of(sent("provider", "extend", "extension"), said, VALUES)
    assert found == (
        Fact("maandag 4 mei 2026", ""),
        Fact("2026-0001", "Zaaknummer"),
        Fact("Het duurt\nlanger.", "Redenen"),
    )


def test_what_was_left_open_is_not_asked() -> None:
    assert required_of(sent("provider", "extend", "extension"), ("{outcome}",), VALUES) == ()


def test_spaces_quotes_and_capitals_do_not_matter() -> None:
    facts = (Fact("Hij zei: “kom 's avonds…”\n\nTwee regels"),)
    assert lacking(facts, 'hij zei: "Kom ’s avonds..." Twee  regels – slot') == ()
    assert lacking(facts, "hij zei niets") == facts
    assert plain(" A\xa0b ") == "a b"


def test_committee_must_be_named_where_the_law_asks_it() -> None:
    letter = sent("awb-committee", "acknowledge", "acknowledgement")
    committee = letter.texts.roles["committee"]
    asked = required_of(letter, (f"De {committee.lower()} behandelt uw klacht.",), {})
    assert [one.text for one in asked] == [committee]
    assert "9:15" in asked[0].law
    assert lacking(asked, "Wij behandelen uw klacht.") == asked


def test_way_on_must_be_named_where_the_regulation_tells_it() -> None:
    regulation = read_regulation(presets.source_of("awb"))
    way = next(one for one in regulation.next_steps if one.told_in)
    step = next(step for step in regulation.steps if goes(step, way.told_in[0]))
    letter = sent("awb", step.kind, way.told_in[0])
    body = letter.texts.roles[way.body]
    said = letter.texts.letters[way.told_in[0]].paragraphs
    asked = [one.text for one in required_of(letter, said, {})]
    assert body in asked
