import base64
import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from altcha import ChallengeV1, solve_challenge_v1
from django.http import HttpResponse
from django.test import RequestFactory

from frontend.guesses import gate, proofs, turns
from frontend.guesses.gate import EffortError
from kernel import clock
from procedures.rules.receipt import new_code
from tenants import networks, scope
from tenants.models import Tenant
from tenants.signing import signed
from tests.factories.browsers import HostClient
from tests.frontend.parties.conftest import House
from tests.frontend.public.visiting import Visitor

PATH = "/mijn-zaak/code/"
HERE = "203.0.113.7"


def visitor(address: str = HERE, slug: str = "acme") -> Visitor:
    client = HostClient(f"{slug}.localhost")
    client.defaults["REMOTE_ADDR"] = address
    return Visitor(slug, client)


def guess(count: int, address: str = HERE) -> list[int]:
    """Try codes that nobody has; return the answers' statuses."""
    here = visitor(address)
    return [here.sign_in(new_code().written()).status_code for _ in range(count)]


def solved(page: HttpResponse) -> str:
    """Return what a browser makes of the puzzle of a page."""
    puzzle = page.context["effort"].puzzle
    asked = ChallengeV1("SHA-256", puzzle.challenge, puzzle.highest, puzzle.salt, puzzle.signature)
    found = solve_challenge_v1(asked)
    answer = {"algorithm": "SHA-256", "challenge": puzzle.challenge, "number": found.number}
    answer |= {"salt": puzzle.salt, "signature": puzzle.signature}
    return base64.b64encode(json.dumps(answer).encode()).decode()


def ticket_from(tenant: Tenant, moment: datetime) -> str:
    with scope.within(tenant):
        return signed(turns.PURPOSE, f"{int(moment.timestamp())}.of-this-test")


def sent(here: Visitor, code: str, **effort: str) -> HttpResponse:
    return here.post(PATH, {"code": code, **effort})


@pytest.mark.attack("A04")
def test_sixth_guess_from_a_network_asks_for_an_effort(house: House) -> None:
    assert guess(7) == [422] * 5 + [429] * 2
    code = house.code("complainant")
    page = visitor().sign_in(code)
    assert (page.status_code, page["Retry-After"]) == (429, "15")
    assert f'value="{code}"' in page.content.decode()
    assert visitor("198.51.100.9").sign_in(code).url == "/mijn-zaak/"


def test_solved_puzzle_lets_the_owner_in_between_guesses(house: House) -> None:
    guess(6)
    here, code = visitor(), house.code("complainant")
    assert sent(here, code, proof=solved(here.sign_in(code))).url == "/mijn-zaak/"


def test_puzzle_buys_one_try(house: House) -> None:
    guess(5)
    here, code = visitor(), house.code("complainant")
    proof = solved(here.sign_in(code))
    assert sent(here, new_code().written(), proof=proof).status_code == 422
    assert sent(here, code, proof=proof).status_code == 429


@pytest.mark.parametrize(
    "proof",
    ["x", "e30=", "W10=", "bnVsbA==", base64.b64encode(b"[" * 900).decode(), "A" * 5000],
)
def test_what_is_no_answer_to_a_puzzle_buys_nothing(house: House, proof: str) -> None:
    guess(5)
    assert sent(visitor(), house.code("complainant"), proof=proof).status_code == 429


def test_puzzle_of_another_client_or_too_old_buys_nothing(house: House, globex: Tenant) -> None:
    guess(5)
    here, code = visitor(), house.code("complainant")
    page = here.sign_in(code)
    answer = solved(page)
    with scope.within(globex):
        assert not proofs.is_solved(answer)
    told = json.loads(base64.b64decode(answer))
    later = {**told, "salt": re.sub(r"expires=\d+", "expires=9999999999", told["salt"])}
    forged = base64.b64encode(json.dumps(later).encode()).decode()
    assert sent(here, code, proof=forged).status_code == 429


def test_waiting_a_turn_lets_the_owner_in_without_javascript(house: House) -> None:
    guess(5)
    here, code = visitor(), house.code("complainant")
    ticket = here.sign_in(code).context["effort"].ticket
    early = sent(here, code, turn=ticket)
    assert (early.status_code, early.context["effort"].ticket) == (429, ticket)
    assert "iets te vroeg" in early.content.decode()
    ripe = ticket_from(house.tenant, clock.now() - timedelta(seconds=1))
    assert sent(here, code, turn=ripe).url == "/mijn-zaak/"
    assert sent(visitor(), code, turn=ripe).status_code == 429


