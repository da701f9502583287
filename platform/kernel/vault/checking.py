"""Whether every key in the key store opens."""

from collections.abc import Collection
from dataclasses import dataclass, field

from kernel.errors import Refusal
from kernel.vault import rotation, tenantkeys
from kernel.vault.keystore import keys
from kernel.vault.keystore.keys import TENANT_ID


@dataclass(slots=True)
class Checked:
    """How many keys opened, and what is wrong with others: the client's reference and why."""

    opened_count: int = 0
    problems: list[tuple[str, str]] = field(default_factory=list)


def check(references: Collection[str]) -> Checked:
    """Open every key of every client; each of `references` must have keys.

    A client's key that nobody has any more is no problem: it is of an opening that was rolled
    back, or of a client that left.
    """
    found = Checked()
    tenantkeys.forget()
    there = {key.reference for key in rotation.every_key()}
    for reference in sorted(set(references) - there):
        found.problems.append((reference, "has no keys (vault.no_tenant_key)"))
    for reference in sorted(there):
        _check_client(reference, found)
    return found


def _check_client(reference: str, found: Checked) -> None:
    try:
        found.opened_count += len(tenantkeys.opened(reference).versions)
    except Refusal as refusal:
        found.problems.append((reference, f"its own key does not open ({refusal.code})"))
        return
    for key in keys.all_of(reference).keys:
        try:
            tenantkeys.unwrapped(key)
        except Refusal as refusal:
            whose = "its own data" if key.case_id == TENANT_ID else f"case {key.case_id}"
            found.problems.append((reference, f"a key of {whose} does not open ({refusal.code})"))
        else:
            found.opened_count += 1
