from kernel.vault import tombstones as ledger
from procedures.queries.tombstones import tombstones


def renew_ledger() -> int:
    """Write the tombstones of this client's rows that the ledger on disk lacks; return how many.

    It lacks those of a client that came from elsewhere, or when its disk was lost.
    """
    known = {one["id"] for one in ledger.noted()}
    lacking = [one for one in tombstones() if one["id"] not in known]
    for one in lacking:
        ledger.note(one)
    return len(lacking)
