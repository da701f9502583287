"""Our own lists of codes with their words, for what no regulation words: `codes.yaml`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

SOURCE = Path(__file__).parent / "codes.yaml"
CASE_KINDS = ("complaint", "report")
"""What walks a regulation; every other kind is a contact that is registered at once."""
CONTACT_KINDS = ("signal", "question", "remark", "suggestion", "consultation")
KINDS = (*CASE_KINDS, *CONTACT_KINDS, "activity")
EXTENDABLE = (
    "found_us",
    "complainant_role",
    "respondent_role",
    "nature",
    "field",
    "barrier",
    "extension",
    "purpose",
    "contact_handling",
    "contact_outcome",
    "activity",
)
"""Lists to which a client may add codes of its own."""


@cache
def own_codes() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return list, code, language: the words."""
    found = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    return dict(found)
