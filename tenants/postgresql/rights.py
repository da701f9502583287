"""Who may do what with which table: every right is listed here, and granted by the owner.

The application's login has the first column's rights on the shared tables and none on a client's.
A client's role has the second column's, within the policies of `policies`, and the rights on its
own tables. A table that is not listed cannot be used.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.apps import apps
from django.conf import settings

from tenants.postgresql import policies
from tenants.postgresql.state import role_of

ALL = "SELECT, INSERT, UPDATE, DELETE"
READ = "SELECT"
NONE = ""

SHARED: Mapping[str, tuple[str, str]] = {
    "tenants_tenant": (ALL, "SELECT, UPDATE (brand_colour, logo, logo_digest, languages)"),
    "tenants_domain": (ALL, READ),
    "tenants_assignment": (ALL, READ),
    "tenants_entrycode": (ALL, "SELECT, UPDATE"),
    "tenants_apitoken": (ALL, READ),
    "tenants_colleagueinvitation": (ALL, NONE),
    "tenants_platformaccess": (ALL, "SELECT, INSERT, UPDATE"),
    "tenants_position": (ALL, NONE),
    "tenants_snapshot": (READ, NONE),
    "tenants_spareschema": ("SELECT, UPDATE, DELETE", NONE),
    "tenants_opening": (ALL, NONE),
    "tenants_closing": (ALL, NONE),
    "tenants_portfolioedition": ("SELECT, INSERT, UPDATE", NONE),
    "tenants_portfoliofile": ("SELECT, INSERT", NONE),
    "tenants_portfoliojob": ("SELECT, INSERT, UPDATE", NONE),
    "tenants_worklistrow": (ALL, ALL),
    "identity_account": (ALL, "SELECT, INSERT, UPDATE (password, session_round)"),
    "billing_customer": (ALL, READ),
    "billing_subscription": (ALL, READ),
    "billing_invoice": (ALL, READ),
    "billing_webhookevent": (ALL, NONE),
    "billing_offlinerecord": (ALL, NONE),
    "django_content_type": (READ, NONE),
    "django_migrations": (READ, NONE),
    "auth_permission": (READ, READ),
    "auth_group": (READ, READ),
    "auth_group_permissions": (READ, READ),
    "identity_session": (ALL, ALL),
    "identity_restoration": (ALL, "SELECT, INSERT, UPDATE"),
    "mfa_authenticator": (ALL, ALL),
    "account_emailaddress": (ALL, "SELECT, INSERT, UPDATE"),
    "account_emailconfirmation": (ALL, NONE),
    "socialaccount_socialaccount": (ALL, ALL),
    "socialaccount_socialapp": (ALL, NONE),
    "socialaccount_socialtoken": (ALL, NONE),
}

NARROW: Mapping[str, str] = {
    "audit_entry": "SELECT, INSERT",
    "audit_head": "SELECT, INSERT, UPDATE",
    "audit_chainkey": "SELECT, INSERT, UPDATE",
    "audit_root": "SELECT, INSERT",
    "django_migrations": NONE,
}
"""Tables of a client on which its role has less than everything: the audit trail only grows."""


def walled() -> bool:
    """Whether clients are kept apart by roles, and not by the search path alone."""
    return bool(settings.WALLS == "roles")


def application() -> str:
    """Return the role that the application signs in with."""
    return str(settings.DATABASE_ROLE)


def client_group() -> str:
    """Return the role that every client's role belongs to."""
    return f"{application()}_client"


def own_tables() -> tuple[str, ...]:
    """Return the tables of a client, in a stable order."""
    labels = {name.rpartition(".")[2] for name in settings.TENANT_APPS}
    models = apps.get_models(include_auto_created=True)
    return tuple(sorted(one._meta.db_table for one in models if one._meta.app_label in labels))


def role_statements(schema: str) -> Iterable[str]:
    """Yield the SQL that makes a schema's role; it may be entered, and owns nothing."""
    if walled():
        role = role_of(schema)
        yield f'CREATE ROLE "{role}" NOLOGIN IN ROLE "{client_group()}"'
        yield f'GRANT "{role}" TO "{application()}"'
        yield f'GRANT USAGE ON SCHEMA "{schema}" TO "{role}"'


def table_statements(schema: str, tables: Sequence[str]) -> Iterable[str]:
    """Yield the SQL that gives a schema's role the rights on these tables of it."""
    if walled():
        by_right: dict[str, list[str]] = {}
        for table in tables:
            by_right.setdefault(NARROW.get(table, ALL), []).append(f'"{schema}"."{table}"')
        for right, named in by_right.items():
            if right:
                yield f'GRANT {right} ON {", ".join(named)} TO "{role_of(schema)}"'


def removal_statements(schema: str) -> Iterable[str]:
    """Yield the SQL that removes a schema with its role, for good."""
    yield f'DROP SCHEMA IF EXISTS "{schema}" CASCADE'
    if walled():
        yield f'DROP ROLE IF EXISTS "{role_of(schema)}"'


def grant_shared(cursor: object) -> None:
    """Give the rights on the shared tables anew, as they are listed. Call it as the owner."""
    if walled():
        for statement in _shared_statements(cursor):
            cursor.execute(statement)  # type: ignore[attr-defined]


def _shared_statements(cursor: object) -> Iterable[str]:
    app, group = application(), client_group()
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [group])  # type: ignore[attr-defined]
    if cursor.fetchone() is None:  # type: ignore[attr-defined]
        yield f'CREATE ROLE "{group}" NOLOGIN'
    cursor.execute("SELECT current_database()")  # type: ignore[attr-defined]
    yield f'REVOKE TEMPORARY ON DATABASE "{cursor.fetchone()[0]}" FROM PUBLIC'  # type: ignore[attr-defined]
    yield f'REVOKE ALL ON ALL TABLES IN SCHEMA public FROM "{app}", "{group}"'
    yield f'GRANT USAGE ON SCHEMA public TO "{app}", "{group}"'
    for table, rights in SHARED.items():
        for role, right in zip((app, group), rights, strict=True):
            if right:
                yield f'GRANT {right} ON "{table}" TO "{role}"'
    yield from policies.statements(app, group)
