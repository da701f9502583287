"""Every address of ours says which row of the policy table opens it, or the program stops."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.urls import get_resolver

from kernel.routes import needs_of, walk
from procedures.rules.access import openers


@register(Tags.urls)
def check_rows(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Say which addresses have no row in the policy table."""
    del app_configs
    return [Error(text, id="frontend.E001") for text in without_rows()]


def without_rows() -> Iterator[str]:
    """Yield a sentence for each address that declares nothing, or something in no row."""
    known = openers().keys()
    for urlconf in (settings.ROOT_URLCONF, settings.PUBLIC_SCHEMA_URLCONF):
        for pattern, one in walk(get_resolver(urlconf).url_patterns):
            needs = needs_of(one.callback)
            strange = [need for need in needs if need not in known]
            if not needs:
                yield f"/{pattern} ({one.name}) says not which row of the policy table opens it."
            elif strange:
                yield f"/{pattern} ({one.name}) needs {', '.join(strange)}: in no row of the table."
