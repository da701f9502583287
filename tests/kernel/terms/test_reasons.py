import json

from kernel.terms import Reason
from tests.kernel.terms.given import decide, happen, reckon


def test_reason_survives_storage_as_json() -> None:
    why = reckon(decide(), happen("received", "2026-03-24")).why
    stored = json.dumps([reason.as_json() for reason in why])
    assert tuple(Reason.from_json(row) for row in json.loads(stored)) == why


def test_reason_is_stored_as_code_and_plain_facts() -> None:
    why = reckon(decide(), happen("received", "2026-03-24")).why
    assert [reason.as_json() for reason in why[:3]] == [
        {"code": "started", "facts": {"event": "received", "day_on": "2026-03-24"}},
        {"code": "counted", "facts": {"number": 6, "unit": "weeks", "to_on": "2026-05-05"}},
        {
            "code": "holiday",
            "facts": {
                "day_on": "2026-05-05",
                "name": {"nl": "Bevrijdingsdag", "en": "Liberation Day"},
                "source": {
                    "nl": "Algemene termijnenwet, artikel 3, eerste lid",
                    "en": "Algemene termijnenwet, article 3(1)",
                },
            },
        },
    ]
