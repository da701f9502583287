"""What somebody carries from one client to another, and what a browser tells about its owner."""

import json

import pytest
from django.apps import apps
from django.conf import settings
from django.core.serializers import serialize
from django.test import Client

from kernel.identity.models import Session
from procedures.models import Complaint
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases
from tests.frontend.public.visiting import Visitor, fill_in, send

PAGE = "/mijn-zaak/code/"
LABELS = ("procedures", "post", "audit", "vault")
TELLING = {
    "accept-language": "tlh-QO;q=0.9, pl;q=0.8",
    "user-agent": "Verteller/77.1 (Verklapper)",
    "x-forwarded-for": "198.51.100.77",
    "time-zone": "Pacific/Chatham",
}


def token_at(browser: Client, host: str) -> str:
    """Return the token of a form at a client, as the browser has it after reading the page."""
    page = browser.get(PAGE, headers={"host": host})
    assert page.status_code == 200
    return str(page.context["csrf_token"])


@pytest.mark.attack("T05")
def test_form_token_of_one_client_is_no_token_at_another(acme: Tenant, globex: Tenant) -> None:
    with scope.within(globex):
        cases.regulation()
    ours, theirs = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    foreign = token_at(ours, f"{acme.slug}.localhost")
    own = token_at(theirs, f"{globex.slug}.localhost")
    statuses = [
        theirs.post(
            PAGE,
            {"code": "0", "csrfmiddlewaretoken": token},
            headers={"host": f"{globex.slug}.localhost"},
        ).status_code
        for token in (foreign, own)
    ]
    assert statuses == [403, 422]


@pytest.mark.attack("B12")
def test_nothing_that_a_browser_tells_of_its_owner_is_kept(acme: Tenant) -> None:
    with scope.within(acme):
        cases.regulation("provider")
        cases.department()
    told = Visitor()
    told.headers |= TELLING
    fill_in(told)
    assert send(told).status_code == 302
    with scope.within(acme):
        assert Complaint.objects.get().language in dict(settings.LANGUAGES)
        kept = "".join(
            serialize("json", model.objects.all())
            for label in LABELS
            for model in apps.get_app_config(label).get_models()
        )
        sessions = [dict(Session.objects.values().get(pk=one.pk)) for one in Session.objects.all()]
    everything = kept + json.dumps(sessions, default=str)
    words = ("tlh", "Verteller", "198.51.100.77", "Chatham")
    assert [word for word in words if word in everything] == []
