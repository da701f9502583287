from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""A code word of a regulation: lower case, digits and underscores, at most 40 characters."""

Article = Annotated[str, StringConstraints(min_length=3, max_length=200)]
"""Where a rule comes from: a law with its article, or "own regulation"."""


class Part(BaseModel):
    """Any part of a regulation: never changed once read, and nothing unknown in it."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True
    )


class Sourced(Part):
    """A rule that can say where it comes from."""

    source: Article | None = None
    """Law and article, or "own regulation"."""
    verify: bool = False
    """Nobody has read this in the source yet: the prover keeps saying so."""
