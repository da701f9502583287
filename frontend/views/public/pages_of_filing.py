"""The pages of filing in their order, and how they stand for one draft."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language, gettext_lazy
from django_stubs_ext import StrOrPromise

from frontend.forms.filed import is_anonymous
from frontend.forms.filing import (
    AnonymityForm,
    AnonymousForm,
    Asked,
    FilesForm,
    FilingForm,
    NamedForm,
    QuestionsForm,
    StoryForm,
    WhomForm,
)
from frontend.views.public.draft import Draft
from kernel import clock
from kernel.errors import Refusal
from procedures.models import Department
from procedures.queries.regulations import in_force, rules_of, texts_of
from tenants import scope
from tenants.standing import takes_complaints

CHANNEL = "portal"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name here, its place in the address, its heading, and its form."""

    name: str
    slug: str
    title: StrOrPromise
    form: type[FilingForm]


PAGES = (
    Page("story", "verhaal", gettext_lazy("Wat is er gebeurd?"), StoryForm),
    Page("whom", "over-wie", gettext_lazy("Over wie gaat het?"), WhomForm),
    Page("questions", "vragen", gettext_lazy("Nog een paar vragen"), QuestionsForm),
    Page("files", "bestanden", gettext_lazy("Wilt u bestanden meesturen?"), FilesForm),
    Page("form", "naam", gettext_lazy("Met uw naam of anoniem?"), AnonymityForm),
    Page("you", "uzelf", gettext_lazy("Hoe kunnen wij u bereiken?"), NamedForm),
)


def asked_now() -> Asked | None:
    """Return what is asked today, or None when nothing is taken in: no regulation, or closing."""
    today = clock.local_date(clock.now(), scope.current().time_zone)
    try:
        adopted = in_force(today)
    except Refusal:
        return None
    regulation = rules_of(adopted)
    if CHANNEL not in regulation.filing.channels or not takes_complaints():
        return None
    current = Department.objects.filter(ended_on=None).order_by("name")
    texts = texts_of(adopted, get_language() or "nl")
    return Asked(regulation, texts, today, tuple(current.values_list("code", "name")))


def pages(asked: Asked) -> tuple[Page, ...]:
    """Return the pages that are needed: without a choice of form that page is left out."""
    return tuple(page for page in PAGES if page.name != "form" or len(asked.forms) > 1)


def left_at(asked: Asked, draft: Draft) -> Page:
    """Return the page on which a draft was left: the last that something was sent from."""
    typed = [page for page in pages(asked) if page.name in draft.typed]
    return typed[-1] if typed else pages(asked)[0]


def form_of(page: Page, asked: Asked, draft: Draft) -> type[FilingForm]:
    """Return the form of a page; who files anonymously is never asked for a name."""
    if page.name == "you" and is_anonymous({"form": chosen_form(asked, draft)}):
        return AnonymousForm
    return page.form


def chosen_form(asked: Asked, draft: Draft) -> Mapping[str, object]:
    """Return the form of filing as chosen, or the only one there is."""
    only = asked.forms[0] if len(asked.forms) == 1 else ""
    return {"anonymity": only or draft.one("form", "anonymity")}


def filled(page: Page, asked: Asked, draft: Draft) -> FilingForm:
    """Return the page's form with what was typed before, without judging it."""
    data = draft.data(page.name)
    form = form_of(page, asked, draft)(asked)
    for name, field in form.fields.items():
        if data is not None and name in data:
            many = getattr(field.widget, "allow_multiple_selected", False)
            form.initial[name] = data.getlist(name) if many else data[name]
    return form


def judged(page: Page, asked: Asked, draft: Draft) -> FilingForm:
    """Return the page's form bound to what was typed, so that it says what is wrong."""
    data = draft.data(page.name)
    return form_of(page, asked, draft)(asked, data=data if data is not None else {})
