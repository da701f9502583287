"""Everything that is known to mix clients up, again and again, in several threads at once.

Each client has a row with a word of its own. Every read says whose word should come back; what
comes back else is kept in the tally, as is a refusal that did not come. `strain` does each ordeal
in turn, so that the same seed does the same.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event, Thread
from uuid import uuid4

from django.db import DatabaseError, InterfaceError, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import errors

from kernel.errors import Refusal
from procedures.models import Department
from tenants import scope
from tenants.models import Tenant
from tenants.models.tenant import new_schema_name
from tenants.tasks import tenant_task

TABLE = Department._meta.db_table
BROKEN = (DatabaseError, InterfaceError, errors.Error)
Words = list[str]


class RolledBackError(Exception):
    """Ends a transaction the way an error of ours does."""


@dataclass
class Tally:
    """How many reads there were, and what was wrong with which."""

    reads: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)

    def read(self, where: str, found: Words, wanted: Words) -> None:
        """Count one read."""
        self.reads += 1
        if found != wanted:
            self.wrong.append(f"{where}: {found} instead of {wanted}")

    def refusal(self, where: str, attempt: Callable[[], object], *kinds: type[Exception]) -> None:
        """Count one attempt that must be refused, by one of these errors."""
        self.refused += 1
        try:
            answer = attempt()
        except kinds:
            return
        self.wrong.append(f"{where}: answered {answer!r}")


def word_of(tenant: Tenant) -> str:
    """Return the word that this client's schema alone holds."""
    return f"kanarie-{tenant.slug}"


def words() -> Words:
    """Read by the models."""
    return sorted(Department.objects.values_list("code", flat=True))


def raw_words() -> Words:
    """Read by SQL, as it would be injected or written by hand."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT code FROM {TABLE} ORDER BY 1")  # noqa: S608
        return [code for (code,) in cursor.fetchall()]


@tenant_task
def told() -> Words:
    """Read as the worker does."""
    return words()


class Ordeals:
    """What one thread goes through."""

    def __init__(self, tenants: list[Tenant], seed: int, shelf: "SimpleQueue[object]") -> None:
        self.tenants = tenants
        self.tally = Tally()
        self.random = random.Random(seed)  # noqa: S311 the same seed does the same
        self.shelf = shelf

    def two(self) -> tuple[Tenant, Tenant]:
        """Return two clients, in any order."""
        one, other = self.random.sample(self.tenants, 2)
        return one, other

    def see(self, tenant: Tenant, where: str) -> None:
        """Read in the scope that is open, in one way and another, and judge it."""
        for read in self.random.sample((words, raw_words), 2):
            self.tally.read(where, read(), [word_of(tenant)])

    def plain(self) -> None:
        """One client after the other, in autocommit."""
        for tenant in self.two():
            with scope.within(tenant):
                self.see(tenant, "plain")
                self.see(tenant, "plain")

    def nested(self) -> None:
        """A client within another, with the consultancy between, and back at each level."""
        one, other = self.two()
        with scope.within(one):
            self.see(one, "nested")
            with scope.in_public(), scope.within(other):
                self.see(other, "nested")
                with scope.within(one), scope.within(one):
                    self.see(one, "nested")
                self.see(other, "nested")
            self.see(one, "nested")

    def rolled_back(self) -> None:
        """A client entered inside a transaction that is undone, after another in this session."""
        one, other = self.two()
        with scope.within(other):
            self.see(other, "before a transaction")
        with suppress(RolledBackError), transaction.atomic():
            Tenant.objects.exists()
            with scope.within(one):
                self.see(one, "in a transaction")
            raise RolledBackError
        with scope.within(one):
            self.see(one, "after its rollback")

    def savepoints(self) -> None:
        """A client entered after a savepoint to which we go back, and rows that never were."""
        one, other = self.two()
        with scope.within(other):
            self.see(other, "before savepoints")
        with transaction.atomic():
            Tenant.objects.exists()
            with suppress(RolledBackError), transaction.atomic():
                with scope.within(one):
                    Department.objects.create(code=f"z-{uuid4()}", name="weg")
                    self.tally.read("in a savepoint", words()[:1], [word_of(one)])
                raise RolledBackError
            with scope.within(one):
                self.see(one, "after a savepoint")
            Tenant.objects.exists()
            with scope.within(one):
                self.see(one, "after the public tables")

    def switched(self) -> None:
        """Another client, or none, inside a client's transaction."""
        one, other = self.two()
        with scope.within(one), transaction.atomic():
            self.tally.refusal("switch", lambda: self._in(other), Refusal)
            self.see(one, "after a refused switch")

    def _in(self, tenant: Tenant) -> Words:
        with scope.within(tenant):
            return words()

    def failing(self) -> None:
        """An error inside a scope, and then nobody's scope."""
        one, _other = self.two()
        with suppress(RolledBackError), scope.within(one):
            self.see(one, "before an error")
            raise RolledBackError
        self.forgotten()

    def forgotten(self) -> None:
        """A read without a client: no right, or no such table."""
        self.tally.refusal("no client", raw_words, DatabaseError)
        self.tally.refusal("no client", words, DatabaseError)

    def gone(self) -> None:
        """A client whose role and schema are not there: entering fails, and nothing is read."""
        one, _other = self.two()
        with scope.within(one):
            self.see(one, "before one that is gone")
        missing = Tenant(schema_name=new_schema_name(), slug="gone", reference=uuid4())
        self.tally.refusal("gone", lambda: self._in(missing), DatabaseError)
        self.tally.refusal("gone", lambda: self._in(missing), DatabaseError)
        with scope.within(one):
            self.see(one, "after one that is gone")

    def reached(self) -> None:
        """The table of another by its whole name."""
        one, other = self.two()
        with scope.within(one):
            self.see(one, "before reaching over")
            self.tally.refusal("reach", lambda: self._whole_name(other), DatabaseError)
            self.see(one, "after reaching over")

    def _whole_name(self, tenant: Tenant) -> object:
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT code FROM "{tenant.schema_name}".{TABLE}')  # noqa: S608
            return cursor.fetchall()

    def reset(self) -> None:
        """A session that somebody else made like new: a pooler, or a statement of the server."""
        one, other = self.two()
        with scope.within(one):
            self.see(one, "before a reset")
            connection.connection.pgconn.exec_(b"DISCARD ALL")
            self.see(one, "after a reset")
        with scope.within(other):
            self.see(other, "after a reset")

    def recycled(self) -> None:
        """A connection that is closed, and one that the server ends."""
        one, other = self.two()
        with scope.within(one):
            self.see(one, "before closing")
            connection.close()
            self.see(one, "after closing")
            self._end_at_the_server()
            self.tally.refusal("ended by the server", words, *BROKEN)
            connection.close()
            self.see(one, "after its end")
        with scope.within(other):
            self.see(other, "after its end")

    def _end_at_the_server(self) -> None:
        pid = connection.connection.info.backend_pid
        aside = connection.copy()
        try:
            with scope.in_public(), aside.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
        finally:
            aside.close()

    def handed_over(self) -> None:
        """A session that another thread left in the middle of its own client."""
        one, other = self.two()
        with scope.within(one):
            self.see(one, "before handing over")
        with _another(self.shelf):
            with scope.within(other):
                self.see(other, "handed over")
            self.forgotten()

    def fetched_late(self) -> None:
        """Rows that are left at the server and fetched from another client's scope."""
        one, other = self.two()
        with connection.chunked_cursor() as cursor:
            with scope.within(one):
                cursor.execute(f"SELECT code FROM {TABLE}, generate_series(1, 9)")  # noqa: S608
                self.tally.read(
                    "streamed", [code for (code,) in cursor.fetchmany(1)], [word_of(one)]
                )
            with scope.within(other):
                self.tally.refusal("late", cursor.fetchone, *BROKEN)
                self.see(other, "beside late rows")
        with scope.within(one):
            rows = Department.objects.values_list("code", flat=True)
        with scope.within(other):
            self.tally.refusal("late", lambda: list(rows), Refusal)

    def worked(self) -> None:
        """A task of each client."""
        for tenant in self.two():
            self.tally.read("task", told(tenant=tenant.schema_name), [word_of(tenant)])
        self.forgotten()


