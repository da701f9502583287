from kernel.errors import Refusal


def refused(why: str) -> Refusal:
    """Return the refusal of an answer that does not hold; `why` is for who set the sign-on up."""
    message = "Aanmelden via uw organisatie is niet gelukt. Probeer het nog eens."
    return Refusal("sign_on.failed", message=message, why=why)
