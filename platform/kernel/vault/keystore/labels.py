"""Which providers wrapped what lies in the key store."""

from kernel.vault.keystore.asking import Login, ask


def wrapped_by(kind: str) -> bool:
    """Whether any client's key was wrapped by a provider of this kind."""
    statement = "SELECT 1 FROM tenant_key WHERE label LIKE %(start)s LIMIT 1"
    return bool(ask(Login.APP, statement, {"start": f"{kind}/%"}))


def counts() -> dict[str, int]:
    """Return how many clients' keys each provider key wraps, by its label."""
    statement = "SELECT label, count(*) FROM tenant_key GROUP BY label ORDER BY label"
    return dict(ask(Login.APP, statement, {}))


def totals() -> tuple[int, int]:
    """Return how many data keys there are, and how many cases were destroyed."""
    statement = "SELECT (SELECT count(*) FROM data_key), (SELECT count(*) FROM tombstone)"
    ((live, gone),) = ask(Login.APP, statement, {})
    return int(live), int(gone)
