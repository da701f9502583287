"""What is sensitive asks once more, and what ended is over with the next request."""

from datetime import timedelta
from urllib.parse import urljoin, urlsplit

import pytest

from kernel import clock
from kernel.identity import proofs
from kernel.identity.models import Account, Session
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases
from tests.factories.browsers import HostClient
from tests.factories.seats import address
from tests.factories.two_steps import PASSWORD, Phone

WORK, AGAIN = "/werk/zaken/", "/aanmelden/opnieuw/"
NEW = "een paar gewone woorden samen"


@pytest.fixture
def inside(browser: HostClient, carla: Account, phone: Phone) -> HostClient:
    """Return a browser in which the secretariat is at work, with a phone beside it."""
    assert phone.account == carla
    browser.force_login(carla)
    assert browser.get(WORK).status_code == 200
    return browser


def _aged(browser: HostClient, seconds: float) -> None:
    session = browser.session
    before = clock.now() - timedelta(seconds=seconds)
    session[proofs.KEY] = dict.fromkeys(session[proofs.KEY], before.timestamp())
    session.save()


@pytest.mark.attack("A19", "B10")
def test_identity_export_and_shredding_ask_again_and_come_back(
    inside: HostClient, acme: Tenant, phone: Phone
) -> None:
    with scope.within(acme):
        case = cases.complaint()
    pages = [
        (f"/werk/zaken/{case.id}/betrokkenen/", 901),
        (f"/werk/bewaren/zaken/{case.id}/eerder/", 301),
        (address("register_export", 2026), 301),
    ]
    for path, seconds in pages:
        _aged(inside, seconds)
        answer = inside.get(path)
        assert answer.headers.get("Location") == f"{AGAIN}?next={path.replace('/', '%2F')}"
    _aged(inside, 901)
    assert "Anna Jansen" not in inside.get(pages[0][0]).content.decode()
    shown = inside.post(f"{AGAIN}?next={pages[0][0]}", {"code": phone.code()})
    assert shown["Location"] == pages[0][0]
    assert "Anna Jansen" in inside.get(pages[0][0]).content.decode()


@pytest.mark.attack("A19")
@pytest.mark.parametrize("shown", [{"password": "iets-heel-anders"}, {"code": "000000"}, {}])
def test_wrong_thing_shown_again_opens_nothing(inside: HostClient, shown: dict[str, str]) -> None:
    _aged(inside, 1000)
    assert inside.post(AGAIN, shown).status_code == 422
    assert inside.get("/aanmelden/instellen/")["Location"].startswith(AGAIN)
    assert inside.post(AGAIN, {"password": PASSWORD}).status_code == 302
    assert inside.get("/aanmelden/instellen/").status_code == 200


@pytest.mark.attack("H09")
@pytest.mark.parametrize(
    "away", ["//evil.example", "https:evil.example", r"\evil", "http://a@evil.example/", "%2f%2fe"]
)
def test_way_back_never_leads_elsewhere(inside: HostClient, away: str) -> None:
    answer = inside.post(f"{AGAIN}?next={away}", {"password": PASSWORD})
    whole = urljoin("http://acme.localhost/aanmelden/", answer["Location"].replace("\\", "/"))
    assert urlsplit(whole).netloc == "acme.localhost"


@pytest.mark.attack("A09")
def test_account_that_is_switched_off_is_out_with_the_next_request(
    inside: HostClient, carla: Account
) -> None:
    Account.objects.filter(pk=carla.pk).update(is_active=False)
    assert inside.get(WORK)["Location"].startswith("/aanmelden/")


@pytest.mark.attack("A09")
def test_person_whose_place_ended_is_out_with_the_next_request(
    inside: HostClient, carla: Account, acme: Tenant
) -> None:
    from procedures.models import Person  # noqa: PLC0415

    with scope.within(acme):
        Person.objects.filter(account_id=carla.pk).update(active=False)
    assert inside.get(WORK)["Location"].startswith("/aanmelden/")


@pytest.mark.attack("A09")
def test_new_password_signs_out_everywhere_else(inside: HostClient, carla: Account) -> None:
    other = HostClient("acme.localhost")
    other.force_login(carla)
    typed = {"password": PASSWORD, "new_password": NEW}
    assert inside.post("/mijn-account/wachtwoord/", typed)["Location"] == "/mijn-account/"
    assert inside.get(WORK).status_code == 200
    assert other.get(WORK)["Location"].startswith("/aanmelden/")


@pytest.mark.attack("A11")
def test_sessions_are_listed_and_ended_one_by_one_or_all_at_once(
    inside: HostClient, carla: Account, acme: Tenant
) -> None:
    others = [HostClient("acme.localhost", **{"user-agent": "Firefox/140.0 (Windows)"})
              for _ in range(2)]  # fmt: skip
    for other in others:
        other.force_login(carla)
    with scope.within(acme):
        assert Session.objects.filter(account_id=carla.pk).count() == 3
        first = Session.objects.exclude(digest=_digest(inside, acme)).order_by("digest")[0].digest
    assert inside.post("/mijn-account/uitloggen/", {"session": first}).status_code == 302
    assert sorted(other.get(WORK).status_code for other in others) == [200, 302]
    assert inside.post("/mijn-account/overal-uitloggen/").status_code == 302
    assert [other.get(WORK).status_code for other in others] == [302, 302]
    assert inside.get(WORK).status_code == 200


@pytest.mark.attack("A11")
def test_session_of_somebody_else_cannot_be_ended(inside: HostClient, acme: Tenant) -> None:
    with scope.within(acme):
        wim = cases.account_of(cases.person("Wim Elders", roles=("employer",)))
    other = HostClient("acme.localhost")
    other.force_login(wim)
    answer = inside.post("/mijn-account/uitloggen/", {"session": _digest(other, acme)})
    assert answer.status_code == 404
    assert other.get("/mijn-account/").status_code == 200


def _digest(browser: HostClient, acme: Tenant) -> str:
    from kernel.identity.sessions import digest_of  # noqa: PLC0415

    with scope.within(acme):
        return digest_of(browser.cookies["zitting"].value)


@pytest.mark.attack("A10")
@pytest.mark.parametrize(("minutes", "there"), [((29, 60), 200), ((31, 60), 302), ((1, 721), 302)])
def test_session_ends_when_idle_and_after_twelve_hours(
    inside: HostClient, acme: Tenant, minutes: tuple[int, int], there: int
) -> None:
    now, (idle, old) = clock.now(), minutes
    begun_at = now - timedelta(minutes=old)
    session = inside.session
    session["begun"] = begun_at.timestamp()
    session.save()
    with scope.within(acme):
        seen_at = now - timedelta(minutes=idle)
        over_at = min(seen_at + timedelta(minutes=30), begun_at + timedelta(hours=12))
        Session.objects.update(seen_at=seen_at, expires_at=over_at)
    assert inside.get(WORK).status_code == there
    if there == 200:
        with scope.within(acme):
            assert Session.objects.get().expires_at > now + timedelta(minutes=29)


@pytest.mark.attack("A12")
def test_no_cookie_keeps_somebody_in_after_the_browser_closes(inside: HostClient) -> None:
    kept = {name: cookie["max-age"] for name, cookie in inside.cookies.items()}
    assert {name for name, age in kept.items() if age} <= {"toestel", "csrf"}
