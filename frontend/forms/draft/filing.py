from collections.abc import Mapping

from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.draft.lengths import LengthField
from frontend.forms.draft.steps import Choices, boxes
from procedures.rules.editing.filing import FilingSet, with_filing, with_questions
from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.language import Filing

LIMIT_HELP = gettext_lazy(
    "Gerekend vanaf de laatste gebeurtenis. Laat dit leeg als er geen grens is."
)


class FilingForm(WederhoorForm):
    """Who may file, how openly, through which channels, until when, and what is asked."""

    def __init__(
        self, data: object, filing: Filing, *, version: str, offered: Mapping[str, Choices]
    ) -> None:
        super().__init__(data, version=version, initial=_initial(filing))
        self.fields["who"] = boxes(
            gettext_lazy("Wie mag een klacht indienen?"),
            offered["who"],
            help_text=gettext_lazy("Zo leest wie klaagt het in het formulier."),
        )
        self.fields["anonymity"] = boxes(gettext_lazy("Met of zonder naam?"), offered["anonymity"])
        self.fields["channels"] = boxes(gettext_lazy("Langs welke weg?"), offered["channels"])
        self.fields["limit"] = LengthField(
            label=gettext_lazy("Hoe lang geleden mag het zijn gebeurd?"),
            required=False,
            help_text=LIMIT_HELP,
        )
        if offered["questions"]:
            self.fields["questions"] = boxes(
                gettext_lazy("Welke vragen stelt het formulier naast het verhaal zelf?"),
                offered["questions"],
                required=False,
            )
            self.fields["required"] = boxes(
                gettext_lazy("Welke daarvan moet iemand beantwoorden?"),
                offered["questions"],
                required=False,
            )

    def changed(self, draft: Manuscript) -> Manuscript:
        """Return the draft as was chosen."""
        chosen = self.cleaned_data
        wanted = FilingSet(chosen["who"], chosen["anonymity"], chosen["channels"], chosen["limit"])
        draft = with_filing(draft, wanted)
        if "questions" not in self.fields:
            return draft
        return with_questions(draft, chosen["questions"], chosen["required"])


def _initial(filing: Filing) -> dict[str, object]:
    return {
        "who": list(filing.who),
        "anonymity": list(filing.anonymity),
        "channels": list(filing.channels),
        "limit": filing.limit,
        "questions": [one.name for one in filing.questions],
        "required": [one.name for one in filing.questions if one.required],
    }
