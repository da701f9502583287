from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext, gettext_lazy

from frontend.forms.fields import DutchDateField
from frontend.forms.fields_of_acts.part import Cleaned, Part, Row, Setting
from procedures.rules.language import Field
from tenants import scope


class ClockField(forms.TimeField):
    """A time of day written as 14:30; 14.30 is understood too."""

    default_error_messages = {
        "invalid": gettext_lazy("Schrijf een tijd als uren en minuten: 14:30."),
        "required": gettext_lazy("Vul een tijd in, bijvoorbeeld 14:30."),
    }

    def __init__(self, **kwargs: object) -> None:
        attrs = {"inputmode": "numeric", "class": "wh-short", "autocomplete": "off"}
        super().__init__(
            widget=forms.TimeInput(format="%H:%M", attrs=attrs),
            input_formats=("%H:%M", "%H.%M"),
            help_text=gettext_lazy("uu:mm, bijvoorbeeld 14:30"),
            **kwargs,  # type: ignore[arg-type]
        )


def moment(one: Field, setting: Setting) -> Part:
    """Ask a day and a time in the client's zone; the value is an aware moment."""
    day, hour = f"{one.name}-day", f"{one.name}-time"

    def read(cleaned: Cleaned) -> datetime | None:
        on, at = cleaned.get(day), cleaned.get(hour)
        if not isinstance(on, date) or not isinstance(at, time):
            return None
        return datetime.combine(on, at, ZoneInfo(scope.current().time_zone))

    return Part(
        one.name,
        {
            day: DutchDateField(label=gettext("Dag"), required=one.required),
            hour: ClockField(label=gettext("Tijd"), required=one.required),
        },
        read,
        legend=setting.label(one),
        help=setting.help(one),
        rows=(Row("", (day, hour)),),
    )
