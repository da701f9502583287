from collections.abc import Mapping, Sequence
from itertools import chain

from procedures.rules.differing.choices import code_differences, filing_differences
from procedures.rules.differing.duties import committee_differences, duty_differences
from procedures.rules.differing.sentences import SUBJECTS
from procedures.rules.differing.steps import state_differences, step_differences
from procedures.rules.differing.telling import Difference, Teller
from procedures.rules.differing.terms import term_differences
from procedures.rules.differing.words import own_differences, word_differences
from procedures.rules.language import Regulation, Texts

TELLERS = (
    filing_differences,
    code_differences,
    step_differences,
    state_differences,
    term_differences,
    committee_differences,
    duty_differences,
    word_differences,
)


def differences(
    before: Regulation,
    after: Regulation,
    words_before: Texts,
    words_after: Texts,
    *,
    language: str = "nl",
) -> tuple[Difference, ...]:
    """Return what differs between two versions, subject by subject; empty when nothing does.

    The number of a version is no difference. `language` is that of the words (nl, en or fr).
    """
    teller = Teller((before, after), (words_before, words_after), language)
    found = list(chain.from_iterable(tell(teller) for tell in TELLERS))
    order = list(SUBJECTS[teller.language])
    return tuple(sorted(dict.fromkeys(found), key=lambda one: order.index(one.subject)))


def wording_differences(
    before: Mapping[str, Sequence[str]],
    after: Mapping[str, Sequence[str]],
    titles: Mapping[str, str],
    *,
    language: str = "nl",
) -> tuple[Difference, ...]:
    """Return what differs in the client's own words after the articles, of one language.

    `titles` are the titles of the articles by their keys.
    """
    return tuple(own_differences(before, after, titles, language=language))
