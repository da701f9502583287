"""A browser that comes into a client from the consultancy, as the two hosts do it together."""

from django.test import Client

from frontend.views.accounts.enter import COOKIE
from kernel import clock
from kernel.identity.models import Account
from tenants.actions.enter_client import digest_of, issue_code, new_secret
from tenants.models import Tenant
from tests.factories.browsers import HostClient


def entered(account: Account, tenant: Tenant) -> Client:
    """Return a browser in which somebody came in at a client."""
    browser, secret = HostClient(f"{tenant.slug}.localhost"), new_secret()
    issue_code(account, tenant, browser=digest_of(secret), at=clock.now())
    browser.cookies[COOKIE] = secret
    answer = browser.post("/binnenkomen/")
    assert answer.status_code == 302, answer.content.decode()
    return browser
