from typing import Literal

from pydantic import Field as Described
from pydantic import model_validator

from procedures.rules.language.values import Article, Name, Part, Sourced

UnitName = Literal["days", "working_days", "weeks", "months", "years"]
Side = Literal["complainant", "respondent"]


class Length(Part):
    """An amount of time: `amount` units, counted from the day after the event."""

    amount: int = Described(ge=1, le=400)
    unit: UnitName


class ExtensionSpec(Sourced):
    """How far, and how often, a term may be extended; counted from the nominal end.

    Without an amount the one who extends names the new last day: "a reasonable term, made known".
    """

    amount: int | None = Described(default=None, ge=1, le=400)
    unit: UnitName | None = None
    max_times: int = Described(default=1, ge=1, le=5)

    @property
    def length(self) -> Length | None:
        """By how much at most; None when the act itself must name the day."""
        if self.amount is None or self.unit is None:
            return None
        return Length(amount=self.amount, unit=self.unit)

    @model_validator(mode="after")
    def _both_or_neither(self) -> "ExtensionSpec":
        if (self.amount is None) != (self.unit is None):
            raise ValueError("'amount' en 'unit' horen bij elkaar: geef beide of geen van beide")
        return self


class CureSpec(Sourced):
    """A request to mend a defective complaint, and what it adds to the term, once."""

    on: Name
    """The act with which the complainant is asked to mend the complaint."""
    adds: Length


class FallbackSpec(Sourced):
    """When a term starts although its start did not come: so long after another act."""

    starts: Name
    offset: Length


class TermSpec(Length):
    """A term: from which act it runs, which acts meet it, and what moves its end.

    `roll` "atw" moves an end on a rest day to the next day that is none (Algemene termijnenwet
    art. 1); own regulations have none unless they say so. `lapses` are acts that end the term
    without meeting it. `source` is a law with its article, or "own regulation".
    """

    from_: Name = Described(alias="from")
    ends: tuple[Name, ...] = ()
    """The acts that meet it; only a window may have none."""
    lapses: tuple[Name, ...] = ()
    roll: Literal["atw", "none", "next_working_day"] = "none"
    source: Article
    verify: bool = False
    """Nobody has read this in the source yet: the prover keeps saying so."""
    extension: ExtensionSpec | None = None
    extended_by: Name | None = None
    consent_postpones: Name | None = None
    """The act that records a later day to which the complainant agreed in writing."""
    cure: CureSpec | None = None
    fallback: FallbackSpec | None = None
    suspended_from: Name | None = None
    suspended_until: Name | None = None
    suspends_if: Name | None = None
    """A yes or no of those acts without which the term runs on: the complainant's consent."""
    silence: Name | None = None
    """The act that it counts as when nobody does anything in time."""
    presumes: Name | None = None
    """The act that is deemed to happen on its last day, such as receiving a registered letter."""
    per: tuple[Side, ...] = ()
    """The sides for each of which the term runs apart."""
    backward: bool = False
    """A limit before the start: what is older came too late."""
    window: bool = False
    """Time in which somebody outside may act: it holds nothing open and nobody meets it."""
    house: bool = False
    """The law names no amount: this is the house's own aim."""
    every: bool = False
    """It comes back on a fixed schedule: after each end it runs again from its start."""
    target: Length | None = None
    tells: tuple[Name, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> "TermSpec":
        if not self.ends and not self.window:
            raise ValueError(
                "'ends' ontbreekt: noem ten minste één stap waarmee hieraan is voldaan"
            )
        if (self.suspended_from is None) != (self.suspended_until is None):
            raise ValueError(
                "'suspended_from' en 'suspended_until' horen bij elkaar: noem begin en einde"
            )
        return self
