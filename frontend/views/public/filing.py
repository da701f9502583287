"""Filing a complaint: page by page, without losing anything, and sent only at the end."""

from dataclasses import dataclass
from uuid import UUID

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from frontend.forms.filing import MAX_FILES, Asked, FilingForm
from frontend.forms.received import id_or_none
from frontend.views.public import draft as drafts
from frontend.views.public.draft import Draft
from frontend.views.public.leaving import is_sent_already, later, say_expired
from frontend.views.public.pages_of_filing import (
    Page,
    asked_now,
    filled,
    form_of,
    judged,
    left_at,
    pages,
)
from kernel import clock
from kernel.errors import Refusal
from kernel.vault.intake import allowed_types
from kernel.vault.models import StoredFile
from procedures.actions.draft_files import drop_draft_file, keep_draft_file

CHECK = "file_check"
WITH_MICROPHONE = settings.BROWSER_HEADERS["Permissions-Policy"].replace(
    "microphone=()", "microphone=(self)"
)
"""What the page for files may use besides: one may speak there instead of typing."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of filing for one visitor."""

    request: HttpRequest
    page: Page
    asked: Asked
    draft: Draft

    @property
    def order(self) -> tuple[Page, ...]:
        """The pages in their order."""
        return pages(self.asked)

    def address(self, by: int) -> str:
        """Return where the page so many places further is; before the first is the start."""
        place = self.order.index(self.page) + by
        if place < 0:
            return reverse("file")
        if place >= len(self.order) or "controle" in self.request.GET:
            return reverse(CHECK)
        return reverse("file_page", args=[self.order[place].slug])


def file(request: HttpRequest) -> HttpResponse:
    """Say what filing asks and what happens with it, before anything is typed."""
    asked = asked_now()
    if asked is None:
        return no_filing(request)
    draft = drafts.draft_of(request)
    context = {
        "draft": draft,
        "first": left_at(asked, draft) if draft else pages(asked)[0],
        "may_be_anonymous": "anonymous" in asked.forms,
        "texts": asked.texts,
    }
    return render(request, "public/filing/start.html", context)


@csp_replace({"media-src": ["blob:"]})  # type: ignore[arg-type] # to hear what was recorded
@sensitive_post_parameters()
def file_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask one page; what is sent is kept first and judged afterwards."""
    asked = asked_now()
    if asked is None:
        return no_filing(request)
    page = next((one for one in pages(asked) if one.slug == slug), None)
    if page is None:
        raise Http404
    draft = drafts.draft_of(request) or drafts.new_draft()
    sheet = Sheet(request, page, asked, draft)
    if request.method == "POST":
        return is_sent_already(request) or _sent(sheet)
    again = "controle" in request.GET and page.name in draft.typed
    return _asked(sheet, judged(page, asked, draft) if again else filled(page, asked, draft))


@require_POST
def file_wipe(request: HttpRequest) -> HttpResponse:
    """Delete everything that was typed and chosen so far."""
    draft = drafts.draft_of(request)
    if draft is not None:
        drafts.wipe(request, draft)
    messages.success(request, gettext("Alles wat u had ingevuld, is gewist."))
    return redirect("home")


def no_filing(request: HttpRequest) -> HttpResponse:
    """Say that nothing can be filed here today, and where to go instead."""
    return render(request, "public/filing/closed.html")


def files_of(key: UUID) -> QuerySet[StoredFile]:
    """Return the files that were kept for a draft, in the order in which they came."""
    return StoredFile.objects.filter(case_id=key, copy_of=None).order_by("created_at", "id")


def _sent(sheet: Sheet) -> HttpResponse:
    say_expired(sheet.request, sheet.draft)
    sheet.draft.note(sheet.page.name, sheet.request.POST, _names(sheet))
    trouble = _take_files(sheet) if sheet.page.name == "files" else []
    drafts.keep(sheet.request, sheet.draft)
    form = judged(sheet.page, sheet.asked, sheet.draft)
    for sentence in trouble:
        form.add_error("files", sentence)
    match sheet.request.POST.get("naar"):
        case "later" if not trouble:
            return later(sheet.request, sheet.draft)
        case "terug" if not trouble:
            return redirect(sheet.address(-1))
        case "blijf" if form.is_valid():
            return redirect("file_page", slug=sheet.page.slug)
    return _asked(sheet, form, status=422) if not form.is_valid() else redirect(sheet.address(1))


def _names(sheet: Sheet) -> set[str]:
    form = form_of(sheet.page, sheet.asked, sheet.draft)(sheet.asked)
    return set(form.fields)


def _take_files(sheet: Sheet) -> list[str]:
    """Keep each file that may be kept; return a sentence for each that may not."""
    key, trouble = sheet.draft.key, []
    gone = id_or_none(sheet.request.POST.get("verwijder", ""))
    if gone is not None:
        drop_draft_file(key, gone)
    for upload in sheet.request.FILES.getlist("files"):
        try:
            _check_count(key)
            keep_draft_file(key, upload, at=clock.now())
        except Refusal as refusal:
            trouble.append(f"{upload.name}: {gettext(refusal.message)}")
    return trouble


def _check_count(key: UUID) -> None:
    if files_of(key).count() >= MAX_FILES:
        message = gettext("er mogen hoogstens %(max)d bestanden mee.") % {"max": MAX_FILES}
        raise Refusal("file.too_many", message=message)


def _asked(sheet: Sheet, form: FilingForm, *, status: int = 200) -> HttpResponse:
    order = sheet.order
    context = {
        "form": form,
        "page": sheet.page,
        "draft_key": sheet.draft.key if sheet.draft.typed else "",
        "asked": sheet.asked,
        "number": order.index(sheet.page) + 1,
        "count": len(order) + 1,
        "from_check": "controle" in sheet.request.GET,
        "files": files_of(sheet.draft.key),
        "allowed_types": allowed_types(),
        "max_files": MAX_FILES,
        "max_megabytes": settings.UPLOAD_MAX_BYTES // 2**20,
    }
    template = f"public/filing/{sheet.page.name}.html"
    answer = render(sheet.request, template, context, status=status)
    if sheet.page.name == "files":
        answer.headers["Permissions-Policy"] = WITH_MICROPHONE
    return answer
