from collections.abc import Sequence


def outcome_of(rulings: Sequence[str]) -> str:
    """Return the outcome of a case from the rulings on its elements.

    All equal gives that one; anything founded beside something else gives partly founded;
    otherwise unfounded beside no judgment gives unfounded. Raise ValueError without rulings.
    """
    if not rulings:
        raise ValueError("Er is nog geen oordeel per onderdeel.")
    kinds = set(rulings)
    if len(kinds) == 1:
        return rulings[0]
    if kinds & {"founded", "partly_founded"}:
        return "partly_founded"
    return "unfounded"
