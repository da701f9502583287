"""A client that leaves is erased with proof, after the archive was handed over; others stay."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from kernel.errors import Refusal
from kernel.vault import handover
from tenants import scope
from tenants.actions.close_client import approve_closing, ask_closing
from tenants.archives import erasing, handing_over, restoring
from tenants.models import Closing, Tenant
from tests.factories import cases
from tests.factories.aside import aside
from tests.tenants.archives.conftest import AT, STORY, Leaver, rows_of, standing, story_of

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(days=40)


def agreed(leaver: Leaver) -> Closing:
    """Let two people agree that the client is closed."""

    def agree() -> Closing:
        with scope.in_public():
            closing = ask_closing(leaver.tenant, reason="Contract loopt af", by=uuid4(), at=AT)
            return approve_closing(closing.id, by=uuid4(), at=AT)

    return aside(agree)


def hand_over(leaver: Leaver, *, at: datetime = AT) -> None:
    aside(
        lambda: handing_over.hand_over(
            leaver.tenant, to=leaver.path, recipient=leaver.recipient, at=at
        )
    )


def erase(leaver: Leaver, *, at: datetime = LATER) -> Closing:
    return aside(lambda: erasing.erase(Tenant.objects.get(pk=leaver.tenant.pk), at=at))


def refusal_of(leaver: Leaver, *, at: datetime = LATER) -> str:
    """Return why it may not be erased; it must still be there, and as open as before."""
    before = standing()
    with pytest.raises(Refusal) as refused:
        erase(leaver, at=at)
    assert standing() == before
    assert story_of(leaver.tenant, leaver.kept) == STORY
    return refused.value.code


def test_client_that_two_people_did_not_agree_on_is_not_erased(leaver: Leaver) -> None:
    assert refusal_of(leaver) == "closing.not_approved"
    with pytest.raises(Refusal) as refused:
        hand_over(leaver)
    assert refused.value.code == "closing.not_approved"
    assert not leaver.path.exists()


def test_client_is_not_erased_before_its_archive_was_handed_over(leaver: Leaver) -> None:
    agreed(leaver)
    assert refusal_of(leaver) == "closing.not_handed_over"


def test_client_is_not_erased_within_the_agreed_time(leaver: Leaver) -> None:
    agreed(leaver)
    hand_over(leaver)
    assert refusal_of(leaver, at=AT + timedelta(days=29)) == "closing.too_early"


def test_act_after_the_hand_over_asks_for_another_one(leaver: Leaver) -> None:
    agreed(leaver)
    hand_over(leaver)
    aside(lambda: _file_another(leaver))
    assert refusal_of(leaver) == "closing.changed_since"
    hand_over(leaver, at=AT + timedelta(days=1))
    assert erase(leaver).erased_at == LATER


def _file_another(leaver: Leaver) -> None:
    with scope.within(leaver.tenant):
        cases.complaint("Nog een.")


@pytest.mark.attack("T20")
def test_erased_client_leaves_nothing_but_the_proof(leaver: Leaver) -> None:
    before = standing()
    agreed(leaver)
    hand_over(leaver)
    closing = erase(leaver)
    proof = closing.proof["erased"]
    looked_for = {"keys", "files", "schema", "roles", "subscriptions", "tenants_worklistrow"}
    assert looked_for <= set(proof)
    assert set(proof.values()) == {0}
    after = standing()
    assert before.schemas - after.schemas == {leaver.tenant.schema_name}
    assert before.hosts - after.hosts == {"leaver.localhost"}
    assert leaver.tenant.reference not in {row[0] for row in after.clients}
    assert not [path for path in (leaver.folder / "files").rglob("*") if path.is_file()]
    assert closing.name == "Vertrekker"


def test_other_client_keeps_everything(leaver: Leaver, globex: Tenant) -> None:
    def found() -> tuple[dict[str, int], list[handover.HandedKey]]:
        return rows_of(globex.schema_name), handover.given(str(globex.reference))

    before = found()
    agreed(leaver)
    hand_over(leaver)
    erase(leaver)
    assert before[1]
    assert found() == before


def test_erased_client_comes_back_from_its_archive(leaver: Leaver) -> None:
    agreed(leaver)
    hand_over(leaver)
    erase(leaver)
    back = aside(lambda: restoring.restore(leaver.path, key=str(leaver.key))).tenant
    assert story_of(back, leaver.kept) == STORY
    assert back.state == Tenant.State.OPEN


def test_erasing_that_was_broken_off_is_ended_by_the_next_try(
    leaver: Leaver, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreed(leaver)
    hand_over(leaver)
    with monkeypatch.context() as broken:
        broken.setattr(erasing, "drop", _fail)
        with pytest.raises(OSError, match="stroom"):
            erase(leaver)
    assert Tenant.objects.get(pk=leaver.tenant.pk).state == Tenant.State.CLOSED
    assert set(erase(leaver).proof["erased"].values()) == {0}


def _fail(*_: object) -> None:
    raise OSError("de stroom viel uit")
