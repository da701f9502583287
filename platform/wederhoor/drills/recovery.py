"""The recovery drill: back up, write, lose everything, put it back; measure loss and time."""

import json
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from wederhoor import env
from wederhoor.drills.sidecluster import ARCHIVE_TIMEOUT, SideCluster, Storeroom
from wederhoor.embedded import accounts, children, folders, waiting
from wederhoor.embedded.errors import ServerError

Said = dict[str, Any]
Say = Callable[[str], None]

OTHER, ONE = "drill-noord", "drill-zuid"
"""Two clients; the second is also put back alone."""

PAUSE_SECONDS = 0.2
"""Between the mark and the next write, so that no commit is on both sides of it."""

ADDRESSES = ("DATABASE_URL", "DATABASE_OWNER_URL", "KEY_STORE_URL", "KEY_STORE_KEEPER_URL")
"""Given from outside they would lead the drill to real servers: it knows none of them."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one restore gave: how long it took, what is there, what is lost."""

    name: str
    seconds: float
    clients: Sequence[Said]
    lost_count: int = 0
    lost_span: timedelta = timedelta()

    @property
    def numbers(self) -> set[int]:
        """The numbers of the writes that are there."""
        return {number for client in self.clients for number in client["numbers"]}


@dataclass
class Course:
    """What a drill did and found so far."""

    writes_count: int
    backup_bytes: int = 0
    backup_seconds: float = 0
    acknowledged: dict[int, datetime] = field(default_factory=dict)
    marked_at: datetime | None = None
    lost_at: datetime | None = None
    sums: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def expect(self, what: str, found: object, wanted: object) -> None:
        """Note a problem when something is not what it should be."""
        if found != wanted:
            self.problems.append(f"{what}: {found!r} instead of {wanted!r}")


