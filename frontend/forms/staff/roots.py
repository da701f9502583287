"""The form for a signed root that somebody kept."""

import json

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from kernel.audit.roots import Kept, kept

LONGEST_BYTES = 100_000


class KeptForm(WederhoorForm):
    """A file that was downloaded here before."""

    file = forms.FileField(label=gettext_lazy("Zegel dat u bewaarde"))

    def kept(self) -> Kept:
        """Return what stands in the file; raise Refusal "root.unreadable" when it is no root."""
        content = self.cleaned_data["file"].read(LONGEST_BYTES)
        try:
            return kept(json.loads(content))
        except (ValueError, RecursionError):  # nested a thousand deep
            return kept(None)
