"""The files of the embedded PostgreSQL: making a cluster, and seeing to one left behind."""

import os
import subprocess
import time
from pathlib import Path

from wederhoor.embedded import binaries, children
from wederhoor.embedded.errors import ServerError
from wederhoor.embedded.folders import Folders

BUILTIN_LOCALE_SINCE = 17
FORMER_SECONDS = 30.0


def create(folders: Folders, programs: Path, *, password: str) -> Path:
    """Return the cluster's folder, made when absent; its superuser is `postgres`.

    Raises ServerError when initdb fails or the data are another PostgreSQL's.
    """
    data = folders.data("postgres")
    version = data / "PG_VERSION"
    if version.exists():
        _refuse_other(data, version.read_text(encoding="ascii").strip(), programs)
        return data
    secret = folders.place / "password"
    secret.touch(mode=0o600)
    secret.write_text(password, encoding="ascii")
    folders.account.own(secret)
    try:
        _initdb(folders, programs, data, secret)
    finally:
        secret.unlink()
    return data


def await_former(data: Path) -> None:
    """Wait for a server that its parent left behind, and clear away its claim once it is gone.

    A claim of a number that another program has since been given would else stop the start.
    """
    claim = data / "postmaster.pid"
    deadline = time.monotonic() + FORMER_SECONDS
    while claim.exists() and _is_server(claim, data):
        if time.monotonic() > deadline:
            raise ServerError(f"Another PostgreSQL still runs on {data}.")
        time.sleep(0.05)
    claim.unlink(missing_ok=True)


def _is_server(claim: Path, data: Path) -> bool:
    pid = claim.read_text(encoding="utf-8").partition("\n")[0].strip()
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/cwd").resolve(strict=True) == data.resolve()
        except OSError:
            return False
    return _is_alive(int(pid))


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def _refuse_other(data: Path, made_by: str, programs: Path) -> None:
    runs = binaries.major(programs)
    if made_by != str(runs):
        raise ServerError(
            f"The data in {data} are of PostgreSQL {made_by}, and this is {runs}: "
            "`make demo-reset` starts afresh."
        )


def _initdb(folders: Folders, programs: Path, data: Path, secret: Path) -> None:
    if binaries.major(programs) >= BUILTIN_LOCALE_SINCE:
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    else:
        locale = ["--locale=C.UTF-8"]
    command = [str(programs / "initdb"), f"--pgdata={data}", f"--pwfile={secret}", *locale]
    command += ["--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8"]
    command += ["--no-sync", "--no-instructions"]
    made = subprocess.run(  # noqa: S603 our own command
        command,
        check=False,
        capture_output=True,
        text=True,
        cwd="/",
        env=children.PLAIN,
        **folders.account.popen_arguments(),
    )
    if made.returncode:
        words = " ".join((made.stderr or made.stdout).split())
        raise ServerError(f"PostgreSQL could not make its data folder {data}: {words}")
