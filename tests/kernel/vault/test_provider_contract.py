"""What every provider promises, asked of all three; two of them over their real protocol."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kernel.errors import Refusal
from kernel.vault.providers import Provider, Wrapped, kms, transit
from kernel.vault.providers.kms import AwsKms
from kernel.vault.providers.local import LocalKeyFile
from kernel.vault.providers.transit import VaultTransit
from kernel.vault.sealing import DamagedError, Place
from tests.kernel.vault.standins import Kms, Standin, Transit

KEY = bytes(range(32))
PLACE = Place("acme", "tenant", "vault.tenant_key", "1")
ELSEWHERE = (
    Place("globex", "tenant", "vault.tenant_key", "1"),
    Place("acme", "tenant", "vault.tenant_key", "2"),
    Place("acme", "tenant", "vault.other", "1"),
)
KINDS = ("file", "transit", "kms")
AFAR = ("transit", "kms")


@pytest.fixture
def standin(request: pytest.FixtureRequest) -> Iterator[Standin | None]:
    """The server behind the provider, where it has one."""
    makers = {"transit": Transit, "kms": Kms}
    kind = request.node.callspec.params["kind"]
    if kind not in makers:
        yield None
        return
    with makers[kind]() as server:
        yield server


@pytest.fixture
def provider(
    standin: Standin | None, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Provider:
    """The provider of the kind that is asked for."""
    if standin is None:
        return LocalKeyFile(tmp_path / "provider.key", create=True)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAINVENTED")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "invented")
    return reached_at(kind, standin.url)


def reached_at(
    kind: str,
    url: str,
    *,
    key: str = "wederhoor",
    token: str = "s.invented",  # noqa: S107
) -> Provider:
    if kind == "transit":
        return VaultTransit(url, token=token, key=key)
    return AwsKms(key, region="eu-central-1", endpoint=url)


def refused(do: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refusal:
        do()
    return refusal.value.code


@pytest.mark.parametrize("kind", KINDS)
def test_wrapped_key_opens_at_its_own_place_only(provider: Provider, kind: str) -> None:
    wrapped = provider.wrap(KEY, PLACE)
    assert (wrapped.label.partition("/")[0], KEY in wrapped.raw) == (kind, False)
    assert provider.unwrap(wrapped, PLACE) == KEY
    for place in ELSEWHERE:
        with pytest.raises(DamagedError):
            provider.unwrap(wrapped, place)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("at", [-1, -20, -40])
def test_altered_wrapping_does_not_open(provider: Provider, at: int) -> None:
    wrapped = provider.wrap(KEY, PLACE)
    raw = bytearray(wrapped.raw)
    raw[at] ^= 3
    with pytest.raises(DamagedError):
        provider.unwrap(Wrapped(wrapped.label, bytes(raw)), PLACE)


@pytest.mark.parametrize("kind", KINDS)
def test_what_an_older_version_wrapped_opens_still(provider: Provider, kind: str) -> None:
    before = provider.wrap(KEY, PLACE)
    provider.renew()
    after = provider.wrap(KEY, PLACE)
    assert [provider.unwrap(one, PLACE) for one in (before, after)] == [KEY, KEY]
    assert (before.label == after.label) is (kind == "kms")


@pytest.mark.parametrize("kind", AFAR)
@pytest.mark.parametrize(
    ("mood", "code"),
    [
        ("sealed", "vault.provider_unavailable"),
        ("denied", "vault.provider_denied"),
        ("lost", "vault.provider_key"),
    ],
)
def test_refusal_of_the_service_is_ours_by_name(
    provider: Provider, standin: Standin, mood: str, code: str
) -> None:
    wrapped = provider.wrap(KEY, PLACE)
    standin.mood = mood
    assert refused(lambda: provider.wrap(KEY, PLACE)) == code
    assert refused(lambda: provider.unwrap(wrapped, PLACE)) == code
    standin.mood = ""
    assert provider.unwrap(wrapped, PLACE) == KEY


@pytest.mark.parametrize("kind", AFAR)
def test_service_that_is_slow_is_not_waited_for(
    kind: str, provider: Provider, standin: Standin, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (transit, kms):
        monkeypatch.setattr(module, "PATIENCE_SECONDS", 0.2)
    impatient = reached_at(kind, standin.url)
    wrapped = provider.wrap(KEY, PLACE)
    standin.slow_seconds = 1.0
    assert refused(lambda: impatient.unwrap(wrapped, PLACE)) == "vault.provider_unavailable"


@pytest.mark.parametrize("kind", AFAR)
def test_service_that_is_down_is_unavailable(kind: str, provider: Provider) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    wrapped = provider.wrap(KEY, PLACE)
    down = reached_at(kind, f"http://127.0.0.1:{port}")
    assert refused(lambda: down.unwrap(wrapped, PLACE)) == "vault.provider_unavailable"


@pytest.mark.parametrize("kind", AFAR)
def test_key_of_another_name_is_lost(kind: str, provider: Provider, standin: Standin) -> None:
    other = reached_at(kind, standin.url, key="absent")
    assert refused(lambda: other.wrap(KEY, PLACE)) == "vault.provider_key"
    wrapped = provider.wrap(KEY, PLACE)
    renamed = Wrapped(wrapped.label.replace("wederhoor", "absent"), wrapped.raw)
    assert refused(lambda: provider.unwrap(renamed, PLACE)) == "vault.provider_key"


@pytest.mark.parametrize("kind", ["transit"])
def test_wrong_token_is_denied(kind: str, provider: Provider, standin: Standin) -> None:
    provider.wrap(KEY, PLACE)
    other = reached_at(kind, standin.url, token="s.other")
    assert refused(lambda: other.wrap(KEY, PLACE)) == "vault.provider_denied"


@pytest.mark.parametrize("kind", ["kms"])
def test_request_without_credentials_does_not_leave(
    kind: str, provider: Provider, standin: Standin, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider.wrap(KEY, PLACE)
    asked = len(standin.asked)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    stranger = reached_at(kind, standin.url)
    assert refused(lambda: stranger.wrap(KEY, PLACE)) == "vault.provider_denied"
    assert len(standin.asked) == asked


def test_version_that_the_file_lost_is_a_lost_key(tmp_path: Path) -> None:
    path = tmp_path / "provider.key"
    provider = LocalKeyFile(path, create=True)
    first = path.read_text()
    provider.renew()
    wrapped = provider.wrap(KEY, PLACE)
    path.write_text(first)
    again = LocalKeyFile(path)
    assert refused(lambda: again.unwrap(wrapped, PLACE)) == "vault.provider_key"


def test_version_that_another_process_added_is_found(tmp_path: Path) -> None:
    path = tmp_path / "provider.key"
    one, other = LocalKeyFile(path, create=True), LocalKeyFile(path)
    other.renew()
    assert one.unwrap(other.wrap(KEY, PLACE), PLACE) == KEY