ORDEALS = tuple(
    name
    for name, one in vars(Ordeals).items()
    if not name.startswith("_") and callable(one) and name not in {"two", "see"}
)


def strain(tenants: list[Tenant], *, rounds: int, threads: int = 4, seed: int = 1) -> Tally:
    """Put the walls through every ordeal, `rounds` times in each thread, and add it all up."""
    shelf: SimpleQueue[object] = SimpleQueue()
    runs = [Ordeals(tenants, seed + number, shelf) for number in range(threads)]
    stop = Event()
    workers = [Thread(target=_endure, args=(run, rounds)) for run in runs]
    canceller = Thread(target=_cancel_now_and_then, args=(stop,))
    for thread in [canceller, *workers]:
        thread.start()
    for thread in workers:
        thread.join()
    stop.set()
    canceller.join()
    _close_all(shelf)
    return Tally(
        reads=sum(run.tally.reads for run in runs),
        refused=sum(run.tally.refused for run in runs),
        wrong=[each for run in runs for each in run.tally.wrong],
    )


def _endure(run: Ordeals, rounds: int) -> None:
    try:
        for _number in range(rounds):
            for name in run.random.sample(ORDEALS, len(ORDEALS)):
                _once(run, name)
    finally:
        connection.close()


def _once(run: Ordeals, name: str) -> None:
    """Go through one ordeal; one that was cut short at the server says nothing more."""
    try:
        getattr(run, name)()
    except (DatabaseError, InterfaceError) as error:
        if not _is_cut(error):
            run.tally.wrong.append(f"{name}: {type(error).__name__} {error}")
        connection.close()
    except Exception as error:  # noqa: BLE001 a wall that is wrong may fail in any way
        run.tally.wrong.append(f"{name}: {type(error).__name__} {error}")


def _is_cut(error: Exception) -> bool:
    """Answer whether the statement was cancelled, or its connection is gone."""
    session = connection.connection
    cancelled = isinstance(error.__cause__, errors.QueryCanceled | errors.AdminShutdown)
    return cancelled or session is None or session.closed


def _cancel_now_and_then(stop: Event) -> None:
    """Cancel whatever the others are at, a SET among it, some thirty times a second."""
    try:
        while not stop.wait(0.03):
            with suppress(DatabaseError), connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_cancel_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    " AND usename = session_user AND state = 'active' AND random() < 0.5"
                )
    finally:
        connection.close()


@contextmanager
def _another(shelf: "SimpleQueue[object]") -> Iterator[None]:
    """Take the session that another thread left on the shelf, and leave ours there."""
    ours = connections["default"]
    ours.inc_thread_sharing()
    shelf.put(ours)
    taken = shelf.get()
    assert isinstance(taken, BaseDatabaseWrapper)
    connections["default"] = taken
    yield


def _close_all(shelf: "SimpleQueue[object]") -> None:
    while True:
        try:
            left = shelf.get_nowait()
        except Empty:
            return
        assert isinstance(left, BaseDatabaseWrapper)
        left.close()
