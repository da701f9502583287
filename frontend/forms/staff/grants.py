from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import DutchDateField
from procedures.actions.limit_grant import Limits
from procedures.models import Appointment


class GrantForm(WederhoorForm):
    """What somebody with a seat sees of the case."""

    expires_on = DutchDateField(
        label=gettext_lazy("Tot en met welke dag?"),
        required=False,
        help_text=gettext_lazy("Leeg: zolang de benoeming duurt. Die eindigt met de zaak."),
    )
    stages = forms.MultipleChoiceField(
        label=gettext_lazy("In welke fasen?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Niets aangekruist: in elke fase."),
    )
    files = forms.BooleanField(  # type: ignore[assignment] # the field, in place of what was sent
        label=gettext_lazy("Leest ook de stukken"), required=False
    )
    names = forms.BooleanField(
        label=gettext_lazy("Ziet wie de klager en de beklaagde zijn"),
        required=False,
        help_text=gettext_lazy(
            "Zonder dit staat er alleen ‘klager’ en ‘beklaagde’. In wat mensen zelf schreven,"
            " kan een naam staan: die blijft staan."
        ),
    )

    def __init__(
        self, data: object, *, seat: Appointment, states: list[tuple[str, str]], zone: str
    ) -> None:
        super().__init__(data, initial=_now(seat, zone))
        self.zone = zone
        field = self.fields["stages"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = states

    def limits(self) -> Limits:
        """Return what was filled in; the last day counts to its end."""
        given = self.cleaned_data
        day = given["expires_on"]
        end = datetime.combine(day, time.max, ZoneInfo(self.zone)) if day else None
        return Limits(end, tuple(given["stages"]), files=given["files"], names=given["names"])


def _now(seat: Appointment, zone: str) -> dict[str, Any]:
    ends = seat.expires_at
    return {
        "expires_on": ends.astimezone(ZoneInfo(zone)).date() if ends else None,
        "stages": seat.stages,
        "files": seat.reads_files,
        "names": seat.reads_names,
    }
