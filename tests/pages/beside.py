"""Pages beside the roles: of guests with a code, of who is invited, and of what went wrong."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.shortcuts import render
from django.test import Client, RequestFactory

from frontend.awaiting import cookie_name
from kernel import clock
from kernel.actors import Actor
from kernel.identity.models import Account
from kernel.post.models import OutboxMessage
from procedures.actions.add_guest import add_assisting_person, invite_witness
from procedures.actions.invite_person import Invited, invite_person
from tenants import scope
from tests.factories import cases
from tests.factories.browsers import HostClient
from tests.isolation.cast_of_matrix import Scene
from tests.pages.page import Page

FAILURES = ("400", "403", "404", "413", "422", "500", "503", "csrf", "elsewhere", "unknown_host")
_LINK = re.compile(r"/uitnodiging/([^/\s]+)/")


@contextmanager
def undone() -> Iterator[None]:
    """Do something in the client that nobody else's pages show."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def page(browser: Client, who: str, name: str, path: str, **sent: object) -> Page:
    """Return a page as this browser gets it; what is sent is sent as it stands."""
    host = getattr(browser, "host", "")
    answer = browser.post(path, sent) if sent else browser.get(path)
    state = f"answer {answer.status_code}" if sent or answer.status_code != 200 else "as it is"
    return Page(name, who, state, host, path, answer.content.decode())


def of_guests(stage: Scene, *, tries: int = 1) -> Iterator[Page]:
    """Yield the one page of who assists a party and of a witness, and of a code that is wrong.

    With more `tries` it is wrong so often that who types has to wait.
    """
    doors = (("assisting person", "support"), ("witness", "testimony"))
    with undone():
        for (who, name), code in zip(doors, _codes(stage), strict=True):
            browser = HostClient(stage.ours.host)
            path = browser.post("/mijn-zaak/code/", {"code": code}).url
            yield page(browser, who, name, path)
            yield page(browser, who, name, path, statement="")
        browser = HostClient(stage.ours.host)
        for code in ("ABCD-EFGH",) * tries:
            wrong = page(browser, "nobody", "party_sign_in", "/mijn-zaak/code/", code=code)
            yield wrong
            if wrong.state == "answer 429":
                break


def _codes(stage: Scene) -> list[str]:
    ours, now = stage.ours, clock.now()
    with scope.within(ours.tenant):
        party = ours.case.parties.get(side="complainant")
        by = Actor("party", party.id, "", frozenset({"complainant"}))
        carla = cases.acting(ours.who.carla)
        _, assisting = add_assisting_person(party, "Wil de Vriend", by=by, at=now)
        _, witness = invite_witness(ours.case, "Wim", "Was u er maandag?", by=carla, at=now)
    return [assisting, witness]


def of_invited(stage: Scene) -> Iterator[Page]:
    """Yield what an invitation opens: without account, with one, signed in, and used up."""
    path, host = "/uitnodiging/", stage.ours.host
    yield page(HostClient(host), "invited", "invited_gone", path)
    with undone():
        browser = HostClient(host)
        browser.cookies[cookie_name()] = _secret(stage)
        yield page(browser, "invited", "invited_new", path)
        yield page(browser, "invited", "invited_new", path, password="kort")
        account = Account.objects.create_user("nieuw@example.net", None, name="Noor Nieuw")
        yield page(browser, "invited", "invited_sign_in", path)
        browser.force_login(account)
        yield page(browser, "invited", "invited_take", path)


def _secret(stage: Scene) -> str:
    with scope.within(stage.ours.tenant):
        asked = Invited("Noor Nieuw", "nieuw@example.net", ("handler",), ("member",), external=True)
        invite_person(asked, by=cases.acting(stage.ours.who.carla), at=clock.now())
        mails = OutboxMessage.objects.order_by("-created_at", "-key")
        return next(found[1] for mail in mails if (found := _LINK.search(mail.body_text)))


def of_failures(stage: Scene) -> Iterator[Page]:
    """Yield the pages of what went wrong; `gone` is a case that was shredded."""
    request = RequestFactory().get("/", headers={"host": stage.ours.host})
    request.tenant, request.session, request.user = stage.ours.tenant, {}, AnonymousUser()  # type: ignore[attr-defined,assignment]
    for name in FAILURES:
        with scope.within(stage.ours.tenant):
            html = render(request, f"errors/{name}.html").content.decode()
        yield Page(f"error_{name}", "nobody", "as it is", stage.ours.host, "/x/", html)
    shredded = f"/werk/zaken/{stage.cases['gone']}/"
    yield page(stage.actor("secretariat").browser, "secretariat", "case_shredded", shredded)


def of_language(stage: Scene, code: str) -> Iterator[Page]:
    """Yield the main pages of the public and the parties in a language."""
    portal = ("/", "/zo-werkt-het/", "/waar-hoor-ik-thuis/", "/melden/", "/melden/verhaal/",
              "/wie-ziet-wat/", "/wie-kunt-u-bellen/", "/regeling/",
              "/mijn-zaak/code/")  # fmt: skip
    case = ("/mijn-zaak/", "/mijn-zaak/berichten/", "/mijn-zaak/stukken/", "/mijn-zaak/brieven/",
            "/mijn-zaak/klacht/", "/mijn-zaak/gesprek/", "/mijn-zaak/uitkomst/",
            "/mijn-zaak/zo-gaat-het/", "/mijn-zaak/bijstand/", "/mijn-zaak/seintjes/")  # fmt: skip
    for name, paths in (("nobody", portal), ("complainant", case), ("respondent", case[:1])):
        browser = stage.actor(name).browser
        browser.cookies[settings.LANGUAGE_COOKIE_NAME] = code
        for path in paths:
            html = browser.get(path, headers={"host": stage.ours.host}).content.decode()
            yield Page(path.strip("/") or "home", name, code, stage.ours.host, path, html)
        del browser.cookies[settings.LANGUAGE_COOKIE_NAME]


LONG = "ዓለምአቀፍ" * 14 + " Вишневецька-Григоренко" * 4
"""A name of some 200 characters, in two scripts, of which one word does not end."""


def of_long_names(stage: Scene) -> Iterator[Page]:
    """Yield the pages that name people, of a case whose people have names that are as long as can
    be, at a client that has such a name too."""
    ours = stage.ours
    with undone():
        with scope.within(ours.tenant):
            for party in ours.case.parties.all():
                party.name = LONG[:200]
                party.save()
        one = f"/{{}}/zaken/{ours.case.id}/"
        for who, start, rests in (
            ("secretariat", "werk", ("", "betrokkenen/", "wie-heeft-wat/", "verloop/", "codes/")),
            ("chair with a seat", "commissie", ("", "concept/")),
            ("employer", "werkgever", ("",)),
        ):
            for rest in rests:
                yield _long(stage, who, one.format(start) + rest)
        for path in ("/werk/zaken/", "/werk/zaken/samen/"):
            yield _long(stage, "secretariat", path)
        yield _long(stage, "complainant", "/mijn-zaak/")


def _long(stage: Scene, who: str, path: str) -> Page:
    answer = stage.actor(who).browser.get(path, headers={"host": stage.ours.host})
    name = path.strip("/").replace(str(stage.ours.case.id), "zaak").replace("/", "_")
    return Page(name, who, "long names", stage.ours.host, path, answer.content.decode())
