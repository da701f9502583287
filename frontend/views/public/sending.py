"""The last page of filing: reading it all once more, and sending it once."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django import forms
from django.db import transaction
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext, gettext_noop

from frontend.forms.filed import filed_from, is_anonymous
from frontend.forms.filing import Asked, FilingForm
from frontend.pacing import slow_filing
from frontend.views.public import draft as drafts
from frontend.views.public.draft import Draft
from frontend.views.public.filing import files_of, no_filing
from frontend.views.public.leaving import say_lost
from frontend.views.public.pages_of_filing import Page, asked_now, chosen_form, judged, pages
from frontend.views.public.receipts import keep_receipt, receipt_of
from kernel import clock
from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.actions.file_complaint import file_complaint
from procedures.rules.deadlines import reaches_back_to
from procedures.rules.explained import length_in_words
from procedures.rules.filing import Filed

CHANGED = gettext_noop(
    "Uw klacht is intussen veranderd, bijvoorbeeld in een ander venster. Hieronder staat hoe zij nu"
    " is. Lees haar nog eens na."
)
"""What was confirmed is what is sent, and nothing else."""
COMPLAINANT = Actor("party", None, "", frozenset({"complainant"}))


@dataclass(frozen=True, slots=True)
class Checked:
    """A page as it will be sent: its form, and whether something must be mended first."""

    page: Page
    form: FilingForm
    problems: list[str] = field(default_factory=list)

    @property
    def answers(self) -> list[tuple[str, str]]:
        """What was filled in, in words, in the order of the page."""
        rows = [(str(one.label), _in_words(one)) for one in self.form if one.name != "mandate"]
        return [(label, words) for label, words in rows if words]


def file_check(request: HttpRequest) -> HttpResponse:
    """Show everything that will be sent; a POST sends it."""
    asked, draft = asked_now(), drafts.draft_of(request)
    if asked is None:
        return no_filing(request)
    if draft is None:
        if request.method == "POST" and not receipt_of(request):
            say_lost(request)
        return redirect("receipt" if receipt_of(request) else "file")
    checked = _checked(asked, draft)
    if request.method == "POST" and request.POST.get("seen") != _digest(draft):
        return _shown(request, asked, draft, checked, refused=gettext(CHANGED))
    if request.method == "POST" and not any(one.problems for one in checked):
        return _send(request, asked, draft, checked)
    return _shown(request, asked, draft, checked)


def _digest(draft: Draft) -> str:
    return draft.digest(one.id for one in files_of(draft.key))


def _checked(asked: Asked, draft: Draft) -> list[Checked]:
    found = []
    for page in pages(asked):
        form = judged(page, asked, draft)
        found.append(Checked(page, form, [one.text for one in form.problems]))
    return found


def _send(request: HttpRequest, asked: Asked, draft: Draft, checked: list[Checked]) -> HttpResponse:
    answers: Mapping[str, Mapping[str, object]] = {
        "form": chosen_form(asked, draft),
        **{one.page.name: one.form.cleaned_data for one in checked},
    }
    files = tuple(one.id for one in files_of(draft.key))
    filed = filed_from(answers, asked.regulation, key=draft.key, files=files, at=clock.now())
    try:
        slow_filing(request)
        _file_once(request, filed)
    except Refusal as refusal:
        return _shown(request, asked, draft, checked, refused=gettext(refusal.message))
    return redirect("receipt")


@transaction.atomic
def _file_once(request: HttpRequest, filed: Filed) -> None:
    """File, and keep the code in the session before anybody else can see that it was filed.

    The second of two clicks gets no code and leaves the session alone: the first has kept it.
    """
    receipt = file_complaint(filed, by=COMPLAINANT)
    if receipt.code:
        drafts.let_go(request)
        keep_receipt(request, receipt)
        request.session.save()


def _shown(
    request: HttpRequest,
    asked: Asked,
    draft: Draft,
    checked: list[Checked],
    *,
    refused: str = "",
) -> HttpResponse:
    problems = any(one.problems for one in checked)
    context = {
        "checked": checked,
        "asked": asked,
        "files": files_of(draft.key),
        "seen": _digest(draft),
        "anonymous": is_anonymous({"form": chosen_form(asked, draft)}),
        "count": len(checked) + 1,
        "refused": refused,
        "problems": problems,
        "limit": _passed_limit(asked, checked),
    }
    failed = bool(refused) or (problems and request.method == "POST")
    return render(request, "public/filing/check.html", context, status=422 if failed else 200)


def _passed_limit(asked: Asked, checked: list[Checked]) -> str:
    """Return the limit in words when what happened lies before it; that stops no filing."""
    story = next(one.form for one in checked if one.page.name == "story")
    day, first = (
        story.cleaned_data.get("happened_on"),
        reaches_back_to(asked.regulation, asked.today),
    )
    limit = asked.regulation.filing.limit
    if limit is None or first is None or day is None or day >= first:
        return ""
    return length_in_words(limit, get_language() or "nl")


def _in_words(control: BoundField) -> str:
    """Return what was chosen or typed, as people read it."""
    if isinstance(control.field, forms.FileField):
        return ""
    value = control.value()
    if isinstance(control.field, forms.BooleanField):
        return gettext("Ja") if value else ""
    choices = dict(getattr(control.field, "choices", ()))
    if isinstance(value, list):
        return ", ".join(str(choices.get(one, one)) for one in value)
    return str(choices.get(value, value)) if value else ""
