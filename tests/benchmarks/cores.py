"""How much of a core a piece of work takes, here and in the database: a busy machine hides that."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, process_time

from django.db import connection

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Cores:
    """Seconds by the clock, of a core in this process, and of a core in the database's."""

    clock: float = 0.0
    here: float = 0.0
    there: float = 0.0
    _began: tuple[float, float, float] = field(default=(0.0, 0.0, 0.0))

    def begin(self) -> None:
        """Begin to measure, on the connection that is open."""
        self._began = (perf_counter(), process_time(), _server())

    def end(self) -> None:
        """Add what was used since."""
        clock, here, there = self._began
        self.there += _server() - there
        self.clock += perf_counter() - clock
        self.here += process_time() - here

    @property
    def both(self) -> float:
        """Seconds of a core in all."""
        return self.here + self.there

    def told(self) -> str:
        """Say it in words."""
        return f"{self.clock:.1f} s, of one core {self.here:.2f} s here + {self.there:.2f} s there"


def _server() -> float:
    """Return the seconds of a core that the server's side of the connection used so far."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        process = int(cursor.fetchone()[0])
    told = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / TICKS