class Drill:
    """One drill in a folder of its own, with a server of its own."""

    def __init__(self, made: folders.Folders, *, writes_count: int, say: Say) -> None:
        self.room = Storeroom(made)
        self.course = Course(writes_count)
        self._folders, self._say = made, say
        self._kept: list[Path] = []
        self._archive, self._key = made.base / "client.age", made.base / "client.key"
        self.server = SideCluster(made, self.room.archiving())

    def run(self) -> Course:
        """Do the whole drill; raise ServerError when a server or a verb fails."""
        with ExitStack() as stack:
            stack.callback(self._stop)
            self._fill(stack)
            self._damage()
            self._restore_to_mark()
            self._restore_to_end("archive", streamed=False)
            self._restore_to_end("stream", streamed=True)
            self._bring_client_back()
        return self.course

    def _stop(self) -> None:
        """End whichever server is the drill's by then."""
        self.server.stop()

    def _fill(self, stack: ExitStack) -> None:
        """Make two clients, back up, write on both sides of a mark, and lose it all."""
        course, count = self.course, self.course.writes_count
        self.server.start()
        self._do("prepare")
        started = time.perf_counter()
        self.room.back_up(self.server)
        course.backup_seconds = time.perf_counter() - started
        course.backup_bytes = self.room.bytes_count()
        self._say(
            f"base backup        {course.backup_bytes / 1e6:.0f} MB in"
            f" {course.backup_seconds:.1f} s, checked against its manifest"
        )
        receiving = self.room.receive(self.server)
        stack.callback(children.stop, receiving, signal.SIGTERM)
        self._write(1, count)
        course.sums, course.marked_at = self.server.checksums(), self._database_now()
        time.sleep(PAUSE_SECONDS)
        self._write(count + 1, count, "shred")
        course.lost_at = self._database_now()
        self.server.kill()
        self.room.lose()
        self._say(f"written and lost   {len(course.acknowledged)} acknowledged writes, 2 clients")

    def _damage(self) -> None:
        """Flip one bit of the base backup: it must be found before anybody relies on it."""
        self.room.flip_bit()
        self.course.expect("a damaged backup found sound", self.room.is_sound(self.server), False)
        self.room.flip_bit()
        self.course.expect("a mended backup found sound", self.room.is_sound(self.server), True)

    def _restore_to_mark(self) -> None:
        course = self.course
        seconds = self._restore(until=course.marked_at)
        course.expect("tables that differ at the mark", self._differing(), [])
        found = Found("mark", seconds, self._look())
        wanted = set(range(1, course.writes_count + 1))
        course.expect("writes before the mark that are missing", wanted - found.numbers, set())
        course.expect("writes after the mark that are there", found.numbers - wanted, set())
        for client in found.clients:
            self._expect_at_mark(client)
        self._say(
            f"back to the mark   {seconds:.1f} s; {len(wanted & found.numbers)} of"
            f" {len(wanted)} writes before it, {len(found.numbers - wanted)} of those after it;"
            f" {len(course.sums)} tables compared"
        )
        self._recover()
        self.server.stop()

    def _expect_at_mark(self, client: Said) -> None:
        slug, expect = client["slug"], self.course.expect
        expect(f"trail of {slug}", isinstance(client["trail"], int), True)
        held = [_word(one) for one in client["roots"]]
        expect(f"kept roots of {slug}", held, ["holds", "root.short"])
        expect(f"cases of {slug} at the mark", client["readable"], ["goes", "stays"])

    def _recover(self) -> None:
        """Shred again what came back, as must be done before anybody comes in."""
        expect = self.course.expect
        for client in self._look("recovered"):
            slug = client["slug"]
            expect(f"cases of {slug} that went again", client["again"]["shredded"], 1)
            expect(f"loss that {slug} was told", client["again"]["lost"] > 0, True)
            expect(f"cases of {slug} after the tombstones", client["readable"], ["stays"])
            expect(f"pieces of {slug} after the tombstones", client["pieces"], 1)
            expect(f"trail of {slug} after the tombstones", isinstance(client["trail"], int), True)
        self._do(f"export {ONE} {self._archive} {self._key}")
        self._say("shredded cases     came back, went again by their tombstones; the others read")

    def _restore_to_end(self, name: str, *, streamed: bool) -> None:
        course = self.course
        self.room.lose()
        found = self.measured(name, self._restore(streamed=streamed), self._look())
        for client in found.clients:
            course.expect(f"trail of {client['slug']}", isinstance(client["trail"], int), True)
        if streamed:
            course.expect("writes lost with the stream", found.lost_count, 0)
        else:
            limit = timedelta(seconds=ARCHIVE_TIMEOUT)
            course.expect("lost span within archive_timeout", found.lost_span <= limit, True)
        self._say(
            f"back to the end    {found.seconds:.1f} s from the {name}; lost {found.lost_count}"
            f" writes of the last {found.lost_span.total_seconds():.1f} s"
        )
        if not streamed:
            self.server.stop()

    def _bring_client_back(self) -> None:
        """Put one client back as it was at the mark, beside another who keeps every write."""
        before = {client["slug"]: client["numbers"] for client in self._look()}
        started = time.perf_counter()
        self._do(f"bring_back {self._archive} {self._key}")
        seconds = time.perf_counter() - started
        after = {client["slug"]: client for client in self._look()}
        wanted = [number for number in before[ONE] if number <= self.course.writes_count]
        expect = self.course.expect
        expect(f"writes of {ONE} that was brought back", after[ONE]["numbers"], wanted)
        expect(f"cases of {ONE} that was brought back", after[ONE]["readable"], ["stays"])
        for slug, client in after.items():
            expect(f"trail of {slug} at last", isinstance(client["trail"], int), True)
            if slug != ONE:
                expect(f"writes of {slug}, who stayed", client["numbers"], before[slug])
        self._say(
            f"one client back    {seconds:.1f} s, with {len(wanted)} of its writes, from an"
            f" archive made at the mark; the other keeps its {len(before[OTHER])}"
        )

    def measured(self, name: str, seconds: float, clients: Sequence[Said]) -> Found:
        """Tell what is lost: the acknowledged writes that are not there, since the first."""
        course = self.course
        there = Found(name, seconds, clients).numbers
        lost = [at for number, at in course.acknowledged.items() if number not in there]
        span = course.lost_at - min(lost) if lost and course.lost_at else timedelta()
        return Found(name, seconds, clients, len(lost), span)

    def _restore(self, *, until: datetime | None = None, streamed: bool = False) -> float:
        """Put everything back from the backups and return how long that took, in seconds."""
        started = time.perf_counter()
        self.room.put_back()
        settings = self.room.restoring(until=until, streamed=streamed or until is not None)
        self.server = SideCluster(self._folders, settings)
        self.server.start()
        return time.perf_counter() - started

    def _write(self, first: int, count: int, *before: str) -> None:
        """Write, and keep the signed roots of afterwards as the clients would."""
        said = self._do(*before, f"write {first} {count}", "sign")
        moments = {one["number"]: one["at"] for one in said if "at" in one}
        self.course.acknowledged |= {
            number: datetime.fromisoformat(at) for number, at in moments.items()
        }
        path = self._folders.base / f"roots-{len(self._kept)}.json"
        path.write_text(json.dumps({one["slug"]: one["root"] for one in said if "root" in one}))
        self._kept.append(path)

    def _look(self, *before: str) -> list[Said]:
        said = self._do(*before, " ".join(["look", *map(str, self._kept)]))
        return [one for one in said if "readable" in one]

    def _do(self, *verbs: str) -> list[Said]:
        """Do verbs in a process of their own and return what they said."""
        log = self._folders.log / "drill.log"
        child = children.spawn(
            [sys.executable, "-m", "wederhoor.drills.practice", " + ".join(verbs)],
            children.Manner(account=accounts.own_account(), environment=self._environment()),
            log=log,
            heard=True,
        )
        said = [json.loads(line) for line in child.stdout or () if line.startswith(b"{")]
        if child.wait():
            raise ServerError(f"The drill could not {verbs[0]}. Its log says: {waiting.tail(log)}")
        return said

    def _environment(self) -> Mapping[str, str]:
        return env.inherited(
            DJANGO_SETTINGS_MODULE="wederhoor.settings",
            WEDERHOOR_DATA=str(self._folders.base),
            BROKER_URL="memory://drill",
            **dict.fromkeys(ADDRESSES, ""),
        )

    def _database_now(self) -> datetime:
        moment: datetime = self.server.ask("SELECT clock_timestamp()")[0][0]
        return moment

    def _differing(self) -> list[str]:
        now, then = self.server.checksums(), self.course.sums
        return sorted(name for name in {*now, *then} if now.get(name) != then.get(name))


@contextmanager
def _aside() -> Iterator[folders.Folders]:
    """Make a folder for one drill, and delete it afterwards."""
    base = Path(tempfile.mkdtemp(prefix="wederhoor-drill-"))
    base.chmod(0o755)
    try:
        yield folders.prepare(base)
    finally:
        folders.remove(base)
        shutil.rmtree(base, ignore_errors=True)


def drill(writes_count: int, say: Say) -> Course:
    """Do a recovery drill on a server of its own; tell each step, return what was found."""
    with _aside() as made:
        return Drill(made, writes_count=writes_count, say=say).run()


def _word(held: int | str) -> str:
    return "holds" if isinstance(held, int) else held
