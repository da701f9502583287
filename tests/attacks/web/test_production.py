"""The settings of production, as Django's own list of questions sees them."""

import subprocess
import sys

import pytest

from wederhoor import env

SETTINGS = {
    "WEDERHOOR_HTTPS": "1",
    "WEDERHOOR_HOST": "bureau.example.nl",
    "WEDERHOOR_SECRET_KEY": "only-for-this-test-" + "abcdefghij0123456789" * 3,
    "WEDERHOOR_DEBUG": "",
    "WEDERHOOR_DEMO": "",
}
SHOWN = (
    "from django.conf import settings as s; print(s.DEBUG, s.PORT, s.SESSION_COOKIE_NAME, "
    "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_NAME, s.SECURE_HSTS_SECONDS, s.TRUSTED_PROXIES)"
)


def _manage(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "wederhoor", "manage", *words],
        env=env.inherited(**SETTINGS),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.attack("H14")
def test_nothing_is_wrong_with_the_settings_of_production() -> None:
    done = _manage("check", "--deploy", "--fail-level", "WARNING")

    assert done.returncode == 0, done.stderr


@pytest.mark.attack("C03")
def test_production_means_encrypted_in_every_setting() -> None:
    done = _manage("shell", "--no-imports", "-c", SHOWN)

    assert done.stdout.split(maxsplit=6) == [
        *("False", "443", "__Host-zitting", "True", "__Host-csrf", "63072000"),
        "['127.0.0.1', '::1']\n",
    ]
