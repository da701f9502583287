"""An edition published by the worker, as its maker follows it: left, found back, tried again."""

import pytest

from procedures import tasks
from procedures.actions.publish_in_parts import BROKEN
from procedures.actions.review_edition import review_edition
from procedures.models import Edition, EditionJob
from procedures.queries import publishing
from tenants.models import Tenant
from tests.factories import cases, years
from tests.frontend.year.bureau import Bureau

TITLE = "De rapportage wordt gepubliceerd"


@pytest.fixture(autouse=True)
def _heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    """One edition is already too much to wait for."""
    monkeypatch.setattr(publishing, "AT_ONCE", -1)


@pytest.fixture
def edition(bureau: Bureau) -> Edition:
    def make() -> Edition:
        made = years.drafted(bureau.who)
        return review_edition(made.id, by=cases.acting(bureau.who.carla), at=years.MADE_AT)

    return bureau.make(make)


def state_of(bureau: Bureau) -> str:
    return bureau.make(lambda: Edition.objects.get().state)


def test_publishing_is_asked_followed_left_and_found_back(
    bureau: Bureau, edition: Edition, globex: Tenant
) -> None:
    iris, carla = bureau.who.iris, bureau.who.carla
    sent = bureau.hidden(carla, "edition_publish", edition.id)
    asked = bureau.post(iris, "edition_publish", edition.id)
    assert asked["Location"] == f"/jaar/edities/{edition.id}/publiceren/"
    second = bureau.send(carla, "edition_publish", edition.id, data=sent)
    assert second["Location"] == asked["Location"]
    waiting = bureau.get(iris, "edition_publish", edition.id)
    assert "0 van 4 stappen klaar. Het begint binnen een minuut." in waiting.content.decode()
    assert waiting["Refresh"] == "10"
    assert TITLE in bureau.text(iris, "edition", edition.id)
    assert "0 van 4 stappen klaar." in bureau.text(carla, "staff_jobs")
    assert bureau.make(EditionJob.objects.count) == 1
    assert bureau.get(bureau.who.henk, "edition_publish", edition.id).status_code == 404
    tasks.publish_client_editions(tenant=globex.schema_name)
    assert state_of(bureau) == "reviewed"
    tasks.publish_client_editions(tenant=bureau.tenant.schema_name)
    done = bureau.get(iris, "edition_publish", edition.id)
    assert (done["Location"], state_of(bureau)) == (f"/jaar/edities/{edition.id}/", "published")
    assert "4 van 4 stappen klaar." in bureau.text(carla, "staff_jobs")


def test_what_stopped_says_why_and_is_published_at_the_second_try(
    bureau: Bureau, edition: Edition
) -> None:
    iris = bureau.who.iris
    bureau.post(iris, "edition_publish", edition.id)
    bureau.make(lambda: EditionJob.objects.update(tries_count=3))
    tasks.publish_client_editions(tenant=bureau.tenant.schema_name)
    page = bureau.text(iris, "edition_publish", edition.id)
    assert ("Het publiceren is niet gelukt" in page, BROKEN in page) == (True, True)
    assert BROKEN in bureau.text(bureau.who.carla, "staff_jobs")
    page = bureau.text(iris, "edition", edition.id)
    assert (BROKEN in page, "Nagekeken en klaar" in page) == (True, True)
    bureau.post(iris, "edition_publish", edition.id)
    tasks.publish_client_editions(tenant=bureau.tenant.schema_name)
    assert state_of(bureau) == "published"


def test_edition_beside_few_others_is_published_at_once(
    bureau: Bureau, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "AT_ONCE", 4)
    response = bureau.post(bureau.who.iris, "edition_publish", edition.id)
    assert response["Location"] == f"/jaar/edities/{edition.id}/"
    assert (state_of(bureau), bureau.make(EditionJob.objects.count)) == ("published", 0)
