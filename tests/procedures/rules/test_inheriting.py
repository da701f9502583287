from collections.abc import Callable

import pytest

from kernel.errors import Refusal
from procedures import presets
from procedures.rules.documents import compose, traps, written
from procedures.rules.inheriting import whole
from procedures.rules.language import Regulation
from procedures.rules.proofs import obligations
from procedures.rules.reading import read_regulation, read_texts
from procedures.rules.words import whole_words

OWN = """\
inherits: provider
regulation: acme
version: 3
without: [steps.panel_announced, terms.acknowledge.target, filing.channels.api, code_lists.ground]
steps:
  - act: talked
    by: [secretariat]
  - act: phoned
    after: acknowledged
    kind: note
    from: [assessment]
    by: [secretariat]
    fields: [{name: report, type: text}]
terms:
  advice: {amount: 10}
filing:
  questions:
    - {name: found_us, options: [colleague, other]}
    - {name: yes_or_no, options: [yes, no]}
"""


def read(own: str, **others: str) -> Regulation:
    def parents(name: str) -> str:
        return others[name] if name in others else presets.own_source_of(name)

    return read_regulation(own, file="acme.yaml", parents=parents)


def test_parts_are_laid_over_those_of_the_parent() -> None:
    parent, own = read(presets.own_source_of("provider")), read(OWN)
    assert (own.regulation, own.version, own.calendar) == ("acme", 3, parent.calendar)
    advice = own.terms["advice"]
    assert (advice.amount, advice.unit, advice.ends) == (10, "weeks", parent.terms["advice"].ends)
    talked = own.step("talked")
    assert talked is not None
    assert (talked.by, talked.from_) == (("secretariat",), parent.step("talked").from_)  # type: ignore[union-attr]


def test_parts_that_are_taken_away_are_gone_and_new_steps_stand_where_they_belong() -> None:
    parent, own = read(presets.own_source_of("provider")), read(OWN)
    assert own.terms["acknowledge"].target is None
    assert own.filing.channels == parent.filing.channels[:-1]
    assert set(parent.code_lists) - set(own.code_lists) == {"ground"}
    acts = [step.act for step in parent.steps if step.act != "panel_announced"]
    acts.insert(acts.index("acknowledged") + 1, "phoned")
    assert [step.act for step in own.steps] == acts


def test_new_step_can_stand_ahead_of_another() -> None:
    parent = read(presets.own_source_of("provider"))
    own = read(OWN.replace("after: acknowledged", "before: acknowledged"))
    acts = [step.act for step in parent.steps if step.act != "panel_announced"]
    acts.insert(acts.index("acknowledged"), "phoned")
    assert [step.act for step in own.steps] == acts


def test_report_keeps_the_day_before_which_it_is_due() -> None:
    own = read(f'{OWN}\nreports:\n  - {{name: yearly, to: [employer], before: "03-01"}}\n')
    assert [(one.name, one.before) for one in own.reports] == [("yearly", "03-01")]


def test_unquoted_yes_and_no_are_the_words_they_are() -> None:
    questions = {question.name: question.options for question in read(OWN).filing.questions}
    assert questions["yes_or_no"] == ("yes", "no")
    assert questions["found_us"] == ("colleague", "other")
    assert list(questions) == ["prior_steps", "assisted", "found_us", "yes_or_no"]


def test_unquoted_yes_and_no_are_warned_about() -> None:
    line = next(n for n, text in enumerate(OWN.splitlines(), 1) if "yes_or_no" in text)
    assert [warning.split(" zonder")[0] for warning in traps(compose(OWN, "acme.yaml"))] == [
        f"acme.yaml, regel {line}: yes",
        f"acme.yaml, regel {line}: no",
    ]
    quoted = OWN.replace("[yes, no]", '["yes", "no"]')
    assert traps(compose(quoted, "acme.yaml")) == ()


def test_grandparents_count_too() -> None:
    child = "inherits: acme\nregulation: child\nversion: 1\n"
    assert read(child, acme=OWN).terms["advice"].amount == 10


def refused(act: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as found:
        act()
    return found.value


def test_regulation_that_builds_on_itself_is_refused() -> None:
    circle = {"a": "inherits: b\n", "b": "inherits: c\n", "c": "inherits: a\n"}
    refusal = refused(lambda: read(circle["a"], **circle))
    assert (refusal.code, refusal.facts["chain"]) == ("regulation.cyclic", ["b", "c", "a", "b"])


def test_unknown_parent_is_refused() -> None:
    refusal = refused(lambda: read("inherits: nergens\n"))
    assert (refusal.code, refusal.facts["parent"]) == ("regulation.parent_unknown", "nergens")


@pytest.mark.parametrize("path", ["steps.nothing", "terms.advice.nothing", "nothing.at_all"])
def test_what_the_parent_does_not_have_cannot_be_taken_away(path: str) -> None:
    refusal = refused(lambda: read(f"inherits: provider\nwithout: [{path}]\n"))
    assert refusal.facts["mistakes"] == [
        f"acme.yaml, regel 2, without: '{path}' staat niet in de regeling waarop deze voortbouwt."
    ]


def test_mistake_is_told_at_the_file_it_stands_in() -> None:
    broken = OWN.replace("advice: {amount: 10}", "advice: {amount: tien}")
    line = next(n for n, text in enumerate(broken.splitlines(), 1) if "tien" in text)
    mistakes = refused(lambda: read(broken)).facts["mistakes"]
    assert mistakes[0].startswith(f"acme.yaml, regel {line}, terms › advice › amount: ")  # type: ignore[index]
    parent = presets.own_source_of("provider").replace("calendar: nl", "calendar: fr")
    mistakes = refused(lambda: read("inherits: bad\n", bad=parent)).facts["mistakes"]
    assert mistakes[0].startswith("bad/acme.yaml, regel 5, calendar: 'fr' is onbekend")  # type: ignore[index]


def test_name_given_twice_is_a_mistake() -> None:
    refusal = refused(lambda: read(OWN + "version: 4\n"))
    last = len(OWN.splitlines()) + 1
    assert refusal.facts["mistakes"] == [f"acme.yaml, regel {last}: 'version' staat er twee keer."]


def test_words_are_laid_over_and_lost_ones_left_out() -> None:
    own = {"nl": "title: Onze regeling\nacts: {phoned: Gebeld}\n"}
    words = whole_words(read(OWN), own, presets.texts_of("provider"))
    dutch = read_texts(words["nl"], file="nl.yaml")
    parent = read_texts(presets.texts_of("provider")["nl"], file="nl.yaml")
    assert (dutch.title, dutch.acts["phoned"]) == ("Onze regeling", "Gebeld")
    assert set(parent.acts) - set(dutch.acts) == {"panel_announced"}
    assert (set(parent.letters) - set(dutch.letters), "ground" in dutch.codes) == (
        {"panel_notice"},
        False,
    )


def test_difference_is_proven_as_a_whole() -> None:
    own = OWN.replace("steps.panel_announced, ", "").replace(
        "    - {name: yes_or_no, options: [yes, no]}\n", ""
    )
    regulation = read(own)
    texts = {code: f"acts: {{phoned: {code}}}\n" for code in ("nl", "en", "fr", "de")}
    merged = whole_words(regulation, texts, presets.texts_of("provider"))
    words = {code: read_texts(text, file=code) for code, text in merged.items()}
    assert [one.mistakes for one in obligations(regulation, words) if not one.holds] == []


def test_whole_document_reads_the_same_once_written() -> None:
    document = whole(OWN, file="acme.yaml", parents=presets.own_source_of)
    assert read_regulation(written(document)) == read(OWN)
