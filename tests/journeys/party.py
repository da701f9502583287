"""What somebody with a code does."""

from tests.journeys.reader import Who


def come_in(who: Who, code: str) -> Who:
    """Come in with a code, typed the way people do."""
    who.visit("/mijn-zaak/code/").fill("Uw code", code.lower().replace("-", " "))
    return who.press("Ga verder", within=who.page.locator("main"))
