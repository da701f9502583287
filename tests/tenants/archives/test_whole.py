"""A client is taken out, destroyed and put back: its case can be read, a shredded one cannot."""

import pytest
from django.test import Client

from kernel.audit import verifying
from kernel.errors import Refusal
from kernel.identity.sessions import SessionStore
from kernel.vault import files, handover
from kernel.vault.models import StoredFile
from tenants import scope
from tenants.actions.issue_token import issue_token
from tenants.archives import restoring
from tenants.archives.erasing import drop
from tenants.archives.restoring import Restored
from tenants.archives.returning import Wish
from tenants.archives.server import parameters, whole
from tenants.models import Domain, Tenant
from tenants.postgresql.owner import as_owner
from tenants.schemas import stamps
from tenants.schemas.plan import plan
from tenants.schemas.structure import fingerprint
from tests.conftest import OPENED_AT
from tests.factories.aside import aside
from tests.tenants.archives.conftest import LETTER, STORY, Leaver, rows_of, standing, story_of

pytestmark = pytest.mark.django_db


def restored(leaver: Leaver, wish: Wish | None = None) -> Restored:
    """Put the client back from its archive."""
    return aside(lambda: restoring.restore(leaver.path, key=str(leaver.key), wish=wish or Wish()))


def destroy(leaver: Leaver) -> None:
    """Take everything of the client away, keys and files as well."""

    def gone() -> None:
        with whole(parameters()) as server:
            drop(server, leaver.tenant.schema_name)
        with as_owner(), scope.in_public():
            Tenant.objects.filter(pk=leaver.tenant.pk).delete()
        handover.erased(str(leaver.tenant.reference))

    aside(gone)
    for path in (leaver.folder / "files").rglob("*"):
        if path.is_file():
            path.unlink()


def test_client_taken_out_destroyed_and_put_back_reads_its_case_and_not_a_shredded_one(
    leaver: Leaver,
) -> None:
    leaver.export()
    before = rows_of(leaver.tenant.schema_name)
    destroy(leaver)
    back = restored(leaver)
    assert back.tenant.schema_name != leaver.tenant.schema_name
    assert rows_of(back.tenant.schema_name) == before
    assert story_of(back.tenant, leaver.kept) == STORY
    with pytest.raises(Refusal) as refused:
        story_of(back.tenant, leaver.shredded)
    assert refused.value.code == "vault.destroyed"


def test_client_put_back_has_its_files_host_and_an_unbroken_trail(leaver: Leaver) -> None:
    leaver.export()
    destroy(leaver)
    back = restored(leaver).tenant

    def found() -> tuple[bytes, object, str]:
        with scope.in_public():
            host = Domain.objects.get(tenant=back).domain
        with scope.within(back):
            content = b"".join(files.opened(StoredFile.objects.get()))
            return content, verifying.verify(), host

    content, verified, host = aside(found)
    assert (content, host) == (LETTER, "leaver.localhost")
    assert isinstance(verified, int)
    assert verified > 0


def test_schema_put_back_has_the_structure_and_the_stamp_of_the_release(leaver: Leaver) -> None:
    leaver.export()
    before = aside(lambda: fingerprint(leaver.tenant.schema_name))
    back = restored(leaver, Wish(replace=True)).tenant.schema_name
    assert aside(lambda: fingerprint(back)) == before
    assert aside(stamps.stamped)[back] == plan().stamp


def test_client_that_is_still_there_is_not_replaced_unasked(leaver: Leaver) -> None:
    leaver.export()
    before = standing()
    with pytest.raises(Refusal) as refused:
        restored(leaver)
    assert refused.value.code == "archive.client_present"
    assert standing() == before


def test_replaced_client_leaves_no_schema_behind(leaver: Leaver) -> None:
    leaver.export()
    before = standing()
    back = restored(leaver, Wish(replace=True)).tenant
    after = standing()
    assert after.schemas == before.schemas - {leaver.tenant.schema_name} | {back.schema_name}
    assert after.hosts == before.hosts
    assert back.pk == leaver.tenant.pk


