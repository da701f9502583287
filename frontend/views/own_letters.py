"""Letters of an act that somebody edits in a word processor before they are sent."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext

from kernel import clock
from kernel.errors import Refusal
from kernel.vault.filetypes import DOCX
from procedures.actions.take_with_files import Upload
from procedures.letters.compose import Draft
from procedures.letters.own import Own, read_own
from procedures.letters.printed import word_of
from procedures.models import Complaint
from tenants import scope

FILE, AS_WORD = "own:", "word:"
"""How the file of a letter is called in the form, and what asks for the letter to edit."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A letter beforehand: as composed, or as somebody rewrote it; `problem` is what is wrong."""

    draft: Draft
    own: Own | None = None
    problem: str = ""

    @property
    def subject(self) -> str:
        """What it is about."""
        return self.own.subject if self.own else self.draft.subject

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What it says."""
        return self.own.paragraphs if self.own else self.draft.paragraphs


def own_files(request: HttpRequest) -> dict[str, Upload]:
    """Return the rewritten letters that came along, by the keys of the letters."""
    return {
        name.removeprefix(FILE): cast("Upload", file)
        for name, file in request.FILES.items()
        if name.startswith(FILE)
    }


def shown(drafts: Iterable[Draft], own: Mapping[str, Upload]) -> Iterator[Shown]:
    """Yield each letter as a party would read it, or with what is wrong with the file."""
    for draft in drafts:
        file = own.get(draft.key)
        if file is None:
            yield Shown(draft)
            continue
        try:
            yield Shown(draft, read_own(draft, b"".join(file.chunks())))
        except Refusal as refusal:
            yield Shown(draft, problem=gettext(refusal.message))


def as_word(case: Complaint, drafts: Iterable[Draft], key: str) -> HttpResponse:
    """Give one of the letters as a Word document to edit."""
    draft = next((one for one in drafts if one.key == key), None)
    if draft is None:
        raise Http404
    today = clock.local_date(clock.now(), scope.current().time_zone)
    response = HttpResponse(word_of(case, draft, on=today), content_type=DOCX.content_type)
    name = f"{case.number}-{slugify(draft.subject)[:60]}.docx"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
