from procedures.models import Guest, Party
from procedures.queries.receipts import hash_of, is_taken
from procedures.rules.receipt import new_code


def give_code(holder: Party | Guest) -> str:
    """Give somebody a fresh receipt code and return it as written: it is shown once, never kept.

    A former code stops working.
    """
    code = new_code()
    while is_taken(code.locator):
        code = new_code()
    holder.locator = code.locator
    holder.secret_hash = hash_of(code)
    holder.save(update_fields=["locator", "secret_hash"])
    return code.written()
