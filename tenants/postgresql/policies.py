"""Row-level security of the shared tables: which rows a client, and who reads its list, may see.

A client is known by the name of its role, which no SET of a setting can change: `r_` and the 16
digits of its schema. Somebody of the consultancy is known by the setting `wederhoor.account`;
without it the list is empty. Who leads the consultancy's people may count everybody's. Conditions
are scalar sub-selects, so that they are asked once and not for each row; the name has another
collation than text, and without the cast no index is used.
Which columns and commands are open at all is a matter of grants, not of policies.
"""

from collections.abc import Iterator
from dataclasses import dataclass

ACCOUNT = "(SELECT nullif(current_setting('wederhoor.account', true), '')::uuid)"
OWN_SCHEMA = "(SELECT 't_' || right(current_user::text COLLATE \"default\", 16))"
OWN = f"(SELECT t.id FROM public.tenants_tenant AS t WHERE t.schema_name = {OWN_SCHEMA})"  # noqa: S608 our own text
HOUSE = "(SELECT t.id FROM public.tenants_tenant AS t WHERE t.schema_name = 'public')"
OWN_BOOKS = f"(SELECT c.id FROM public.billing_customer AS c WHERE c.tenant_id = {OWN})"  # noqa: S608 as above
SERVED = f"""EXISTS (SELECT FROM public.tenants_assignment AS a
    WHERE a.account_id = {ACCOUNT} AND a.tenant_id = tenants_worklistrow.tenant_id)"""
LEADS = f"""(SELECT EXISTS (SELECT FROM public.tenants_position AS p
    WHERE p.account_id = {ACCOUNT} AND p.kind = 'lead'))"""  # noqa: S608 as above
HELD = 'holder = (SELECT current_user::text COLLATE "default")'
EVERY = "true"


@dataclass(frozen=True, slots=True)
class Wall:
    """The rows of one shared table that are open: to the consultancy's pages and to a client.

    `writes` are those a client may change, when they are not just the ones it reads. What the
    consultancy only reads, `read_only`, is written from within the clients.
    """

    table: str
    own: str
    reads: str = ""
    consultancy: str = EVERY
    read_only: bool = False


WALLS = (
    Wall(
        "tenants_tenant",
        own=f"schema_name = {OWN_SCHEMA}",
        reads=f"schema_name IN ('public', {OWN_SCHEMA})",
    ),
    Wall(
        "tenants_domain",
        own=f"tenant_id = {OWN}",
        reads=f"tenant_id = {OWN} OR tenant_id = {HOUSE}",
    ),
    Wall("tenants_assignment", own=f"tenant_id = {OWN}"),
    Wall("tenants_apitoken", own=f"tenant_id = {OWN}"),
    Wall("tenants_entrycode", own=f"tenant_id = {OWN}"),
    Wall("tenants_platformaccess", own=f"tenant_id = {OWN}"),
    Wall("tenants_opening", own=f"tenant_id = {OWN}"),
    Wall("tenants_closing", own=f"tenant_id = {OWN}"),
    Wall(
        "tenants_worklistrow",
        own=f"tenant_id = {OWN}",
        consultancy=f"{SERVED} OR {LEADS}",
        read_only=True,
    ),
    Wall("identity_account", own="NOT is_consultancy", reads=EVERY),
    Wall("identity_session", own=HELD, consultancy=HELD),
    Wall("identity_restoration", own=HELD, consultancy=HELD),
    Wall("billing_customer", own=f"tenant_id = {OWN}"),
    Wall("billing_subscription", own=f"customer_id = {OWN_BOOKS}"),
    Wall("billing_invoice", own=f"customer_id = {OWN_BOOKS}"),
)


def statements(app: str, client_group: str) -> list[str]:
    """Return the SQL that puts all policies up, one statement an item; the owner sends them.

    `app` is the login of the application, `client_group` the role whose members the clients'
    roles are. Sent again they come to the same; send them in one transaction, or for a moment
    nobody reads anything.
    """
    return [line for wall in WALLS for line in _walled(wall, app, client_group)]


def _walled(wall: Wall, app: str, client_group: str) -> Iterator[str]:
    table = f"public.{wall.table}"
    for verb in ("ENABLE", "FORCE"):
        yield f"ALTER TABLE {table} {verb} ROW LEVEL SECURITY"
    for name, rule in _rules(wall, app, client_group):
        yield f"DROP POLICY IF EXISTS {name} ON {table}"
        yield f"CREATE POLICY {name} ON {table} {rule}"


def _rules(wall: Wall, app: str, client_group: str) -> Iterator[tuple[str, str]]:
    """Yield name and rule; never two for one role and one command: they would be joined by OR."""
    yield "owner_all", f"FOR ALL TO CURRENT_USER USING ({EVERY})"
    command = "SELECT" if wall.read_only else "ALL"
    yield "consultancy", f'FOR {command} TO "{app}" USING ({wall.consultancy})'
    yield "client_reads", f'FOR SELECT TO "{client_group}" USING ({wall.reads or wall.own})'
    yield "client_adds", f'FOR INSERT TO "{client_group}" WITH CHECK ({wall.own})'
    yield "client_changes", f'FOR UPDATE TO "{client_group}" USING ({wall.own})'
    yield "client_removes", f'FOR DELETE TO "{client_group}" USING ({wall.own})'
