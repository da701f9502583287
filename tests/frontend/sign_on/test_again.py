import time

import pytest

from procedures.models import SignOn
from tests.factories.browsers import HostClient
from tests.frontend.sign_on.conftest import Back, went_out
from tests.frontend.sign_on.lying import Provider

pytestmark = [pytest.mark.django_db, pytest.mark.attack("A19")]


def test_who_is_here_and_shows_it_again_does_so_at_the_provider_now(
    browser: HostClient, sign_on: SignOn, provider: Provider, come_back: Back
) -> None:
    come_back()
    asked = browser.get("/aanmelden/opnieuw/?next=/werk/zaken/")
    way = f"/aanmelden/via/{sign_on.pk}/?next=/werk/zaken/"
    assert way in asked.content.decode()
    sent = went_out(browser, sign_on, next="/werk/zaken/")
    assert (sent["prompt"], sent["max_age"]) == ("login", "0")
    provider.nonce, provider.claims = sent["nonce"], {"auth_time": int(time.time())}
    answer = {"code": "c", "state": sent["state"], "iss": provider.address}
    back = browser.get(f"/aanmelden/via/{sign_on.pk}/terug/", answer)
    assert back.headers["Location"] == "/werk/zaken/"


@pytest.mark.parametrize("claims", [{"auth_time": None}, {"auth_time": int(time.time()) - 3600}])
def test_what_the_provider_remembers_of_this_morning_does_not_do(
    claims: dict[str, int], provider: Provider, come_back: Back
) -> None:
    come_back()
    provider.nonce, provider.claims = "", claims
    again = come_back()
    assert (again.status_code, "<code>stale</code>" in again.content.decode()) == (403, True)
