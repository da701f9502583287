"""Receipt codes for parties: shown once on this page, to be handed over, never mailed."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext

from frontend.forms.received import id_in
from frontend.frames import frame
from kernel import clock
from kernel.actors import Actor
from procedures.actions.issue_code import issue_code, never_handed_over, no_code_for
from procedures.models import Complaint, Party
from procedures.queries.regulations import texts_of
from procedures.rules.receipt import read_code


@dataclass(frozen=True, slots=True)
class Holder:
    """A party with the state of its code; `code` is there once, right after it was made.

    `first` says that nobody has this party's code yet, `refused` why there can be none now.
    """

    party: Party
    role: str
    first: bool
    refused: str
    code: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The same code in words, to be said aloud; none without a code."""
        return read_code(self.code).words() if self.code else ()


def codes_page(
    request: HttpRequest, actor: Actor, case: Complaint, *, side: str = "", done_url: str
) -> HttpResponse:
    """Show the parties (of one side) and their codes' state; a POST makes one party's code.

    A code that somebody may have is only replaced by who says so: `sure`. Else answer 422.
    """
    made, code, unsure = None, "", False
    if request.method == "POST":
        made = id_in(request.POST.get("party", ""))
        unsure = "sure" not in request.POST and _takes_away(case, made)
        code = "" if unsure else issue_code(case, made, by=actor, at=clock.now())
    context = {
        "case": case,
        "holders": [_holder(case, one, code if one.id == made else "") for one in _of(case, side)],
        "shown": bool(code),
        "unsure": made if unsure else None,
        "done_url": done_url,
    }
    status = 422 if unsure else 200
    return render(request, "acts/codes.html", {**frame(request, actor), **context}, status=status)


def _takes_away(case: Complaint, party_id: UUID) -> bool:
    """Whether a fresh code would end one that the party may have and can have."""
    party = case.parties.filter(id=party_id).first()
    if party is None or no_code_for(case, party) is not None:
        return False
    return not never_handed_over(case, party)


def _of(case: Complaint, side: str) -> list[Party]:
    parties = case.parties.order_by("side", "id")
    return list(parties.filter(side=side) if side else parties)


def _holder(case: Complaint, party: Party, code: str) -> Holder:
    texts = texts_of(case.regulation, get_language() or "nl")
    refusal = no_code_for(case, party)
    return Holder(
        party,
        texts.roles.get(party.side, party.side),
        first=never_handed_over(case, party),
        refused=gettext(refusal.message) if refusal else "",
        code=code,
    )
