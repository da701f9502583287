from collections.abc import Iterable
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kernel import clock
from kernel.identity import totp
from kernel.identity.models import Account
from kernel.post.models import MailboxItem
from procedures.models import Person


def mailbox(request: HttpRequest) -> HttpResponse:
    """Show the mails of the demo, which go nowhere else; the newest first. Codes come before."""
    items = MailboxItem.objects.order_by("-received_at", "-pk")
    page = Paginator(items, 25).get_page(request.GET.get("page"))
    people = Person.objects.filter(active=True).exclude(account_id=None)
    codes = _codes(one.account_id for one in people if one.account_id)
    return render(request, "public/mailbox.html", {"page": page, "codes": codes})


def bureau_codes(request: HttpRequest) -> HttpResponse:
    """Show the codes that the demo's people of the consultancy would see in their app."""
    of_bureau = Q(is_consultancy=True) | Q(positions__isnull=False)
    staff = Account.objects.filter(of_bureau, is_active=True)
    codes = _codes(one.id for one in staff)
    return render(request, "public/demo_codes.html", {"codes": codes})


def _codes(accounts: Iterable[UUID]) -> list[tuple[str, str]]:
    """Return address and code of now of these accounts, as the apps of the demo show them."""
    now = clock.now()
    found = Account.objects.filter(id__in=accounts).order_by("email")
    return [(one.email, totp.good_code(one, now)) for one in found]
