from typing import ClassVar, NoReturn
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kernel.errors import Refusal
from kernel.vault.fields import SealedTextField


def _never_changes() -> Refusal:
    return Refusal(
        "regulation.adopted",
        message="Een vastgestelde regeling verandert niet meer. Maak een nieuwe versie.",
    )


class AdoptedRows(models.QuerySet["AdoptedRegulation"]):
    """Adopted versions: they are added and read, never changed or taken away."""

    def update(self, **_changes: object) -> NoReturn:
        """Raise Refusal `regulation.adopted`."""
        raise _never_changes()

    def bulk_update(self, *_rows: object, **_options: object) -> NoReturn:
        """Raise Refusal `regulation.adopted`."""
        raise _never_changes()

    def delete(self) -> NoReturn:
        """Raise Refusal `regulation.adopted`."""
        raise _never_changes()


class AdoptedRegulation(models.Model):
    """One version of this client's regulation, as adopted: nothing of it ever changes again.

    `source` is the YAML with all it inherits, `texts` the YAML per language; `own_source` and
    `own_texts` are what was written for it: the difference with the shipped regulation `parent`.
    `wording` is the client's own words after a generated article, per language and article key.
    A case points at the version in force on the day it was received. One that is `beside` is not
    what people file under: cases come to it by a change of track.

    `council` is how the works council consented: "given" (on `council_on`), or "not_needed", for
    which `council_note` tells why. Source: Wet op de ondernemingsraden, art. 27(1)(j).
    """

    sealed_by: ClassVar[str] = "tenant"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    parent = models.CharField(max_length=40, blank=True, default="")
    source = models.TextField()
    texts = models.JSONField()
    own_source = models.TextField(blank=True, default="")
    own_texts = models.JSONField(default=dict)
    wording = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    in_force_from = models.DateField()
    beside = models.BooleanField(default=False)
    adopted_at = models.DateTimeField()
    adopted_by = models.UUIDField(null=True)
    council = models.CharField(max_length=20, default="not_needed")
    council_on = models.DateField(null=True)
    council_note = SealedTextField(blank=True)

    objects: ClassVar[models.Manager["AdoptedRegulation"]] = AdoptedRows.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["name", "version"], name="regulation_version_once"),
        ]

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep a new version. Raise Refusal `regulation.adopted` for one that is there already."""
        if not self._state.adding:
            raise _never_changes()
        super().save(*args, **{**kwargs, "force_insert": True})  # type: ignore[arg-type]

    def delete(self, *_args: object, **_kwargs: object) -> NoReturn:
        """Raise Refusal `regulation.adopted`: cases stand on it."""
        raise _never_changes()


class RegulationDraft(models.Model):
    """A version that is being written: only what differs from `parent`, in YAML, and own words.

    `texts` is YAML per language; `wording` as in the adopted version. `revision` rises with each
    save: what was made on an older one is stale. `previous` is the writing before the last save.
    One draft at most is open.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    parent = models.CharField(max_length=40, blank=True)
    source = models.TextField()
    texts = models.JSONField(default=dict)
    wording = models.JSONField(default=dict)
    based_on = models.ForeignKey(AdoptedRegulation, null=True, on_delete=models.PROTECT)
    previous = models.JSONField(null=True)
    revision = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=20, default="open")
    begun_at = models.DateTimeField()
    begun_by = models.UUIDField(null=True)
    changed_at = models.DateTimeField()
    changed_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state="open"), name="regulation_draft_once"
            ),
        ]


class DraftTrial(models.Model):
    """A draft that the worker tries on every case of the client: how far it is, what it found.

    It is of one `revision` of the draft and reckons as of `today`. Cases go by id: `after` is the
    last that was tried. `found` are counts by code, `changed` the cases in which something would
    be another way; what exactly is reckoned anew for who may see them.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    draft = models.OneToOneField(RegulationDraft, on_delete=models.CASCADE, related_name="trial")
    revision = models.PositiveIntegerField()
    today = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    cases_count = models.PositiveIntegerField(default=0)
    tried_count = models.PositiveIntegerField(default=0)
    after = models.UUIDField(null=True)
    found = models.JSONField(default=dict)
    changed = ArrayField(models.UUIDField(), default=list)
    done_at = models.DateTimeField(null=True)
