"""Work that the worker does in parts: a transaction each, tried a few times, and then told.

A worker that dies loses the part it was at; the next one goes on with that.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from django.db import transaction

from kernel import clock
from kernel.errors import Refusal

TURN = timedelta(minutes=3)
"""After so long the worker goes on with other work; the next turn does the rest."""
TRIES = 3
"""So often a part is tried that a worker died in; then a person decides."""


class Job(Protocol):
    """What is asked of the worker, as a row."""

    tries_count: int
    problem: str
    done_at: datetime | None

    def save(self) -> None:
        """Keep the row."""


Asked = TypeVar("Asked", bound=Job)


def go_on(waiting: Iterable[UUID], do_part: Callable[[UUID], bool]) -> int:
    """Do what is asked for, for at most some minutes; return how many parts were done.

    `do_part` says whether it did one: False when there is nothing left, or another is at it.
    """
    until, done = clock.now() + TURN, 0
    for job_id in waiting:
        while clock.now() < until and do_part(job_id):
            done += 1
    return done


@dataclass(frozen=True, slots=True)
class Way(Generic[Asked]):
    """How jobs of a kind are done.

    `lock` returns a job that is not done and that nobody else is at, `part` does its next part,
    `forget` throws away what was made so far, and `broken` is told when every try failed.
    """

    lock: Callable[[UUID], Asked | None]
    part: Callable[[Asked], None]
    forget: Callable[[Asked], None]
    broken: str

    def do_part(self, job_id: UUID) -> bool:
        """Do one part; a refusal ends the job with what it says."""
        if not self._begin(job_id):
            return False
        try:
            return self._do(job_id)
        except Refusal as refusal:
            self._stop(job_id, refusal.message)
        return False

    @transaction.atomic
    def _begin(self, job_id: UUID) -> bool:
        """Count the try before it is done: a worker that dies in it counts as well."""
        job = self.lock(job_id)
        if job is None:
            return False
        if job.tries_count >= TRIES:
            self._end(job, self.broken)
            return False
        job.tries_count += 1
        job.save()
        return True

    @transaction.atomic
    def _do(self, job_id: UUID) -> bool:
        job = self.lock(job_id)
        if job is None:
            return False
        self.part(job)
        job.tries_count = 0
        job.save()
        return True

    @transaction.atomic
    def _stop(self, job_id: UUID, problem: str) -> None:
        job = self.lock(job_id)
        if job is not None:
            self._end(job, problem)

    def _end(self, job: Asked, problem: str) -> None:
        self.forget(job)
        job.problem, job.done_at = problem, clock.now()
        job.save()
