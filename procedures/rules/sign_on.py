"""Signing on through a client's own provider: which address, which roles, how strong.

What a provider says about somebody counts for its own mail domains only, and gives roles of the
client only: never a place at the consultancy, which has its own accounts and assignments.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kernel.errors import Refusal
from procedures.rules.people import MANAGES_PEOPLE, OFFICES

KINDS = ("oidc", "saml")
VOUCHING = ("never", "claims", "always")
"""Whether the provider asked for a second factor: no; when it says so; it always does."""

FACTOR_WORDS = frozenset({"mfa", "https://refeds.org/profile/mfa"})
"""What says by itself that two factors were used: `amr` of RFC 8176, and the REFEDS profile."""

MAPPABLE = OFFICES
"""Roles that a group at the provider may give; "consultant" comes from an assignment only."""

ADMINISTERS = MANAGES_PEOPLE
"""Who sets up how the people of a client sign in."""

_DOMAIN = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_ADDRESS = re.compile(r"[^\s@<>\"',;:\\()\[\]\x00-\x20\x7f]{1,64}@(?P<domain>[^@]+)")
_VALUE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Vouched:
    """What a provider said about somebody, after it was proven that the provider said it.

    `values` are those of the claim that gives roles; `factors` say how they proved who they are
    (`amr` and `acr` of OpenID Connect, the authentication context of SAML), and `proven_at` when,
    in seconds since 1970; 0 when that is not said.
    """

    issuer: str
    subject: str
    email: str
    name: str
    values: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    email_verified: bool = False
    proven_at: float = 0.0


@dataclass(frozen=True, slots=True)
class Terms:
    """What a client agreed with itself about a provider."""

    domains: tuple[str, ...]
    roles: Mapping[str, str]
    vouching: str = "never"
    factor_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """The roles somebody has, those of them that their provider gave, and where they came from.

    `made` is whether the provider's word alone made them a person of this client.
    """

    roles: tuple[str, ...] = ()
    granted: tuple[str, ...] = ()
    made: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """Which roles somebody has now, which of them the provider gave, and whether they may in."""

    roles: tuple[str, ...]
    granted: tuple[str, ...]
    admitted: bool


def domain_of(email: str) -> str:
    """Return the lower-case domain of a mail address in ASCII; empty when it is no address."""
    found = _ADDRESS.fullmatch(email.strip())
    if found is None:
        return ""
    domain = found["domain"].rstrip(".").lower()
    return domain if _DOMAIN.fullmatch(domain) else ""


def read_domains(text: str) -> tuple[str, ...]:
    """Return the mail domains in a text, one or more a line.

    Raise Refusal `sign_on.domain` for what is none: no stars, no addresses, no look-alikes.
    """
    words = [word.lower().removeprefix("@").rstrip(".") for word in re.split(r"[\s,;]+", text)]
    for word in filter(None, words):
        if not _DOMAIN.fullmatch(word):
            message = "Dit is geen maildomein. Schrijf bijvoorbeeld: voorbeeld.nl"
            raise Refusal("sign_on.domain", message=message, domain=word[:80])
    return tuple(dict.fromkeys(filter(None, words)))


def read_roles(text: str, names: Mapping[str, str]) -> dict[str, str]:
    """Return which value gives which role, from lines such as "klachten-team = Secretariaat".

    `names` are what the roles are called, by their code. Raise Refusal `sign_on.mapping` for a
    line without a role that may be given, and for a value that stands there twice.
    """
    codes = {called.casefold(): code for code in MAPPABLE for called in (code, names.get(code, ""))}
    found: dict[str, str] = {}
    for line in filter(None, (one.strip() for one in text.splitlines())):
        value, _, called = (part.strip() for part in line.rpartition("="))
        role = codes.get(called.casefold()) if called else None
        if not value or role is None or len(value) > _VALUE_LENGTH or value in found:
            message = "Deze regel klopt niet. Schrijf: waarde = rol, elke waarde één keer."
            raise Refusal("sign_on.mapping", message=message, line=line[:80])
        found[value] = role
    return found


def telling(values: Sequence[str], mapping: Mapping[str, str], *, length: int) -> tuple[str, ...]:
    """Return the values that give a role, each role once, and then others while there is room.

    `length` is the room, in characters.
    """
    first = {mapping[value]: value for value in reversed(values) if value in mapping}
    kept = list(first.values())
    room = length - sum(map(len, kept))
    for value in values:
        if value not in mapping and len(value) <= room:
            kept.append(value)
            room -= len(value)
    return tuple(kept)


def check_address(vouched: Vouched, terms: Terms) -> None:
    """See that an address is proven and one of this provider's domains.

    Raise Refusal `sign_on.no_address`, `sign_on.unverified` or `sign_on.other_domain`.
    """
    domain = domain_of(vouched.email)
    if not domain:
        message = "Uw organisatie gaf geen e-mailadres door."
        raise Refusal("sign_on.no_address", message=message)
    if not vouched.email_verified:
        message = "Uw organisatie heeft niet bevestigd dat dit e-mailadres van u is."
        raise Refusal("sign_on.unverified", message=message)
    if domain not in terms.domains:
        message = "Met dit e-mailadres kunt u hier niet via uw organisatie aanmelden."
        raise Refusal("sign_on.other_domain", message=message)


def is_strong(vouched: Vouched, terms: Terms) -> bool:
    """Whether the provider vouches that two factors were used, as the client lets it."""
    if terms.vouching == "claims":
        known = FACTOR_WORDS | set(terms.factor_words)
        return bool(known & set(vouched.factors))
    return terms.vouching == "always"


def roles_given(values: Iterable[str], mapping: Mapping[str, str]) -> tuple[str, ...]:
    """Return the roles that these values give, in the order of `MAPPABLE`; exact spelling only."""
    given = {mapping[value] for value in values if value in mapping}
    return tuple(role for role in MAPPABLE if role in given)


def standing(held: Held, values: Iterable[str], mapping: Mapping[str, str]) -> Standing:
    """Return how somebody stands now that their provider said these values.

    Roles that the provider gave before and does not give now are taken back; those that people of
    the client gave stay. Whom only the provider's word made a person is out without a role.
    """
    given = roles_given(values, mapping)
    own = [role for role in held.roles if role not in held.granted]
    roles = tuple(dict.fromkeys([*own, *given]))
    granted = tuple(role for role in given if role not in own)
    return Standing(roles, granted, admitted=bool(roles) or not held.made)


def check_free(domains: Sequence[str], taken: Collection[str]) -> None:
    """See that no other provider of this client speaks for these domains.

    Raise Refusal `sign_on.domain_taken`: for each address one provider is the one to believe.
    """
    for domain in domains:
        if domain in taken:
            message = "Dit maildomein hoort al bij een andere aanbieder."
            raise Refusal("sign_on.domain_taken", message=message, domain=domain)
