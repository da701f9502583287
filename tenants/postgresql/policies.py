"""Row-level security of the shared tables: which rows a client, and who reads its list, may see.

A client is known by the name of its role, which no SET of a setting can change: `r_` and the 16
digits of its schema. Somebody of the consultancy is known by the setting `wederhoor.account`;
without it the list is empty. Who leads the consultancy's people may count everybody's. Conditions
are scalar sub-selects, so that they are asked once and not for each row; the name has another
collation than text, and without the cast no index is used.
Which columns and commands are open at all is a matter of grants, not of policies.
"""

from collections.abc import Iterable, Iterator
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

FROZEN = {"tenants_portfolioedition": "state <> 'published'"}
"""By shared table the rows that the application may still change; the others it only reads.

No trigger can say so: the language that triggers are written in is taken from everybody. Where no
row may change, the grants say it.
"""


def statements(app: str, client_group: str) -> list[str]:
    """Return the SQL that puts all policies up, one statement an item; the owner sends them.

    `app` is the login of the application, `client_group` the role whose members the clients'
    roles are. Sent again they come to the same; send them in one transaction, or for a moment
    nobody reads anything.
    """
    walled = ((wall.table, _rules(wall, app, client_group)) for wall in WALLS)
    frozen = ((table, _frozen(open_rows, app)) for table, open_rows in FROZEN.items())
    return [line for table, rules in (*walled, *frozen) for line in _put_up(table, rules)]


def _put_up(name: str, rules: Iterable[tuple[str, str]]) -> Iterator[str]:
    table = f"public.{name}"
    for verb in ("ENABLE", "FORCE"):
        yield f"ALTER TABLE {table} {verb} ROW LEVEL SECURITY"
    for policy, rule in rules:
        yield f"DROP POLICY IF EXISTS {policy} ON {table}"
        yield f"CREATE POLICY {policy} ON {table} {rule}"


def _frozen(open_rows: str, app: str) -> Iterator[tuple[str, str]]:
    """Yield name and rule; what a row becomes is no matter of the rule, only what it was."""
    yield "owner_all", f"FOR ALL TO CURRENT_USER USING ({EVERY})"
    yield "consultancy", f'FOR SELECT TO "{app}" USING ({EVERY})'
    yield "consultancy_adds", f'FOR INSERT TO "{app}" WITH CHECK ({EVERY})'
    changes = f"USING ({open_rows}) WITH CHECK ({EVERY})"
    yield "consultancy_changes", f'FOR UPDATE TO "{app}" {changes}'


def _rules(wall: Wall, app: str, client_group: str) -> Iterator[tuple[str, str]]:
    """Yield name and rule; never two for one role and one command: they would be joined by OR."""
    yield "owner_all", f"FOR ALL TO CURRENT_USER USING ({EVERY})"
    command = "SELECT" if wall.read_only else "ALL"
    yield "consultancy", f'FOR {command} TO "{app}" USING ({wall.consultancy})'
    yield "client_reads", f'FOR SELECT TO "{client_group}" USING ({wall.reads or wall.own})'
    yield "client_adds", f'FOR INSERT TO "{client_group}" WITH CHECK ({wall.own})'
    yield "client_changes", f'FOR UPDATE TO "{client_group}" USING ({wall.own})'
    yield "client_removes", f'FOR DELETE TO "{client_group}" USING ({wall.own})'
