"""Somebody who edits a draft in a browser, and reads what is kept of it."""

from typing import Any

from procedures.models import Person, RegulationDraft
from procedures.queries.drafts import open_draft
from procedures.rules.editing.difference import values
from tenants import scope
from tenants.models import Tenant
from tests.frontend.staff.desk import Desk, text_of

BASE = "/werk/regeling/concept/"


class Editor(Desk):
    """A test client that edits the open draft of one client organisation."""

    def __init__(self, tenant: Tenant, who: Person | None = None) -> None:
        super().__init__(tenant, who)
        self.tenant = tenant

    def read(self, path: str = "", **query: object) -> str:
        """Return what a page says; it must be there."""
        answer = self.get(f"{BASE}{path}", **query)
        assert answer.status_code == 200, (path, answer.status_code)
        return text_of(answer)

    def save(self, path: str, **changed: Any) -> Any:
        """Send the form of a page as a browser would, with some boxes filled in otherwise."""
        form = self.get(f"{BASE}{path}").context["form"]
        data: dict[str, Any] = {}
        for field in form:
            value = field.value()
            if hasattr(field.field.widget, "decompress"):
                pair = field.field.widget.decompress(value)
                names = (f"{field.html_name}_{place}" for place in range(len(pair)))
                data |= dict(zip(names, pair, strict=True))
            elif value not in (None, False):
                data[field.html_name] = value
        sent = {name: one for name, one in (data | changed).items() if one is not None}
        return self.client.post(f"{BASE}{path}", sent)

    def press(self, path: str, **data: str) -> Any:
        """Press a button that stands alone."""
        return self.client.post(
            f"{BASE}{path}", {"object_version": str(self.row().revision), **data}
        )

    def row(self) -> RegulationDraft:
        """Return the draft as it is kept."""
        with scope.within(self.tenant):
            draft = open_draft()
        assert draft is not None
        return draft

    def written_languages(self) -> list[str]:
        """Return the languages that are kept of the draft."""
        return list(values(self.row().source, "regulation.yaml")["languages"])

    def written(self) -> dict[str, Any]:
        """Return what is kept of the draft beside what it builds on."""
        found = values(self.row().source, "regulation.yaml")
        assert (found.pop("inherits"), found.pop("languages")) == ("provider", ["nl", "en"])
        return found
