"""Whose host is this: asked for every request, so kept in the process for a short while."""

import re
from copy import copy
from threading import Lock
from time import monotonic

from django.conf import settings
from django.db import connection

from tenants import scope
from tenants.models import Domain, Tenant
from tenants.postgresql import news

KEPT_SECONDS = 30.0
KEPT_COUNT = 4096
CHANNEL = "wederhoor_hosts"

_known: dict[str, tuple[float, Tenant]] = {}
_lock = Lock()


_HOST_HEADER = re.compile(r"([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(?::([0-9]{1,5}))?")


def asked_host(header: str) -> str:
    """Return the host that a request asks for; empty when it is not written as ours are.

    Strictly: one name in ASCII, no dot at the end, no port but the one we are reached at. A
    browser takes `acme.example.` and `acme.example:99` for other places than `acme.example`.
    """
    read = _HOST_HEADER.fullmatch(header.lower())
    if read is None or ".." in read[1] or read[2] not in {None, str(settings.PORT)}:
        return ""
    return read[1]


def host_of(raw: str) -> str:
    """Return the bare host that somebody wrote: lower case, without port or trailing dot."""
    return raw.partition(":")[0].rstrip(".").lower()


def tenant_at(host: str) -> Tenant | None:
    """Return whose host this is: a client, the consultancy (public), or None when unknown.

    What changes is known here at the next question to the database, and after half a minute at
    the latest. Each caller gets a row of its own.
    """
    kept = _kept(host) or _found(host)
    return _copy(kept) if kept else None


def forget() -> None:
    """Keep nothing: the next request of each host asks the database."""
    with _lock:
        _known.clear()


def announce(**_: object) -> None:
    """Let every process forget what it kept, once this transaction is committed."""
    forget()
    with connection.cursor() as cursor:
        cursor.execute(f"NOTIFY {CHANNEL}")


def listen() -> None:
    """Hear of changes from now on, on each connection; tell others of those made here."""
    from django.db.models.signals import post_delete, post_save  # noqa: PLC0415 models are loaded

    news.hear(CHANNEL, forget)
    for model in (Domain, Tenant):
        post_save.connect(announce, sender=model, dispatch_uid=f"host {model.__name__} saved")
        post_delete.connect(announce, sender=model, dispatch_uid=f"host {model.__name__} gone")


def address_of(tenant: Tenant, *, port: int, https: bool) -> str:
    """Return the address of a client's portal, with the port where it is not the usual one."""
    return address_at(tenant.domains.get(is_primary=True).domain, port=port, https=https)


def address_at(host: str, *, port: int, https: bool) -> str:
    """Return the address of a host, with the port where it is not the usual one."""
    usual = port == (443 if https else 80)
    return f"http{'s' if https else ''}://{host}{'' if usual else f':{port}'}"


def _kept(host: str) -> Tenant | None:
    kept_at, tenant = _known.get(host, (0.0, None))
    return tenant if monotonic() - kept_at < KEPT_SECONDS else None


def _copy(kept: Tenant) -> Tenant:
    """Return a row that nobody else has, without asking Django for a new one (a third of it)."""
    row, known = Tenant.__new__(Tenant), copy(kept.__dict__["_state"])
    known.fields_cache = {}
    row.__dict__.update({**kept.__dict__, "_state": known})
    return row


def _found(host: str) -> Tenant | None:
    """Return the host's client, and keep it; nothing of an unknown host."""
    with scope.in_public():
        tenant: Tenant | None = Tenant.objects.defer("logo").filter(domains__domain=host).first()
    with _lock:
        if len(_known) >= KEPT_COUNT:
            _known.clear()
        if tenant is not None:
            _known[host] = (monotonic(), tenant)
    return tenant
