"""The door in front of every page: a page that forgot to ask is still closed."""

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, path
from pytest_django.fixtures import Settings

from frontend.checks import check_rows
from frontend.gate import AccessMiddleware
from frontend.readers import PARTY
from kernel.identity.models import Account
from kernel.routes import needs_of, route
from tenants.models import Tenant
from tests.factories import cases


def forgetful(request: HttpRequest) -> HttpResponse:
    """Answer whoever asks."""
    return HttpResponse(request.path)


urlpatterns: list[URLPattern] = [
    path("los/", forgetful, name="loose"),
    route("vreemd/", forgetful, name="strange", needs="case.burn"),
    route("goed/", forgetful, name="good", needs="case.read"),
]


def asked(tenant: Tenant, account: Account | None, needs: str, **session: str) -> object:
    """Return what the gate says of a view at an address with these needs."""
    request = RequestFactory().get("/werk/iets/")
    request.tenant, request.session = tenant, session  # type: ignore[attr-defined]
    request.user = account  # type: ignore[assignment]
    view = route("iets/", forgetful, name="some", needs=needs).callback
    gate = AccessMiddleware(forgetful)  # type: ignore[arg-type]
    return gate.process_view(request, view, (), {})


def test_address_without_a_row_stops_the_start(settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    found = [one.msg for one in check_rows(None) if "los" in one.msg or "vreemd" in one.msg]
    assert found == [
        "/los/ (loose) says not which row of the policy table opens it.",
        "/vreemd/ (strange) needs case.burn: in no row of the table.",
    ]
    assert [one.id for one in check_rows(None)] == ["frontend.E001", "frontend.E001"]


def test_view_that_asks_nothing_is_closed_to_who_has_no_row(in_acme: Tenant) -> None:
    carla = cases.account_of(cases.person("Carla de Boer", roles=["secretariat"]))
    henk = cases.account_of(cases.person("Henk Visser", roles=["employer"]))
    assert asked(in_acme, carla, "case.read") is None
    assert asked(in_acme, henk, "public") is None
    assert asked(in_acme, henk, "opened_case.read case.read") is None
    with pytest.raises(Http404):
        asked(in_acme, henk, "case.read")


def test_nobody_is_shown_to_the_door_that_is_meant_for_them(in_acme: Tenant) -> None:
    for needs, door in (("case.read", "/aanmelden/"), ("own_case.read", "/mijn-zaak/code/")):
        answer = asked(in_acme, None, needs)
        assert isinstance(answer, HttpResponse)
        assert answer.headers["Location"].startswith(door)
    assert asked(in_acme, None, "own_case.read", **{PARTY: "x"}) is None


def test_address_without_a_row_is_open_to_nobody(in_acme: Tenant) -> None:
    request = RequestFactory().get("/los/")
    request.tenant, request.session, request.user = in_acme, {}, None  # type: ignore[attr-defined,assignment]
    with pytest.raises(Http404):
        AccessMiddleware(forgetful).process_view(request, forgetful, (), {})


def test_programs_show_who_they_are_with_each_request(in_acme: Tenant) -> None:
    assert asked(in_acme, None, "filed_case.read") is None


def test_one_view_may_stand_at_two_addresses() -> None:
    views = [route("x/", forgetful, name="x", needs=needs).callback for needs in ("a.b", "c.d e.f")]
    assert [needs_of(view) for view in views] == [("a.b",), ("c.d", "e.f")]
    assert needs_of(forgetful) == ()
