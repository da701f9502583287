"""Files that may go, for tests; call within a client's scope."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model

from procedures.actions.add_pieces import Given, add_pieces
from procedures.actions.approve_shredding import approve_shredding
from procedures.actions.ask_shredding import Reason, ask_shredding
from procedures.actions.send_message import send_message
from procedures.models import Complaint, Shredding
from tests.cast import Cast
from tests.factories import cases, years

OVER_AT = datetime(2026, 11, 20, 10, tzinfo=UTC)
"""When the terms of what was closed in 2023 are over: two years, under the provider's rules."""
APPS = ("procedures", "vault", "post")
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def over(
    who: Cast, day: str = "2024-03-04", closed_on: str = "2024-04-08", **given: Any
) -> Complaint:
    """Return a case that was settled so long ago that its file may go, with a note and a piece."""
    case = years.settled(who, day, closed_on, **given)
    carla, at = cases.acting(who.carla), years.moment(closed_on, 12)
    send_message(case, "Wij belden haar thuis.", side="", by=carla, at=at)
    paper = SimpleUploadedFile("brief van anna.pdf", PDF, "application/pdf")
    add_pieces(case, [paper], Given("complainant"), by=carla, at=at)
    return case


def asked(who: Cast, case: Complaint, why: str = "retention", note: str = "") -> Shredding:
    """Return a shredding that Carla asked."""
    return ask_shredding(case.id, Reason(why, note), by=cases.acting(who.carla), at=OVER_AT)


def approved(who: Cast, case: Complaint, **given: str) -> Shredding:
    """Return a shredding that Carla asked and Omar approved."""
    return approve_shredding(asked(who, case, **given).id, by=cases.acting(who.omar), at=OVER_AT)


def rows_naming(case_id: UUID) -> list[str]:
    """Return which rows of the client still say this case's id, as the model and the row's id.

    That its key was destroyed is no row about the case.
    """
    return [
        f"{model._meta.label} {row.pk}"
        for model, row in _every_row()
        if str(case_id) in _plain(model, row) and model.__name__ != "CaseKey"
    ]


def _every_row() -> Iterator[tuple[type[Model], Any]]:
    for label in APPS:
        for model in apps.get_app_config(label).get_models():
            for row in rows_of(model):
                yield model, row


def rows_of(model: type[Model]) -> list[Any]:
    """Return every row of a model."""
    manager = model._meta.default_manager
    return list(manager.all()) if manager else []


def _plain(model: type[Model], row: Model) -> str:
    columns = [field.attname for field in model._meta.concrete_fields]
    return " ".join(str(row.__dict__.get(name)) for name in columns)
