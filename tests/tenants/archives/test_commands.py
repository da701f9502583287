"""A whole client at the command line: one sentence, and 1 when it is refused."""

from argparse import ArgumentParser

import pytest
from pyrage import x25519

from tenants import scope
from tenants.models import Tenant, WorklistRow
from tenants.postgresql.owner import as_owner
from tests.factories.aside import aside
from tests.tenants.archives.conftest import Leaver
from wederhoor.running import archive, tenants_close, tenants_erase, tenants_export, tenants_restore

pytestmark = pytest.mark.django_db

COMMANDS = {
    "export": tenants_export,
    "restore": tenants_restore,
    "close": tenants_close,
    "erase": tenants_erase,
}
RECIPIENT = str(x25519.Identity.generate().to_public())


def run(name: str, *arguments: str) -> int:
    """Run a command as the command line does."""
    parser = ArgumentParser()
    COMMANDS[name].configure(parser)  # type: ignore[attr-defined] # each has both
    return int(aside(lambda: COMMANDS[name].run(parser.parse_args(arguments))))  # type: ignore[attr-defined]


@pytest.fixture
def key(leaver: Leaver) -> str:
    path = leaver.folder / "key.txt"
    path.write_text(str(leaver.key))
    return str(path)


def test_export_says_what_it_wrote_and_the_reader_reads_it(
    leaver: Leaver, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = str(leaver.path)
    assert run("export", "leaver", "--to", target, "--recipient", leaver.recipient) == 0
    assert "Vertrekker: " in capsys.readouterr().out
    assert archive.main(["list", target, "--key", key]) == 0
    assert capsys.readouterr().out.startswith("Vertrekker, ")


def test_restored_client_is_on_the_list_again(leaver: Leaver, key: str) -> None:
    leaver.export()
    assert run("restore", str(leaver.path), "--key", key, "--replace") == 0
    back = Tenant.objects.get(slug="leaver")
    assert back.schema_name != leaver.tenant.schema_name
    assert aside(lambda: _listed(back)) == 2


def _listed(tenant: Tenant) -> int:
    with as_owner(), scope.in_public():
        return WorklistRow.objects.filter(tenant=tenant).count()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("export", "nergens", "--to", "{}/x", "--recipient", RECIPIENT), "tenant.unknown"),
        (("export", "leaver", "--to", "{}/x", "--recipient", "sleutel"), "recipient_malformed"),
        (("restore", "{}/niets.age", "--key", "{}/key.txt"), "archive.missing"),
        (("close", "leaver", "--to", "{}/x", "--recipient", RECIPIENT), "closing.not_approved"),
        (("erase", "leaver"), "closing.not_approved"),
    ],
)
@pytest.mark.usefixtures("key")
def test_refusal_is_a_sentence_with_its_code(
    leaver: Leaver, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: str
) -> None:
    assert run(*(one.format(leaver.folder) for one in arguments)) == 1
    assert code in capsys.readouterr().err
    assert not (leaver.folder / "x").exists()
    assert Tenant.objects.get(slug="leaver").state == Tenant.State.OPEN