def test_ticket_of_another_client_is_none(house: House, globex: Tenant) -> None:
    guess(5)
    ripe = ticket_from(globex, clock.now() - timedelta(seconds=1))
    assert sent(visitor(), house.code("complainant"), turn=ripe).status_code == 429


def test_waiting_grows_for_who_goes_on(acme: Tenant) -> None:
    with scope.within(acme):
        network = networks.bucket_of(HERE)
        first = turns.taken(network, 1)[1]
        waits = [turns.taken(network, 1)[1] for _ in range(3)]
        assert waits == [first + 5, first + 10, first + 15]
        assert turns.taken(network, 6)[1] == first + 15 + 60
        puzzles = [proofs.puzzle(steps).highest for steps in (1, 2, 6)]
        assert puzzles == [30_000, 60_000, 960_000]


def test_full_line_still_offers_the_puzzle(house: House, acme: Tenant) -> None:
    guess(5)
    with scope.within(acme):
        network = networks.bucket_of(HERE)
        waits = [turns.taken(network, 6)[1] for _ in range(15)]
        assert waits[-1] == 900
    here, code = visitor(), house.code("complainant")
    page = here.sign_in(code)
    assert (page.context["effort"].ticket, page["Retry-After"]) == ("", "900")
    assert sent(here, code, proof=solved(page)).url == "/mijn-zaak/"


def test_right_code_is_never_counted(house: House) -> None:
    codes = [house.code("complainant")]
    assert [visitor().sign_in(codes[0]).status_code for _ in range(8)] == [302] * 8


@pytest.mark.attack("A04")
def test_guessing_from_many_networks_makes_everybody_prove_work(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (gate.OF_CLIENT.count, gate.OF_CLIENT.seconds) == (60, 600)
    monkeypatch.setattr(gate, "OF_CLIENT", replace(gate.OF_CLIENT, count=12))
    asked = [guess(1, f"198.18.{one}.1")[0] for one in range(16)]
    assert asked == [422] * 12 + [429] * 4
    owner, code = visitor("192.0.2.1"), house.code("complainant")
    page = owner.sign_in(code)
    assert page.status_code == 429
    assert sent(owner, code, proof=solved(page)).url == "/mijn-zaak/"
    assert visitor("192.0.2.1", "globex").sign_in(code).status_code == 422


@pytest.mark.attack("A16")
@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(
    "addresses",
    [
        [f"203.0.113.{one}" for one in range(8)],
        [f"2001:db8:1:2{one:02x}::{one}" for one in range(8)],
        [f"::ffff:203.0.113.{one}" for one in range(8)],
        ["", "unix", "x" * 900, "203.0.113.7, 1.1.1.1", "\n", "localhost", "0", "-"],
    ],
)
def test_addresses_of_one_network_share_its_tries(addresses: list[str]) -> None:
    assert [guess(1, one)[0] for one in addresses] == [422] * 5 + [429] * 3


@pytest.mark.attack("A16")
@pytest.mark.usefixtures("house")
def test_headers_about_an_address_change_nothing() -> None:
    answers = []
    for one in range(8):
        here = visitor()
        here.client.defaults |= {
            "HTTP_X_FORWARDED_FOR": f"10.{one}.0.1",
            "HTTP_X_REAL_IP": f"10.{one}.0.1",
            "HTTP_FORWARDED": f"for=10.{one}.0.1",
        }
        answers.append(here.sign_in(new_code().written()).status_code)
    assert answers == [422] * 5 + [429] * 3


@pytest.mark.attack("A16")
def test_fifty_at_once_are_fifty(acme: Tenant) -> None:
    def once(_: int) -> str:
        with scope.within(acme):
            try:
                gate.admit(RequestFactory().post(PATH, REMOTE_ADDR=HERE))
            except EffortError:
                return "effort"
            return "free"

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(once, range(50)))
    assert sorted(answers) == ["effort"] * 45 + ["free"] * 5


def test_codes_wait_while_nobody_can_count(house: House, settings: object) -> None:
    code = house.code("complainant")
    settings.LIMITS_URL = "unix:///nowhere/broker.sock"
    answer = visitor().sign_in(code)
    assert answer.status_code == 503
    assert "over een paar minuten opnieuw" in answer.content.decode()


def test_address_leaves_no_trace(acme: Tenant) -> None:
    with scope.within(acme):
        assert HERE not in networks.bucket_of(HERE)
        assert len({networks.bucket_of(f"203.0.{one}.1") for one in range(9)}) == 9


def test_network_has_another_digest_in_the_next_slot(
    acme: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scope.within(acme):
        now = networks.bucket_of(HERE)
        assert networks.bucket_of(HERE) == now
        monkeypatch.setattr(networks, "SLOT_SECONDS", 10**7)
        assert networks.bucket_of(HERE) != now
