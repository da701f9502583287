import pytest

from tenants.positions import bureau_roles
from tests.factories.bureau import consultant
from wederhoor.running import position

pytestmark = pytest.mark.django_db


def asked(*arguments: str) -> int:
    return position._done(position._parser().parse_args(arguments))  # noqa: SLF001 without servers


def test_position_is_given_and_ended_but_not_the_last(capsys: pytest.CaptureFixture[str]) -> None:
    iris, karin = consultant("Iris"), consultant("Karin")
    assert [asked(one.email, "lead") for one in (iris, karin)] == [0, 0]
    assert asked(iris.email, "lead", "--end") == 0
    assert asked(karin.email, "lead", "--end") == 1
    assert (bureau_roles(iris), bureau_roles(karin)) == ({"consultancy"}, {"consultancy", "lead"})
    told = capsys.readouterr()
    assert told.out.splitlines()[-1] == "Iris is no longer lead."
    assert "(position.last)" in told.err


def test_nobody_gets_no_position(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked("niemand@bureau.example", "owner") == 1
    assert "Nobody signs in" in capsys.readouterr().err
