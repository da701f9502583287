"""A client's schema is complete in itself, and nothing personal lies open in it."""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.migrations.loader import MigrationLoader

from kernel.vault.fields import SealedField

SHARED = {name.rpartition(".")[2] for name in settings.SHARED_APPS}
CLIENT = {name.rpartition(".")[2] for name in settings.TENANT_APPS}


def _models(labels: set[str]) -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in labels]


def test_no_app_with_models_is_both_shared_and_the_clients() -> None:
    assert set() == SHARED & CLIENT


def test_shared_and_client_tables_have_no_name_in_common() -> None:
    shared, client = (
        {model._meta.db_table for model in _models(labels)} for labels in (SHARED, CLIENT)
    )
    assert (bool(shared), bool(client), shared & client) == (True, True, set())


def test_no_client_table_refers_to_a_shared_one() -> None:
    crossing = [
        f"{model._meta.label}.{field.name}"
        for model in _models(CLIENT)
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and field.related_model._meta.app_label not in CLIENT  # type: ignore[union-attr]
    ]
    assert crossing == []


def test_no_table_of_a_client_has_a_small_key() -> None:
    keys = {model._meta.label: model._meta.pk for model in _models(CLIENT)}
    small = [
        label
        for label, key in keys.items()
        if isinstance(key, models.AutoField) and not isinstance(key, models.BigAutoField)
    ]
    assert (bool(keys), small) == (True, [])


def test_free_text_of_people_is_sealed_or_named_with_a_reason() -> None:
    open_text = {
        f"{model._meta.label}.{field.name}"
        for model in _models(CLIENT)
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField) and not isinstance(field, SealedField)
    }
    # the client's own regulation is public, and so are a provider's certificates;
    # everything else that people write is sealed
    assert open_text == {
        "procedures.AdoptedRegulation.source",
        "procedures.AdoptedRegulation.own_source",
        "procedures.RegulationDraft.source",
        "procedures.SignOn.certificates",
    }


def test_each_app_has_one_line_of_migrations() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    assert loader.detect_conflicts() == {}
