import pytest
from django.conf import LazySettings
from django.db import models

from kernel.identity.models import Account
from procedures.models import Department
from tenants import checks
from tenants.models import Tenant
from tenants.models.tenant import SCHEMA_NAME, new_schema_name


def _found() -> list[str]:
    return sorted({str(error.id) for error in checks.check_walls(None)})


def test_structure_as_it_is_has_nothing_against_it() -> None:
    assert _found() == []


def test_app_of_both_is_refused(settings: LazySettings) -> None:
    settings.TENANT_APPS = [*settings.TENANT_APPS, "billing"]
    assert _found() == ["tenants.E001", "tenants.E003", "tenants.E004"]


@pytest.mark.attack("T16")
def test_contenttypes_of_a_client_are_refused(settings: LazySettings) -> None:
    settings.SHARED_APPS = [name for name in settings.SHARED_APPS if "contenttypes" not in name]
    settings.TENANT_APPS = [*settings.TENANT_APPS, "django.contrib.contenttypes"]
    assert _found() == ["tenants.E002"]


@pytest.mark.parametrize("name", ["identity_account", "Identity_Account", "django_migrations"])
def test_table_with_the_name_of_a_shared_one_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert Account._meta.db_table == "identity_account"
    monkeypatch.setattr(Department._meta, "db_table", name)
    assert _found() == ["tenants.E003"]


def test_schema_name_that_says_whose_it_is_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "new_schema_name", lambda: "t_gemeente")
    assert _found() == ["tenants.E005"]


def test_schema_names_without_a_guard_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    loose = models.CheckConstraint(
        condition=models.Q(schema_name__regex="t_[0-9a-f]{16}"), name="loose"
    )
    monkeypatch.setattr(Tenant._meta, "constraints", [loose])
    assert _found() == ["tenants.E006"]


HOSTILE = (
    't_x","t_y',
    "t_0123456789ABCDEF",
    "t_0123456789abcdef.x",
    "pg_catalog",
    "t_0123456789abcdef\n",
    "t_" + "0" * 64,
    "",
)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.attack("T14")
def test_no_name_but_a_generated_one_is_a_clients_schema(name: str) -> None:
    assert (SCHEMA_NAME.fullmatch(name), bool(SCHEMA_NAME.fullmatch(new_schema_name()))) == (
        None,
        True,
    )


@pytest.mark.parametrize("way", ["with", "activate", "deactivate"])
def test_django_tenants_own_way_into_a_client_is_shut(acme: Tenant, way: str) -> None:
    with pytest.raises(RuntimeError, match=r"tenants\.scope\.within"):
        _enter(acme, way)


def _enter(tenant: Tenant, way: str) -> None:
    if way == "with":
        with tenant:
            return
    getattr(tenant, way)()
