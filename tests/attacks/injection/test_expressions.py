"""Every regular expression of ours reads 50,000 characters in proportion to their number."""

import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

PACKAGES = ("kernel", "tenants", "procedures", "billing", "api", "frontend")
LENGTH = 50_000
DRIVERS = [
    "a",
    "0",
    " ",
    "\n",
    "-",
    "=",
    "<",
    "(",
    "aA",
    "a ",
    "0,",
    "a.",
    "a@",
    "x-",
    "\r\n",
    "<a ",
    '="',
    "{a",
]
SECONDS = 100
"""For all of them together; one that doubles its work with each letter needs years."""


def expressions() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """Yield every expression that a module of ours keeps."""
    for package in PACKAGES:
        root = importlib.import_module(package)
        for module in pkgutil.walk_packages(root.__path__, f"{package}."):
            if ".migrations" in module.name or module.name.endswith("__main__"):
                continue
            kept = vars(importlib.import_module(module.name))
            yield from (
                (f"{module.name}.{name}", one)
                for name, one in kept.items()
                if isinstance(one, re.Pattern)
            )


def read_all() -> int:
    """Let every expression read every long text, to its end; return how many there are."""
    found = list(expressions())
    for _, one in found:
        for driver in DRIVERS:
            text = driver * (LENGTH // len(driver)) + "!"
            if isinstance(one.pattern, bytes):
                one.search(text.encode())
            else:
                one.search(text)
    return len(found)


@pytest.mark.attack("I15")
def test_a_long_text_is_read_in_proportion_to_its_length() -> None:
    program = (
        "import resource; resource.setrlimit(resource.RLIMIT_CPU, (%d, %d))\n"
        "from wederhoor import env; env.use_settings()\n"
        "import django; django.setup()\n"
        "from tests.attacks.injection.test_expressions import read_all\n"
        "print(read_all())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program % (SECONDS, SECONDS)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout) > 50
