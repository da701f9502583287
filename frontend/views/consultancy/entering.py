"""From the consultancy into a client: ask the client's host for this browser, then let it in.

The state in the session shows that the browser which comes back is the one that was sent: without
it, somebody could have another's browser open the door for their own.
"""

from dataclasses import asdict, dataclass
from secrets import token_urlsafe
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_POST

from frontend.views.consultancy.clients import served
from frontend.views.consultancy.gate import for_bureau, for_consultancy
from kernel import clock
from kernel.errors import Refusal
from kernel.identity.models import Account
from kernel.identity.proofs import is_strong
from tenants.actions.enter_client import LIVES, issue_code
from tenants.hosts import address_of
from tenants.limits import Limit, take
from tenants.models import Tenant

KEY = "onward"
TRIES = Limit("onward", count=30, seconds=60)


@dataclass(frozen=True, slots=True)
class Onward:
    """On the way to a client: which one, and what shows that it is this browser."""

    slug: str
    state: str
    until: float


@require_POST
@for_consultancy
def enter_client(request: HttpRequest, account: Account, slug: str) -> HttpResponse:
    """Begin to go into a client; the entry stands in that client's own log."""
    return sent_on(request, served(account, slug))


def sent_on(request: HttpRequest, client: Tenant) -> HttpResponse:
    """Send this browser to the client's host, which sends it back with a secret of its own."""
    until = (clock.now() + LIVES).timestamp()
    chosen = Onward(client.slug, token_urlsafe(24), until)
    request.session[KEY] = asdict(chosen)
    return _carried(request, client, f"/binnenkomen/?{urlencode({'state': chosen.state})}")


@for_bureau
def onward(request: HttpRequest, account: Account) -> HttpResponse:
    """Ask once more who came back from the client's host (GET), and let this browser in (POST)."""
    given = request.POST if request.method == "POST" else request.GET
    client = _chosen(request, given.get("state", ""))
    browser = given.get("browser", "")
    if request.method != "POST":
        context = {"client": client, "browser": browser, "state": given.get("state", "")}
        return render(request, "consultancy/onward.html", context)
    _check_strong(request)
    take(TRIES, str(account.id))
    request.session.pop(KEY)
    issue_code(account, client, browser=browser, at=clock.now())
    return _carried(request, client, "/binnenkomen/")


def _check_strong(request: HttpRequest) -> None:
    """Raise Refusal `entry.weak` for a session that rests on one factor."""
    if not is_strong(request):
        raise Refusal("entry.weak", message="Meld u eerst aan met uw tweede stap.")


def _chosen(request: HttpRequest, state: str) -> Tenant:
    """Return the client this very session is on its way to. Raise Refusal `entry.state`."""
    kept = Onward(**(request.session.get(KEY) or asdict(Onward("", "", 0.0))))
    late = kept.until < clock.now().timestamp()
    if late or not kept.state or not constant_time_compare(kept.state, state):
        raise Refusal(
            "entry.state",
            message="Dit duurde te lang, of het begon niet in dit venster. Ga terug naar uw"
            " werklijst en open de organisatie opnieuw.",
        )
    client: Tenant | None = Tenant.objects.filter(slug=kept.slug).first()
    if client is None:
        raise Http404
    return client


def _carried(request: HttpRequest, client: Tenant, path: str) -> HttpResponse:
    """Return a page that carries the visitor over to the client's host.

    Browsers hold the redirect of a form to the form-action of its page (CSP level 3, 6.4.1), and
    that is this host alone; a page of its own is not held to it.
    """
    address = address_of(client, port=settings.PORT, https=settings.HTTPS) + path
    response = render(request, "consultancy/entering.html", {"client": client, "address": address})
    response.headers["Refresh"] = f"0; url={address}"
    return response
