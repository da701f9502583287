from typing import Any

from rest_framework import serializers

from kernel import clock
from procedures.rules.filing import Filed, PersonNamed


class NamedSerializer(serializers.Serializer[PersonNamed]):
    """Somebody named in a complaint."""

    name = serializers.CharField(max_length=200, allow_blank=True, default="")
    email = serializers.EmailField(allow_blank=True, default="")
    position = serializers.CharField(max_length=40, allow_blank=True, default="")
    department = serializers.CharField(max_length=40, allow_blank=True, default="")


class FilingSerializer(serializers.Serializer[Filed]):
    """A complaint as a program files it. Codes are those of the client's regulation."""

    story = serializers.CharField(max_length=50_000, help_text="What happened, in own words.")
    categories = serializers.ListField(child=serializers.CharField(max_length=40), default=list)
    grounds = serializers.ListField(child=serializers.CharField(max_length=40), default=list)
    complainant = NamedSerializer(required=False)
    respondents = NamedSerializer(many=True, required=False)
    wish = serializers.CharField(max_length=10_000, allow_blank=True, default="")
    happened_on = serializers.DateField(required=False, allow_null=True)
    department = serializers.CharField(max_length=40, allow_blank=True, default="")
    anonymous = serializers.BooleanField(default=False)
    hidden = serializers.BooleanField(
        default=False, help_text="Keep the complainant's name from third parties."
    )
    answers = serializers.DictField(child=serializers.CharField(max_length=5_000), default=dict)
    language = serializers.ChoiceField(choices=["nl", "en", "fr", "de"], default="nl")

    def filed(self, **more: Any) -> Filed:
        """Return what was filed, as values for the rules."""
        data = dict(self.validated_data)
        named = data.pop("complainant", {})
        respondents = data.pop("respondents", [])
        for name in ("categories", "grounds"):
            data[name] = tuple(data[name])
        return Filed(
            **data,
            **more,
            channel="api",
            received_at=clock.now(),
            complainant=PersonNamed(**named),
            respondents=tuple(PersonNamed(**one) for one in respondents),
        )


class TermSerializer(serializers.Serializer[Any]):
    """A running term: its name in the regulation, its last day, and how it stands."""

    name = serializers.CharField()
    due_on = serializers.DateField()
    state = serializers.CharField()


class StatusSerializer(serializers.Serializer[Any]):
    """How a complaint stands; never what it is about."""

    id = serializers.UUIDField()
    number = serializers.CharField()
    received_on = serializers.DateField()
    state = serializers.CharField()
    closed_on = serializers.DateField(allow_null=True)
    terms = TermSerializer(many=True)


class ReceiptSerializer(StatusSerializer):
    """The status, and the code with which the complainant comes back; shown once."""

    receipt_code = serializers.CharField(allow_blank=True)
