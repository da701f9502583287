import re
from secrets import token_hex
from typing import ClassVar, NoReturn
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy
from django_tenants.models import DomainMixin, TenantMixin

SCHEMA_NAME = re.compile(r"t_[0-9a-f]{16}")
"""The whole name of every client's schema; `public` is no client's."""

_THE_DOOR = "The one way into a client and out again is: with tenants.scope.within(tenant)."


def new_schema_name() -> str:
    """Return a generated schema name: `t_` and 16 hexadecimal digits, never a client's name."""
    return f"t_{token_hex(8)}"


class Tenant(TenantMixin):  # type: ignore[misc] # django-tenants is untyped
    """A client organisation; its cases live in a schema of their own."""

    class State(models.TextChoices):
        """How it stands: open, being closed (cases are still finished), or closed for good."""

        OPEN = "open", gettext_lazy("Open")
        CLOSING = "closing", gettext_lazy("Wordt gesloten")
        CLOSED = "closed", gettext_lazy("Gesloten")

    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    reference = models.UUIDField(unique=True, default=uuid4, editable=False)
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=40, unique=True)
    language = models.CharField(max_length=5, default="nl")
    languages = models.CharField(
        max_length=60,
        blank=True,
        default="",
        db_default="",
        help_text="Those of its portal, with spaces between them; empty for all there are.",
    )
    time_zone = models.CharField(max_length=50, default="Europe/Amsterdam")
    brand_colour = models.CharField(max_length=7, default="#154273")
    logo = models.TextField(
        blank=True,
        default="",
        db_default="",
        help_text="A PNG in base64, so that an archive takes it along; empty for none.",
    )
    logo_digest = models.CharField(max_length=10, blank=True, default="", db_default="")
    employees_count = models.PositiveIntegerField(default=0)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=30, blank=True)
    small_number_threshold = models.PositiveSmallIntegerField(default=5)
    lives_at = models.CharField(
        max_length=200,
        blank=True,
        default="",
        help_text="The other database it was moved to; empty for one that is here.",
    )
    created_at = models.DateTimeField()

    auto_create_schema = False

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(schema_name__regex=r"^(public|t_[0-9a-f]{16})$"),
                name="tenant_schema_name_generated",
            ),
            models.CheckConstraint(
                condition=models.Q(brand_colour__regex=r"^#[0-9a-fA-F]{6}$"),
                name="tenant_brand_colour_hex",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "closing", "closed"]),
                name="tenant_state_known",
            ),
        ]

    def __enter__(self) -> NoReturn:
        """Refuse django-tenants' own way in: its one list of former clients serves all threads."""
        raise RuntimeError(_THE_DOOR)

    def __exit__(self, *_failure: object) -> NoReturn:
        raise RuntimeError(_THE_DOOR)

    def activate(self) -> NoReturn:
        """Refuse the same without a block: nothing would ever lead back."""
        raise RuntimeError(_THE_DOOR)

    @classmethod
    def deactivate(cls) -> NoReturn:
        """Refuse to leave a client that was never entered this way."""
        raise RuntimeError(_THE_DOOR)

    @property
    def is_public(self) -> bool:
        """Whether this row stands for the consultancy itself."""
        return bool(self.schema_name == "public")


class Domain(DomainMixin):  # type: ignore[misc] # django-tenants is untyped
    """A host name under which a client's portal is reached."""
