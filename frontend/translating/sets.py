"""Which texts a language needs: `all`, or `portal`: what people without an account can meet.

The portal is everything but what only people with an account can reach, so that a new page is
asked of every language until somebody says here that it is for staff.
"""

import re
from collections.abc import Iterable, Mapping

from frontend import messages
from frontend.languages import is_for_staff
from frontend.messages import Message

SETS = ("all", "portal")
WHOLE = ("en", "fr", "de")
PORTAL = ("pl", "tr", "ar", "uk")

_STAFF = (
    r"api/",
    r"billing/",
    r"frontend/sign_on/",
    r"frontend/asking\.py",
    r"frontend/forms/(closing|interest|portfolio|sign_in|year_meetings|year_papers)\.py",
    r"frontend/views/advice_document\.py",
    r"platform/kernel/(audit|identity)/",
    r"platform/wederhoor/",
    (
        r"procedures/actions/(accept|admit|adopt|answer_advice|approve|ask|begin|change|count_portfolio|declare|discard"
        r"|draft|edit|finish|hold|invite|lift|limit|open|plan|propose|publish|recount|restore|save"
        r"|remind_of_measures|set|store|switch|tell_appointed|update_decision|write_vignette)_?\w*\.py"
    ),
    r"procedures/actions/(effects/appoint|effects/extend|import_outside|keep_codes|keep_contact|note_details|register_contact)\.py",
    r"procedures/letters/(invitation|invited|sample|required)\.py",
    r"procedures/queries/(adoptable|audit_log|candidates|differences|meetings)\.py",
    (
        r"procedures/rules/(access|adopting|comparing|differing|editing|editions|exploring|meetings|mutating"
        r"|outside_figures|people|proofs|registering|replaying|retention|sign_on|suppression|vignette)"
    ),
    r"tenants/(actions|archives|logos|models|schemas|positions|provisioning)",
)
_IS_STAFF = re.compile("|".join(_STAFF))


def needed(chosen: str) -> dict[Message, list[str]]:
    """Return the texts of a set with the files they stand in."""
    return {text: files for text, files in messages.found().items() if _in_set(chosen, files)}


def set_of(language: str) -> str:
    """Return which set a language must have."""
    return "portal" if language in PORTAL else "all"


def missing(language: str, chosen: str) -> list[Message]:
    """Return the texts of a set that a language lacks, those of one page together."""
    lacking, files = set(messages.missing(language)), needed(chosen)
    return sorted((one for one in files if one in lacking), key=lambda one: _place(files, one))


def _in_set(chosen: str, files: Iterable[str]) -> bool:
    return chosen == "all" or not all(is_for_staff(one) or _IS_STAFF.match(one) for one in files)


def _place(files: Mapping[Message, list[str]], message: Message) -> tuple[str, str]:
    return files[message][0], message if isinstance(message, str) else message[0]