def test_client_put_back_under_another_name_gets_that_host(leaver: Leaver) -> None:
    leaver.export()
    destroy(leaver)
    back = restored(leaver, Wish(slug="terug")).tenant
    assert back.slug == "terug"
    assert set(standing().hosts) >= {"terug.localhost"}
    assert "leaver.localhost" not in standing().hosts


def begun(tenant: Tenant) -> tuple[str, str]:
    """Begin a session and give a token at a client; return both secrets."""
    with scope.within(tenant):
        session = SessionStore()
        session["word"] = "binnen"
        session.save()
    _, token = issue_token(tenant, "HR", scopes=["complaints:read"], at=OPENED_AT)
    return str(session.session_key), token


def worth(secrets: tuple[str, str], tenant: Tenant, host: str) -> tuple[str | None, int]:
    """Return what a session still holds at a client, and how its program is answered."""
    key, token = secrets
    with scope.within(tenant):
        held = SessionStore(key).get("word")
    headers = {"host": host, "authorization": f"Bearer {token}"}
    return held, Client().get("/api/v1/complaints/", headers=headers).status_code


@pytest.mark.attack("T21")
def test_sessions_and_programs_of_before_are_nobody_at_a_copy(leaver: Leaver) -> None:
    secrets = aside(lambda: begun(leaver.tenant))
    before = aside(lambda: worth(secrets, leaver.tenant, "leaver.localhost"))
    leaver.export()
    destroy(leaver)
    back = restored(leaver, Wish(slug="terug")).tenant
    after = aside(lambda: worth(secrets, back, "terug.localhost"))
    assert before[0] == "binnen"
    assert before[1] != 401
    assert after == (None, 401)


@pytest.mark.parametrize(
    ("taken", "code"), [("slug", "tenant.slug_taken"), ("host", "tenant.host_taken")]
)
def test_name_or_host_of_another_client_is_refused_and_nothing_is_half(
    leaver: Leaver, taken: str, code: str
) -> None:
    leaver.export()
    destroy(leaver)
    wish = Wish(slug="acme") if taken == "slug" else Wish()
    if taken == "host":
        aside(lambda: _give("leaver.localhost"))
    before = standing()
    with pytest.raises(Refusal) as refused:
        restored(leaver, wish)
    assert refused.value.code == code
    assert standing() == before
    assert not [path for path in (leaver.folder / "files").rglob("*") if path.is_file()]
    aside(lambda: Domain.objects.filter(domain="leaver.localhost").delete())


def _give(host: str) -> None:
    Domain.objects.create(tenant=Tenant.objects.get(slug="globex"), domain=host, is_primary=False)


def test_mail_that_waited_is_not_sent_by_itself_after_putting_back(leaver: Leaver) -> None:
    leaver.export()
    back = restored(leaver, Wish(replace=True)).tenant

    def waiting() -> set[str]:
        from kernel.post.models import OutboxMessage  # noqa: PLC0415 only here

        with scope.within(back):
            return set(OutboxMessage.objects.values_list("state", flat=True))

    assert aside(waiting) <= {"check", "sent", "failed"}


def test_restore_that_breaks_off_leaves_nothing_and_the_next_try_does_it_all(
    leaver: Leaver, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaver.export()
    destroy(leaver)
    before = standing()
    with monkeypatch.context() as broken:
        broken.setattr(restoring, "take_seat", _fail)
        with pytest.raises(OSError, match="stroom"):
            restored(leaver)
    assert standing() == before
    assert not [path for path in (leaver.folder / "files").rglob("*") if path.is_file()]
    assert story_of(restored(leaver).tenant, leaver.kept) == STORY


def test_client_that_is_not_made_ready_stays_closed_until_the_next_try(leaver: Leaver) -> None:
    leaver.export()
    destroy(leaver)
    with pytest.raises(OSError, match="stroom"):
        aside(lambda: restoring.restore(leaver.path, key=str(leaver.key), ready=_fail))
    halfway = Tenant.objects.get(reference=leaver.tenant.reference)
    assert halfway.state == Tenant.State.CLOSED
    back = restored(leaver).tenant
    assert back.state == Tenant.State.OPEN
    assert halfway.schema_name not in standing().schemas


def _fail(*_: object, **__: object) -> None:
    raise OSError("de stroom viel uit")
