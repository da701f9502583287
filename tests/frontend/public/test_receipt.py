from datetime import timedelta
from types import SimpleNamespace

import pytest

from frontend import sealed_session
from frontend.views.public import receipts
from kernel import clock
from kernel.post.models import OutboxMessage
from procedures.models import Complaint
from procedures.rules.receipt import read_code
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases
from tests.frontend.public.conftest import Filed
from tests.frontend.public.visiting import Visitor, code_on, fill_in, send

PATH = "/melden/ontvangen/"


@pytest.fixture
def sent(portal: Visitor) -> Visitor:
    fill_in(portal)
    send(portal)
    return portal


def test_code_and_number_are_shown_with_the_next_date(sent: Visitor, filed: Filed) -> None:
    page = sent.get(PATH)
    (case,) = filed()
    code = code_on(page)
    assert len(code.replace("-", "")) == 21
    text = page.content.decode()
    assert case.number in text
    assert all(f"<li>{word}</li>" in text for word in read_code(code).words())
    assert "Ontvangst bevestigen" in text


def test_code_comes_in_and_is_gone_after_confirming(sent: Visitor) -> None:
    code = code_on(sent.get(PATH))
    assert sent.post(PATH).url == "/mijn-zaak/code/"
    gone = sent.get(PATH)
    assert gone.status_code == 410
    assert code not in gone.content.decode()
    assert sent.sign_in(code).url == "/mijn-zaak/"


def test_code_is_gone_after_a_quarter_of_an_hour(sent: Visitor, acme: Tenant) -> None:
    code = code_on(sent.get(PATH))
    with scope.within(acme):
        session = sent.client.session
        visit = SimpleNamespace(session=session)
        kept = sealed_session.kept(visit, receipts.NAME)
        passed = clock.now() - timedelta(seconds=1)
        sealed_session.keep(visit, receipts.NAME, {**kept, "until": passed.isoformat()})
        session.save()
    gone = sent.get(PATH)
    assert gone.status_code == 410
    assert code not in gone.content.decode()
    assert receipts.NAME not in sent.client.session


def test_code_lies_unreadable_in_the_session(sent: Visitor) -> None:
    code = code_on(sent.get(PATH))
    kept = str(dict(sent.client.session))
    assert code not in kept
    assert code.replace("-", "") not in kept
    assert not [word for word in read_code(code).words() if word in kept]


def test_code_is_never_mailed(sent: Visitor, acme: Tenant) -> None:
    code = code_on(sent.get(PATH))
    with scope.within(acme):
        cases.do(Complaint.objects.get(), "acknowledged", cast.cast().carla)
        (mail,) = OutboxMessage.objects.all()
        assert mail.recipient == "anna.jansen@example.org"
        assert code not in f"{mail.subject} {mail.body_text} {mail.body_html}"


def test_receipt_of_nobody_says_how_to_go_on(portal: Visitor) -> None:
    page = portal.get(PATH)
    assert page.status_code == 410
    assert "Ga verder met uw code" in page.content.decode()
