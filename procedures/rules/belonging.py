"""Where somebody with a problem belongs: at most five plain questions, and the ways they point at.

Nobody is turned away: the answers put the ways in an order, and the complaint is always among
them. Nothing of an answer is kept.
"""

from collections.abc import Collection, Iterator, Mapping

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "danger": ("no", "yes"),
    "about": ("treatment", "discrimination", "wrongdoing", "service", "unsure"),
    "who": ("works_here", "worked_here", "served", "somebody_else"),
    "talked": ("no", "yes", "unsafe"),
    "wish": ("be_heard", "talk", "mediation", "judged", "outside", "unsure"),
}
"""Each question with its answers, in the order in which they are asked."""

CALLED = ("adviser", "talk", "mediation", "complaint", "wrongdoing", "discrimination", "doctor")
"""Ways that have somebody of the client to call."""

EMERGENCY, OUTSIDE, COMPLAINT = "emergency", "outside", "complaint"
WAYS = (EMERGENCY, *CALLED, OUTSIDE)

_WISHED: Mapping[str, tuple[str, ...]] = {
    "be_heard": ("adviser", "talk"),
    "talk": ("talk", "adviser", "mediation"),
    "mediation": ("mediation", "talk", "adviser"),
    "judged": ("complaint", "adviser"),
    "outside": ("outside", "adviser"),
    "unsure": ("adviser", "talk"),
}
_ABOUT: Mapping[str, tuple[str, ...]] = {
    "discrimination": ("discrimination",),
    "wrongdoing": ("wrongdoing",),
}
_TOGETHER = ("talk", "mediation")
"""Ways in which both sides sit at one table; never advised to who does not feel safe."""

Answers = Mapping[str, str]


def next_question(answers: Answers) -> str:
    """Return the question to ask now; empty when there is enough to point a way.

    Who is in danger is asked nothing more.
    """
    if answers.get("danger") == "yes":
        return ""
    return next((name for name in QUESTIONS if name not in answers), "")


def known(answers: Answers) -> dict[str, str]:
    """Return the answers that there are to questions that there are."""
    return {name: one for name, one in answers.items() if one in QUESTIONS.get(name, ())}


def ways(answers: Answers, there: Collection[str]) -> tuple[str, ...]:
    """Return the ways for these answers, the best first, of those that the client has.

    The outside world is always there, and comes last unless it was asked for.
    """
    wanted = [one for one in _wanted(answers) if one in there or one in (EMERGENCY, OUTSIDE)]
    return tuple(dict.fromkeys([*wanted, OUTSIDE]))


def other_ways(shown: Collection[str], there: Collection[str]) -> tuple[str, ...]:
    """Return what the client has besides: nobody is kept from a way by how they answered."""
    return tuple(way for way in CALLED if way in there and way not in shown)


def topic(answers: Answers) -> str:
    """Return what the outside bodies are picked by."""
    about = answers.get("about", "unsure")
    return "danger" if answers.get("danger") == "yes" else about


def _wanted(answers: Answers) -> Iterator[str]:
    about, wish = answers.get("about", "unsure"), answers.get("wish", "unsure")
    if answers.get("danger") == "yes":
        yield from (EMERGENCY, "adviser")
        return
    yield from _ABOUT.get(about, ())
    wished = _WISHED.get(wish, _WISHED["unsure"])
    yield from _safe(wished, answers)
    if about == "treatment" and wish == "be_heard":
        yield "doctor"
    yield COMPLAINT


def _safe(wished: tuple[str, ...], answers: Answers) -> list[str]:
    """Return the ways without those that ask too much of who does not feel safe.

    Who talked already and is still here is shown the complaint before another talk.
    """
    if answers.get("talked") == "unsafe":
        return [one for one in wished if one not in _TOGETHER] or ["adviser"]
    if answers.get("talked") == "yes" and answers.get("wish") not in _TOGETHER:
        return [one for one in wished if one != "talk"]
    return list(wished)
