from procedures.models import Party
from procedures.queries.receipts import hash_of
from procedures.rules.receipt import new_code


def give_code(party: Party) -> str:
    """Give a party a fresh receipt code and return it as written: it is shown once, never kept.

    A former code stops working.
    """
    code = new_code()
    while Party.objects.filter(locator=code.locator).exists():
        code = new_code()
    party.locator = code.locator
    party.secret_hash = hash_of(code)
    party.save(update_fields=["locator", "secret_hash"])
    return code.written()
