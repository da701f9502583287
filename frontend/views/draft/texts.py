"""The words of a draft beside its steps, lists and letters: title, stages, terms, roles."""

from collections.abc import Callable, Iterator, Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy
from django_stubs_ext import StrOrPromise

from frontend.forms.draft.words import PARAGRAPHS_HELP, Entry, WordingForm, WordsForm
from frontend.forms.received import sent
from frontend.views.draft.desk import Desk, for_draft, keep, language, page
from kernel.actors import Actor
from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.editing.words import with_wording
from procedures.rules.published import Article, articles, languages
from procedures.rules.vocabulary import needed

GROUPS: Mapping[str, tuple[StrOrPromise, StrOrPromise]] = {
    "inleiding": (
        gettext_lazy("Titel en inleiding"),
        gettext_lazy("Wat iemand leest voor het indienen van een klacht."),
    ),
    "bescherming": (
        gettext_lazy("Bescherming"),
        gettext_lazy("Wat iemand beschermt die klaagt, en wat niet."),
    ),
    "fasen": (
        gettext_lazy("Fasen"),
        gettext_lazy("Hoe de fasen van een zaak heten, met uitleg."),
    ),
    "termijnen": (gettext_lazy("Termijnen"), gettext_lazy("Hoe de termijnen heten.")),
    "rollen": (gettext_lazy("Rollen"), gettext_lazy("Hoe de mensen in de regeling heten.")),
    "vragen": (
        gettext_lazy("Vragen bij het indienen"),
        gettext_lazy("Wat het formulier vraagt naast het verhaal zelf."),
    ),
    "stukken": (
        gettext_lazy("Stukken en rapportages"),
        gettext_lazy("Hoe de stukken van een dossier en de rapportages heten."),
    ),
}


@for_draft
def words(request: HttpRequest, _actor: Actor, desk: Desk) -> HttpResponse:
    """List the groups of words."""
    groups = [
        (slug, title, about)
        for slug, (title, about) in GROUPS.items()
        if any(True for _ in ENTRIES[slug](desk))
    ]
    return page(request, desk, "words", {"groups": groups})


@for_draft
def word_group(request: HttpRequest, actor: Actor, desk: Desk, group: str) -> HttpResponse:
    """Change the words of a group, in each language."""
    if group not in GROUPS:
        raise Http404
    entries = list(ENTRIES[group](desk))
    form = WordsForm(sent(request), desk.manuscript, entries, version=desk.revision)
    status = 200
    if request.method == "POST":
        status = keep(actor, desk, form, lambda: form.changed(desk.manuscript))
        if not status:
            messages.success(request, gettext("Bewaard."))
            return redirect("draft_word_group", group)
    title, about = GROUPS[group]
    context = {"form": form, "group": group, "title": title, "about": about}
    return page(request, desk, "word_group", context, status=status or 200)


def _introduction(_desk: Desk) -> Iterator[Entry]:
    yield Entry(("title",), gettext("Titel"))
    yield Entry(("introduction",), gettext("Inleiding"), paragraphs=True, help=PARAGRAPHS_HELP)


def _protection(_desk: Desk) -> Iterator[Entry]:
    yield Entry(("protection",), gettext("Bescherming"), paragraphs=True, help=PARAGRAPHS_HELP)


def _states(desk: Desk) -> Iterator[Entry]:
    for state in desk.manuscript.regulation.states:
        name = desk.names.of("states", state)
        yield Entry(("states", state), gettext("Fase ‘%(name)s’") % {"name": name})
        label = gettext("Uitleg bij ‘%(name)s’") % {"name": name}
        yield Entry(("explanations", state), label, lines=True)


def _named(*parts: str) -> Callable[[Desk], Iterator[Entry]]:
    def entries(desk: Desk) -> Iterator[Entry]:
        wanted = needed(desk.manuscript.regulation)
        for part in parts:
            for name in sorted(wanted[part], key=lambda one: desk.names.of(part, one)):
                yield Entry((part, name), desk.names.of(part, name))

    return entries


ENTRIES: Mapping[str, Callable[[Desk], Iterator[Entry]]] = {
    "inleiding": _introduction,
    "bescherming": _protection,
    "fasen": _states,
    "termijnen": _named("terms"),
    "rollen": _named("roles"),
    "vragen": _named("questions"),
    "stukken": _named("contents", "reports"),
}


@for_draft
def wording(request: HttpRequest, _actor: Actor, desk: Desk) -> HttpResponse:
    """List the articles of the published text, with the client's own words after them."""
    found = desk.check.whole
    own = desk.manuscript.wording.get(spoken(desk), {})
    told = articles(found.regulation, found.texts[spoken(desk)], language=spoken(desk))
    rows = [(article, own.get(article.key, ())) for article in told]
    return page(request, desk, "wording", {"rows": rows, "spoken": spoken(desk)})


@for_draft
def article(request: HttpRequest, actor: Actor, desk: Desk, key: str) -> HttpResponse:
    """Change the client's own words after one article."""
    shown = _article(desk, key)
    form = WordingForm(sent(request), desk.manuscript, key, version=desk.revision)
    status = 200
    if request.method == "POST":
        status = keep(actor, desk, form, lambda: _worded(desk.manuscript, key, form))
        if not status:
            messages.success(request, gettext("Bewaard."))
            return redirect("draft_wording")
    context = {"form": form, "article": shown, "spoken": spoken(desk)}
    return page(request, desk, "article", context, status=status or 200)


def _worded(draft: Manuscript, key: str, form: WordingForm) -> Manuscript:
    for code, paragraphs in form.paragraphs().items():
        draft = with_wording(draft, code, key, paragraphs)
    return draft


def _article(desk: Desk, key: str) -> Article:
    found = desk.check.whole
    told = articles(found.regulation, found.texts[spoken(desk)], language=spoken(desk))
    for one in told:
        if one.key == key:
            return one
    raise Http404


def spoken(desk: Desk) -> str:
    """Return the language to read the published text in: the reader's, if it is written in it."""
    known = [code for code in desk.manuscript.languages if code in languages()]
    return language() if language() in known else known[0]
