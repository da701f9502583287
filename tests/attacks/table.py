"""Which attack cases there are, and which of them a run of the tests showed."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ATTACK = "attack"
HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def cases() -> dict[str, dict[str, str]]:
    """Return the cases by number, in the order of the list."""
    groups: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "cases.yaml").read_text("utf-8"))
    return {number: one for group in groups.values() for number, one in group.items()}


def shown_in(reports: Iterable[pytest.TestReport]) -> set[str]:
    """Return the cases that passing tests showed."""
    told = [one for report in reports for one in report.user_properties]
    return {str(case) for name, case in told if name == ATTACK}
