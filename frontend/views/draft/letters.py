"""The letters of a draft: their words, what they may speak of, and how they look."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from pydantic import ValidationError

from frontend.forms.draft.words import PARAGRAPHS_HELP, Entry, WordsForm, language_name
from frontend.forms.received import sent
from frontend.views.draft.desk import Desk, for_draft, keep, page, today
from frontend.views.draft.placeholders import told_placeholders
from kernel.actors import Actor
from procedures.letters.sample import Sample, facts, sample
from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.editing.words import is_own_word, word
from procedures.rules.language import LetterText


@dataclass(frozen=True, slots=True)
class LetterTold:
    """A letter as the list shows it: with which steps it goes, and to whom."""

    letter: str
    name: str
    steps: Sequence[str]
    to: str
    own: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """A letter as it would look in one language, with invented facts."""

    code: str
    language: str
    letter: Sample


@for_draft
def letters(request: HttpRequest, _actor: Actor, desk: Desk) -> HttpResponse:
    """List every letter in the order in which they can go."""
    return page(request, desk, "letters", {"rows": list(_told(desk))})


def _told(desk: Desk) -> Iterator[LetterTold]:
    sent_with: dict[str, list[str]] = {}
    sent_to: dict[str, list[str]] = {}
    for step in desk.manuscript.regulation.steps:
        for one in step.letters:
            sent_with.setdefault(one.letter, []).append(desk.names.act(step.act))
            sent_to.setdefault(one.letter, []).append(desk.names.role(one.to))
    for letter, acts in sent_with.items():
        yield LetterTold(
            letter=letter,
            name=desk.names.letter(letter),
            steps=list(dict.fromkeys(acts)),
            to=", ".join(dict.fromkeys(sent_to[letter])),
            own=any(
                is_own_word(desk.manuscript, code, "letters", letter)
                for code in desk.manuscript.languages
            ),
        )


@for_draft
def letter(request: HttpRequest, actor: Actor, desk: Desk, name: str) -> HttpResponse:
    """Change a letter; "look first" shows it with invented facts and keeps nothing yet."""
    told = next((one for one in _told(desk) if one.letter == name), None)
    if told is None:
        raise Http404
    form = WordsForm(sent(request), desk.manuscript, _entries(name), version=desk.revision)
    status, shown = 200, desk.manuscript
    if request.method == "POST" and "look" in request.POST:
        status = 200 if form.is_valid() else 422
        shown = form.changed(desk.manuscript) if form.is_valid() else shown
    elif request.method == "POST":
        status = keep(actor, desk, form, lambda: form.changed(desk.manuscript))
        if not status:
            messages.success(request, gettext("Bewaard."))
            return redirect("draft_letter", name)
    context = {
        "form": form,
        "told": told,
        "name": name,
        "previews": list(_previews(desk, shown, name)),
        "placeholders": told_placeholders(_facts(desk), desk.names),
        "looked": "look" in request.POST,
    }
    return page(request, desk, "letter", context, status=status or 200)


def _entries(name: str) -> list[Entry]:
    return [
        Entry(("letters", name, "subject"), gettext("Onderwerp")),
        Entry(
            ("letters", name, "paragraphs"),
            gettext("Tekst"),
            paragraphs=True,
            help=PARAGRAPHS_HELP,
        ),
    ]


def _facts(desk: Desk) -> Mapping[str, str]:
    found = desk.check.whole
    spoken = desk.names.language
    texts = found.texts[spoken]
    return facts(found.regulation, texts, language=spoken, today=today())


def _previews(desk: Desk, draft: Manuscript, name: str) -> Iterator[Preview]:
    whole = desk.check.whole
    for code in draft.languages:
        written = {
            "subject": word(draft, code, "letters", name, "subject"),
            "paragraphs": word(draft, code, "letters", name, "paragraphs", default=[]),
        }
        try:
            text = LetterText.model_validate(written)
        except ValidationError:
            continue
        shown = sample(text, whole.regulation, whole.texts[code], language=code, today=today())
        yield Preview(code, language_name(code), shown)
