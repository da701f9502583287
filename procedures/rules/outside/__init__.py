"""Who outside the organisation can be called, by country and by what it is about: `bodies.yaml`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

SOURCE = Path(__file__).parent / "bodies.yaml"
COUNTRIES = ("nl", "be")
TOPICS = ("danger", "treatment", "discrimination", "wrongdoing", "service", "unsure")


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody outside; `phone` is empty when no number was checked."""

    code: str
    name: str
    country: str
    topics: tuple[str, ...]
    phone: str
    web: str

    @property
    def dialled(self) -> str:
        """The number as a telephone wants it."""
        return "".join(sign for sign in self.phone if sign.isdigit())

    @property
    def address(self) -> str:
        """Where its site is."""
        return f"https://{self.web}/" if self.web else ""


@cache
def bodies() -> tuple[Body, ...]:
    """Return everybody of `bodies.yaml`, in its order."""
    found = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    return tuple(
        Body(
            code=one["code"],
            name=one["name"],
            country=one["country"],
            topics=tuple(one["topics"]),
            phone=str(one.get("phone", "")),
            web=one.get("web", ""),
        )
        for one in found
    )


def bodies_for(country: str, topic: str = "") -> tuple[Body, ...]:
    """Return who can be called in a country, for one topic or for all of them."""
    return tuple(
        one
        for one in bodies()
        if one.country == country and (not topic or topic in one.topics or topic == "unsure")
    )
