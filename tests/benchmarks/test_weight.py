"""How much a first visit of a portal fetches, page by page: `make bench TESTS="-k weighed"`."""

import pytest

from tenants import scope
from tenants.models import Tenant
from tests.benchmarks.ratios import say
from tests.factories import cases
from tests.frontend.public.test_weight import FIRST, LIGHT, fetched, weight, zipped
from tests.frontend.public.visiting import Visitor

pytestmark = pytest.mark.django_db
KINDS = {"sheets": (".css",), "scripts": (".js",), "fonts": (".woff2",), "icon": (".svg",)}


def test_weighed(acme: Tenant) -> None:
    with scope.within(acme):
        cases.regulation("provider")
        cases.department()
    visitor = Visitor()
    say(f"{'':26} {'page':>8} " + " ".join(f"{kind:>8}" for kind in KINDS) + "      all  (bytes)")
    for path in FIRST:
        _say_page(visitor, path)


def _say_page(visitor: Visitor, path: str) -> None:
    content = visitor.get(path).content
    asked = {one: weight(visitor, one) for one in fetched(content.decode())}
    shares = [
        sum(size for one, size in asked.items() if one.partition("?")[0].endswith(ends))
        for ends in KINDS.values()
    ]
    total = zipped(content) + sum(asked.values())
    assert total == zipped(content) + sum(shares), asked
    over = "" if total <= LIGHT else f"   (goal {LIGHT})"
    told = " ".join(f"{one:>8,}" for one in shares)
    say(f"{path:26} {zipped(content):>8,} {told} {total:>8,}{over}")
