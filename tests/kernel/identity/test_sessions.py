from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError  # noqa: TID251 what it raises
from django.db import connection
from django.test import Client

from kernel import clock
from kernel.identity.models import Session
from kernel.identity.sessions import SessionStore
from tenants import scope
from tenants.models import Tenant
from tests.factories.browsers import HostClient

WORD = "kanarie"


def _begun(tenant: Tenant) -> str:
    with scope.within(tenant):
        session = SessionStore()
        session["word"] = WORD
        session.save()
        return str(session.session_key)


def _word(key: str) -> object:
    return SessionStore(key).get("word")


def test_session_is_found_at_its_own_host_alone(acme: Tenant, globex: Tenant) -> None:
    key = _begun(acme)
    with scope.within(globex):
        assert (_word(key), SessionStore().exists(key)) == (None, False)
    assert (_word(key), SessionStore().exists(key)) == (None, False)
    with scope.within(acme):
        assert (_word(key), SessionStore().exists(key)) == (WORD, True)


def test_session_of_another_host_is_not_taken_over_under_its_key(
    acme: Tenant, globex: Tenant
) -> None:
    key = _begun(acme)
    with scope.within(globex):
        session = SessionStore(key)
        session["word"] = "other"
        session.save()
        assert session.session_key != key
    with scope.within(acme):
        assert _word(key) == WORD


def test_session_cannot_be_ended_from_another_host(acme: Tenant, globex: Tenant) -> None:
    key = _begun(acme)
    with scope.within(globex):
        SessionStore(key).delete()
        SessionStore(key).flush()
    with scope.within(acme):
        assert _word(key) == WORD
        SessionStore(key).delete()
        assert _word(key) is None


def test_table_holds_no_key_that_a_cookie_could_carry(acme: Tenant) -> None:
    key = _begun(acme)
    with scope.within(acme), connection.cursor() as cursor:
        cursor.execute("SELECT digest || data || holder FROM identity_session")
        rows = [row for (row,) in cursor.fetchall()]
        cursor.execute("SELECT count(*) FROM identity_session WHERE holder = current_user")
        held = cursor.fetchone()
    assert (len(rows), [key in row for row in rows], held) == (1, [False], (1,))


def test_contents_that_are_moved_to_another_host_say_nothing(acme: Tenant, globex: Tenant) -> None:
    _begun(acme)
    with scope.within(acme):
        data = Session.objects.get().data
        assert SessionStore().decode(data) == {"word": WORD}
    with scope.within(globex):
        assert SessionStore().decode(data) == {}


def test_session_that_is_over_is_forgotten(acme: Tenant) -> None:
    key, other = _begun(acme), _begun(acme)
    with scope.within(acme):
        old = Session.objects.order_by("digest").first()
        Session.objects.filter(pk=old.pk).update(expires_at=clock.now() - timedelta(seconds=1))
        assert sorted(str(_word(each)) for each in (key, other)) == ["None", WORD]
        SessionStore.clear_expired()
        assert Session.objects.count() == 1


def test_session_that_ended_meanwhile_is_not_brought_back(acme: Tenant) -> None:
    browser = HostClient("acme.localhost")
    browser.session.save()
    store = browser.session
    with scope.within(acme):
        assert store.get("word") is None
        Session.objects.all().delete()
        store["word"] = WORD
        with pytest.raises(UpdateError):
            store.save()
        assert Session.objects.count() == 0


def test_key_that_is_taken_is_not_given_again(acme: Tenant) -> None:
    key = _begun(acme)
    with scope.within(acme):
        assert SessionStore(key).exists(key)
        again = SessionStore()
        again.create()
        assert (again.session_key != key, Session.objects.count()) == (True, 2)


@pytest.mark.usefixtures("globex")
def test_cookie_that_is_carried_to_another_host_is_nobodys(acme: Tenant) -> None:
    browser = HostClient("acme.localhost")
    session = browser.session
    session["word"] = WORD
    session.save()
    elsewhere = Client(headers={"host": "globex.localhost"})
    elsewhere.cookies = browser.cookies
    answer = elsewhere.get("/")
    assert (answer.status_code, answer.wsgi_request.session.session_key) == (200, None)
    assert settings.SESSION_COOKIE_DOMAIN is None
    with scope.within(acme):
        assert _word(str(session.session_key)) == WORD
