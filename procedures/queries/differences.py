"""What differs between versions of a regulation, grouped, in the language of the reader."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from procedures.models import AdoptedRegulation, RegulationDraft
from procedures.queries.drafts import Whole, newest_version, whole_of
from procedures.queries.regulations import rules_of, texts_of
from procedures.rules.differing import SUBJECTS, Difference, differences, wording_differences
from procedures.rules.language import Texts
from procedures.rules.published import languages, title_of

Wording = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Subject:
    """What differs in one subject."""

    name: str
    title: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A version beside an earlier one (None when there is none), told in one language."""

    before: AdoptedRegulation | None
    language: str
    subjects: tuple[Subject, ...]

    @property
    def count(self) -> int:
        """How much differs."""
        return sum(len(subject.differences) for subject in self.subjects)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared."""

    whole: Whole
    wording: Wording


def of_draft(draft: RegulationDraft, language: str) -> Compared:
    """Return what a draft changes in the newest version. Raise the Refusals of reading."""
    before = newest_version()
    return _compared(before, Side(whole_of(draft), draft.wording), language)


def of_version(adopted: AdoptedRegulation, language: str) -> Compared:
    """Return what a version changed in the one before it in its line."""
    line = AdoptedRegulation.objects.filter(beside=adopted.beside, version__lt=adopted.version)
    if adopted.beside:
        line = line.filter(name=adopted.name)
    return _compared(line.order_by("-version").first(), _side(adopted), language)


def _side(adopted: AdoptedRegulation) -> Side:
    texts = {code: texts_of(adopted, code) for code in adopted.texts}
    return Side(Whole(rules_of(adopted), texts, adopted.source), adopted.wording)


def _compared(before: AdoptedRegulation | None, after: Side, language: str) -> Compared:
    if before is None:
        return Compared(None, language, ())
    was = _side(before)
    spoken = _spoken((was.whole.texts, after.whole.texts), language)
    found = (*_rules(was, after, spoken), *_wording(was, after, spoken))
    return Compared(before, spoken, tuple(_grouped(found, spoken)))


def _spoken(texts: tuple[Mapping[str, Texts], Mapping[str, Texts]], language: str) -> str:
    """Return the reader's language if both versions have it, else one that both have."""
    both = [code for code in texts[1] if code in texts[0]] or list(texts[1])
    short = language.split("-", maxsplit=1)[0]
    return short if short in both else both[0]


def _rules(was: Side, after: Side, language: str) -> tuple[Difference, ...]:
    words = [
        side.whole.texts.get(language, next(iter(side.whole.texts.values())))
        for side in (was, after)
    ]
    return differences(
        was.whole.regulation, after.whole.regulation, words[0], words[1], language=language
    )


def _wording(was: Side, after: Side, language: str) -> tuple[Difference, ...]:
    words = was.wording.get(language, {}), after.wording.get(language, {})
    known = language if language in languages() else "nl"
    titles = {key: title_of(key, known) for key in {*words[0], *words[1]}}
    return wording_differences(*words, titles, language=language)


def _grouped(found: Iterable[Difference], language: str) -> Iterable[Subject]:
    titles = SUBJECTS.get(language, SUBJECTS["nl"])
    for name, group in groupby(found, key=lambda one: one.subject):
        yield Subject(name, titles[name], tuple(group))
