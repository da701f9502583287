from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from kernel.identity.models import Account
from tenants.asked import Asked, Contact, Serving
from tenants.models import Opening, Tenant

COLOUR = r"^#[0-9a-fA-F]{6}$"


class ServingSerializer(serializers.Serializer[Any]):
    """Somebody of the consultancy who will serve the client, by the address of the account."""

    email = serializers.EmailField()
    role = serializers.CharField(max_length=40)


class ContactSerializer(serializers.Serializer[Any]):
    """Somebody at the client itself, with a role there."""

    name = serializers.CharField(max_length=200)
    email = serializers.EmailField(allow_blank=True, default="")
    role = serializers.CharField(max_length=40, default="employer")


class AskedSerializer(serializers.Serializer[Asked]):
    """A client to be opened. Give the name of a regulation we ship, or the source of your own."""

    name = serializers.CharField(max_length=200)
    host = serializers.CharField(max_length=253, help_text="Of the portal, without https://.")
    slug = serializers.SlugField(max_length=40, allow_blank=True, default="")
    language = serializers.ChoiceField(choices=["nl", "en"], default="nl")
    brand_colour = serializers.RegexField(COLOUR, default="#154273")
    employees_count = serializers.IntegerField(min_value=1, max_value=1_000_000)
    contact_email = serializers.EmailField(allow_blank=True, default="")
    contact_phone = serializers.CharField(max_length=30, allow_blank=True, default="")
    regulation = serializers.CharField(max_length=40, allow_blank=True, default="")
    source = serializers.CharField(  # type: ignore[assignment] # DRF's fields have one too
        max_length=200_000,
        allow_blank=True,
        default="",
        help_text="YAML; `inherits: NAME` and what differs from that regulation of ours.",
    )
    in_force_from = serializers.DateField(required=False, help_text="Today when it is left out.")
    council = serializers.ChoiceField(
        choices=["given", "asked", "not_needed"],
        default="not_needed",
        help_text="How the works council consented.",
    )
    council_on = serializers.DateField(required=False)
    note = serializers.CharField(max_length=1000, allow_blank=True, default="")
    serving = ServingSerializer(many=True, default=list)
    people = ContactSerializer(many=True, default=list)
    pays = serializers.ChoiceField(choices=["", "year", "month"], default="")

    def validate_serving(self, given: list[dict[str, str]]) -> list[Serving]:
        """Return who will serve, by account. Raise ValidationError for who is not of our people."""
        staff = Account.objects.filter(is_consultancy=True, is_active=True)
        known = {one.email: str(one.id) for one in staff.filter(email__in=_addresses(given))}
        unknown = [one["email"] for one in given if one["email"].lower() not in known]
        if unknown:
            raise serializers.ValidationError("Dit adres is niet van iemand van het bureau.")
        return [Serving(known[one["email"].lower()], one["role"]) for one in given]

    def asked(self) -> Asked:
        """Return what is asked, as values."""
        data = dict(self.validated_data)
        for name in ("in_force_from", "council_on"):
            data[name] = data[name].isoformat() if name in data else ""
        data["serving"] = tuple(data["serving"])
        data["people"] = tuple(Contact(**one) for one in data["people"])
        return Asked(**data)


def _addresses(given: list[dict[str, str]]) -> list[str]:
    return [one["email"].lower() for one in given]


class ClientSerializer(serializers.Serializer[Tenant]):
    """A client: how it stands and where its portal is. Nothing of its cases."""

    slug = serializers.CharField()
    name = serializers.CharField()
    host = serializers.CharField(allow_null=True)
    state = serializers.ChoiceField(choices=Tenant.State.choices)
    language = serializers.CharField()
    employees_count = serializers.IntegerField()
    created_at = serializers.DateTimeField()


class ProblemSerializer(serializers.Serializer[Any]):
    """Why the last try stopped; `again` when it goes on by itself."""

    code = serializers.CharField()
    message = serializers.CharField()
    step = serializers.CharField()
    at = serializers.DateTimeField()
    again = serializers.BooleanField()


class OpeningSerializer(serializers.Serializer[Opening]):
    """How far an opening is: the steps that are done, with their moments, and what stopped it."""

    id = serializers.UUIDField()
    state = serializers.ChoiceField(choices=Opening.State.choices)
    steps = serializers.DictField(child=serializers.DateTimeField())
    problem = serializers.SerializerMethodField()
    client = serializers.SerializerMethodField()

    @extend_schema_field(ProblemSerializer(allow_null=True))
    def get_problem(self, opening: Opening) -> dict[str, object] | None:
        """Return what stopped the last try, None when nothing did."""
        return ProblemSerializer(opening.problem).data if opening.problem else None

    def get_client(self, opening: Opening) -> str | None:
        """Return the short name of the client, None while there is none."""
        return opening.tenant.slug if opening.tenant else None
