import pytest

from infra.migration_lint.capturing import changes
from infra.migration_lint.judging import refused
from tests.factories.aside import aside

pytestmark = pytest.mark.django_db


def test_no_migration_of_ours_rewrites_a_table_or_locks_it_long() -> None:
    found = aside(changes)
    of_worklist = [one for one in found if one.name == "tenants.0004_worklist_by_page"]
    assert [(one.shared, one.atomic, len(one.statements)) for one in of_worklist] == [
        (True, False, 4)
    ]
    assert {one.shared for one in found if one.name == "procedures.0001_initial"} == {False}
    assert refused(found) == []
