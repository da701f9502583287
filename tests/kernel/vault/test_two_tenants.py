import pytest

from kernel.errors import Refusal
from kernel.vault import ring
from tenants import scope
from tenants.models import Tenant
from tests.kernel.vault.rows import CASE, STORY, Note, put_raw, raw


@pytest.mark.usefixtures("row_tables")
def test_text_copied_to_the_same_row_of_another_tenant_does_not_open(
    acme: Tenant,
    globex: Tenant,
) -> None:
    note = Note(case_id=CASE, text=STORY)
    with scope.within(acme):
        note.save()
        stored = raw(note, "text")
    with scope.within(globex):
        Note.objects.create(id=note.id, case_id=CASE, text="van globex")
        put_raw(note, "text", stored)
        with pytest.raises(Refusal) as refusal:
            Note.objects.get().text  # noqa: B018 reading opens it
    assert refusal.value.code == "vault.damaged"


def test_case_keys_of_two_tenants_differ(acme: Tenant, globex: Tenant) -> None:
    with scope.within(acme):
        key = ring.case_key(CASE)
    with scope.within(globex):
        assert ring.case_key(CASE) != key
