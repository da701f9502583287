"""`python -m wederhoor demo`: the whole system on this machine, with invented dossiers."""

import argparse
import contextlib
import http.client
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import NoReturn

from wederhoor import env
from wederhoor.embedded import children, folders, waiting
from wederhoor.embedded.accounts import own_account
from wederhoor.embedded.errors import ServerError
from wederhoor.embedded.servers import Addresses, Servers
from wederhoor.running import programs
from wederhoor.running.program import Program
from wederhoor.running.screen import Screen, summary
from wederhoor.running.supervisor import Supervisor

HOST = "127.0.0.1"
HALF = "loading"
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main(arguments: list[str]) -> int:
    """Start everything, say what runs where, watch over it until Ctrl-C, end everything."""
    argparse.ArgumentParser(prog="python -m wederhoor demo", description=__doc__).parse_args(
        arguments
    )
    screen, base = Screen(), env.data_folder()
    with folders.Hold(base):
        _refuse_busy(programs.port())
        _forget_half(base, screen)
        made = folders.prepare(base)
        _run(made, screen)
    return 0


def _run(made: folders.Folders, screen: Screen) -> None:
    with _supervised(screen) as supervisor:
        addresses = _start_servers(supervisor, made, screen)
        environment = programs.environment(**addresses.environment(), WEDERHOOR_DEMO="1")
        guide = _load(made, environment, screen)
        _start_programs(supervisor, made, environment, screen)
        screen.write(summary(addresses, folder=made.base, guide=guide, seconds=screen.seconds))
        supervisor.watch()


@contextlib.contextmanager
def _supervised(screen: Screen) -> Iterator[Supervisor]:
    supervisor = Supervisor(screen.say)
    for number in ENDINGS:  # also where a shell started us with Ctrl-C ignored
        signal.signal(number, _leave)
    try:
        yield supervisor
    except KeyboardInterrupt:
        screen.write("")
    finally:
        for number in ENDINGS:
            signal.signal(number, signal.SIG_IGN)
        screen.say("Ending everything")
        supervisor.stop()
        screen.say("Nothing is left running.")


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _refuse_busy(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as problem:
            raise ServerError(
                f"Port {port} cannot be used ({problem.strerror}): is another program, or another "
                "Wederhoor, on it? Choose another with WEDERHOOR_PORT."
            ) from None


def _start_servers(supervisor: Supervisor, made: folders.Folders, screen: Screen) -> Addresses:
    servers = Servers(made)
    for server in servers.own.values():
        screen.say(f"Starting {server.name}")
        supervisor.start(server)
    return servers.addresses


def _forget_half(base: Path, screen: Screen) -> None:
    """Begin afresh when the first loading was broken off: half a demo helps nobody."""
    if (base / HALF).exists() and not env.external("DATABASE_URL"):
        screen.say("The last start was broken off while loading; beginning afresh")
        folders.remove(base)


def _load(made: folders.Folders, environment: dict[str, str], screen: Screen) -> str:
    """Migrate and load in a process of its own, whose memory goes when it is done."""
    log, half, guide = made.log / "load.log", made.base / HALF, made.base / "guide.txt"
    if not guide.exists():
        half.touch()
    child = children.spawn(
        [sys.executable, "-m", "wederhoor", "demo-load"],
        children.Manner(account=own_account(), environment=environment),
        log=log,
        heard=True,
    )
    try:
        for line in child.stdout or ():
            screen.say(line.decode(errors="replace").rstrip())
        child.wait()
    finally:
        children.stop(child, signal.SIGTERM)
    if child.returncode:
        raise ServerError(f"The demo could not be loaded. Its log says: {waiting.tail(log)}")
    half.unlink(missing_ok=True)
    return guide.read_text(encoding="utf-8")


def _start_programs(
    supervisor: Supervisor, made: folders.Folders, environment: dict[str, str], screen: Screen
) -> None:
    screen.say("Starting the worker, the scheduler and the web server")
    commands = {
        "worker": programs.worker(),
        "scheduler": programs.scheduler(made.base),
        "web": programs.web(),
    }
    for name, command in commands.items():
        program = Program(
            name=name,
            command=command,
            log=made.log / f"{name}.log",
            environment=environment if name == "worker" else _humble(environment),
            # a worker without its broker waits for it for ever; jobs are acknowledged late
            dies_by=signal.SIGKILL if name == "worker" else signal.SIGTERM,
            ready=_web_answers if name == "web" else _at_once,
        )
        supervisor.start(program)


def _humble(environment: dict[str, str]) -> dict[str, str]:
    """Return what a program gets that neither makes schemas nor destroys keys."""
    kept = {"DATABASE_OWNER_URL", "KEY_STORE_KEEPER_URL"}
    return {name: value for name, value in environment.items() if name not in kept}


def _at_once() -> bool:
    return True


def _web_answers() -> bool:
    """Ask for a page; any answer will do, what is wrong the health page says."""
    connection = http.client.HTTPConnection(HOST, programs.port(), timeout=10)
    try:
        connection.request("GET", "/", headers={"Host": "bureau.localhost"})
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True
