"""Forms of the portfolio's editions; drafting asks the same as for a client's report."""

from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import LongTextField
from frontend.forms.year import changed_field
from procedures.actions.edit_portfolio import Written
from tenants.models import PortfolioEdition


class PortfolioTextForm(WederhoorForm):
    """The commentary of an edition, and what a correction says that it corrects."""

    commentary = LongTextField(label=gettext_lazy("Toelichting"), rows=8)

    def __init__(self, data: object, edition: PortfolioEdition, *, version: str) -> None:
        super().__init__(data, version=version, initial={"commentary": edition.commentary})
        if edition.number > 1:
            self.fields["changed"] = changed_field(edition.changed)

    def written(self) -> Written:
        """Return what was typed."""
        return Written(self.cleaned_data["commentary"], self.cleaned_data.get("changed", ""))
