"""Whether the backups are what they should be, from what pgBackRest 2.45 really answers."""

import configparser
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from infra.backup.watch import DAY, KEYS, STANZAS, problems
from wederhoor.drills.sidecluster import ARCHIVE_TIMEOUT

FOLDER = Path(__file__).parents[3] / "infra" / "backup"
NOW = 1_795_400_000.0


def stanza(name: str, *ages: float, code: int = 0, message: str = "ok") -> dict[str, Any]:
    """What is told of a stanza whose backups ended so many seconds ago."""
    backups = [
        {
            "backrest": {"format": 5, "version": "2.45"},
            "error": False,
            "label": "20261122-071702F",
            "prior": None,
            "timestamp": {"start": NOW - age - 2, "stop": NOW - age},
            "type": "full",
        }
        for age in ages
    ]
    status = {"code": code, "lock": {"backup": {"held": False}}, "message": message}
    return {"name": name, "backup": backups, "cipher": "aes-256-cbc", "status": status}


GOOD = stanza("wederhoor", 3_600, 80 * DAY)
GOOD_KEYS = stanza(KEYS, 3_600, 13 * DAY)


def test_good_backups_are_no_problem() -> None:
    assert list(problems([GOOD, GOOD_KEYS], NOW)) == []


@pytest.mark.parametrize(
    ("told", "sentences"),
    [
        ([GOOD], ["wederhoor-keys: there is no backup of it at all."]),
        (
            [stanza("wederhoor", 27 * 3_600), GOOD_KEYS],
            ["wederhoor: the newest backup is more than 26 hours old."],
        ),
        (
            [GOOD, stanza(KEYS, 3_600, 15 * DAY)],
            [
                (
                    "wederhoor-keys: a backup is older than 14 days;"
                    " what was shredded can be read from it."
                )
            ],
        ),
        (
            [stanza("wederhoor", code=2, message="no valid backups"), GOOD_KEYS],
            ["wederhoor: no valid backups."],
        ),
    ],
)
def test_what_is_wrong_is_told(told: list[dict[str, Any]], sentences: list[str]) -> None:
    assert list(problems(told, NOW)) == sentences


def test_damaged_pages_are_told() -> None:
    damaged = stanza("wederhoor", 3_600)
    damaged["backup"][0]["error"] = True
    assert list(problems([damaged, GOOD_KEYS], NOW)) == ["wederhoor: a backup has damaged pages."]


@pytest.mark.parametrize("text", ["", "{}", "[1]", "[{}]", "no json"])
def test_answer_that_cannot_be_read_is_a_problem(text: str) -> None:
    done = subprocess.run(
        ["python3", FOLDER / "watch.py"], input=text, text=True, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["files.sh", "rehearse.sh", "entry.sh", "cluster.sh"])
def test_script_can_be_read_by_the_shell(name: str) -> None:
    assert subprocess.run(["sh", "-n", FOLDER / name], check=False).returncode == 0


def test_backups_of_keys_live_shorter_than_what_we_promise() -> None:
    rest, barman = configparser.ConfigParser(), configparser.ConfigParser()
    rest.read(FOLDER / "pgbackrest.conf")
    barman.read(FOLDER / "barman.conf")
    assert rest[KEYS]["repo1-retention-full-type"] == "time"
    assert int(rest[KEYS]["repo1-retention-full"]) == 13
    assert barman[KEYS]["retention_policy"] == "RECOVERY WINDOW OF 13 DAYS"
    assert re.search(rf"\* \* \*.*{KEYS} --type=full", (FOLDER / "schedule.cron").read_text())


def test_no_pass_phrase_is_in_the_configuration() -> None:
    assert "cipher-pass=" not in (FOLDER / "pgbackrest.conf").read_text()


def test_drill_archives_as_the_service_does() -> None:
    settings = (FOLDER / "postgresql.conf").read_text()
    assert f"archive_timeout = {ARCHIVE_TIMEOUT}\n" in settings


def test_clusters_of_the_containers_are_apart() -> None:
    services = yaml.safe_load((FOLDER / "compose.yaml").read_text())["services"]
    stanzas = {one["environment"]["STANZA"] for one in services.values()}
    kept = [one["volumes"] for one in services.values()]
    assert stanzas == STANZAS
    assert set(kept[0]) & set(kept[1]) == set()
