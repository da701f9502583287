"""How often somebody with an account is told of what."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from procedures.rules.notices import (
    AT_ONCE,
    COMPLAINT,
    DAILY,
    DRAFT,
    MESSAGE,
    NEVER,
    OBJECTION,
    TERM,
    WEEKLY,
    Wishes,
    ways_of,
)  # fmt: skip

KINDS: Mapping[str, Promise] = {
    COMPLAINT: gettext_lazy("Er is een nieuwe klacht"),
    MESSAGE: gettext_lazy("Een partij stuurt een bericht of een stuk"),
    OBJECTION: gettext_lazy("Een bezwaar tegen een lid, of een lid meldt een belang"),
    DRAFT: gettext_lazy("Een versie van het conceptadvies, of uw handtekening wordt gevraagd"),
    TERM: gettext_lazy("Een termijn loopt over drie dagen af, of is voorbij"),
}
HOW: Mapping[str, Promise] = {
    AT_ONCE: gettext_lazy("Meteen"),
    DAILY: gettext_lazy("Eén keer per werkdag, in de ochtend"),
    WEEKLY: gettext_lazy("Eén keer per week, op maandag"),
    NEVER: gettext_lazy("Niet"),
}
_HOURS = [("", gettext_lazy("Geen"))] + [(str(hour), f"{hour:02}:00") for hour in range(24)]


class NoticeChoicesForm(WederhoorForm):
    """A choice for each kind, and the hours of rest."""

    quiet_from = forms.TypedChoiceField(
        label=gettext_lazy("Rust vanaf"), required=False, choices=_HOURS, coerce=int,
        empty_value=None,
        help_text=gettext_lazy("In deze uren krijgt u geen seintjes. Ze komen daarna."),
    )  # fmt: skip
    quiet_until = forms.TypedChoiceField(
        label=gettext_lazy("Rust tot"), required=False, choices=_HOURS, coerce=int,
        empty_value=None,
    )  # fmt: skip

    def __init__(self, *args: Any, kinds: Iterable[str], wishes: Wishes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = tuple(kinds)
        for kind in self.kinds:
            self.fields[kind] = forms.ChoiceField(
                label=str(KINDS[kind]),
                choices=[(how, HOW[how]) for how in ways_of(kind)],
                initial=wishes.often(kind),
            )
        self.fields["quiet_from"].initial = wishes.quiet_from
        self.fields["quiet_until"].initial = wishes.quiet_until
        self.order_fields([*self.kinds, "quiet_from", "quiet_until"])

    def clean(self) -> dict[str, Any]:
        """Refuse half of the hours of rest."""
        given = super().clean() or {}
        if (given.get("quiet_from") is None) != (given.get("quiet_until") is None):
            raise ValidationError({"quiet_until": gettext_lazy("Kies een begin en een einde.")})
        return given

    @property
    def wishes(self) -> Wishes:
        """Return what was chosen."""
        given = self.cleaned_data
        how = {kind: given[kind] for kind in self.kinds}
        return Wishes(how, given["quiet_from"], given["quiet_until"])
