import pytest
from pytest_django import Settings

from billing.checks import check_gateway


@pytest.mark.parametrize(
    ("key", "secrets", "found"),
    [
        ("", (), []),
        ("sk_test_1", ("whsec_1",), []),
        ("rk_live_1", ("whsec_1", "whsec_2"), []),
        ("pk_live_1", ("whsec_1",), ["billing.E001"]),
        ("sk_live_1", (), ["billing.E002"]),
        ("sk_live_1", ("whsec_1", "geheim"), ["billing.E003"]),
        ("nonsense", (), ["billing.E001", "billing.E002"]),
    ],
)
def test_settings_that_cannot_work_are_named_without_their_values(
    settings: Settings, key: str, secrets: tuple[str, ...], found: list[str]
) -> None:
    settings.STRIPE_API_KEY = key
    settings.STRIPE_WEBHOOK_SECRETS = secrets
    problems = check_gateway(None)
    assert [problem.id for problem in problems] == found
    assert not any(value in problem.msg for problem in problems for value in (key, *secrets))
