"""What an ID token says, after everything about it was checked (OpenID Connect Core 3.1.3.7).

The signature is checked always, also where the token came straight from the provider. Keys come
from the provider's own key set alone: what a token's header says about other keys is not read.
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jwt
from jwt import PyJWK, PyJWTError

from frontend.sign_on.refusals import refused

ALGORITHMS = (
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "EdDSA"),
)
"""Signatures with a key that only the provider has; so neither `none` nor a shared secret."""

LEEWAY_SECONDS = 60
NEEDED = ["iss", "sub", "aud", "exp", "iat"]
_SUBJECT_LENGTH = 255  # OpenID Connect Core 2

Claims = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Expected:
    """For whom a token must be: from this issuer, to this client, for this attempt."""

    issuer: str
    client_id: str
    nonce: str


def claims_of(token: str, keys: object, expected: Expected) -> Claims:
    """Return the claims of an ID token; raise Refusal `sign_on.failed` for any that does not hold.

    `keys` is the provider's JSON Web Key Set (RFC 7517).
    """
    try:
        header = jwt.get_unverified_header(token)
        claims: Claims = jwt.decode(
            token,
            key=_key(header, keys),
            algorithms=[_algorithm(header)],
            audience=expected.client_id,
            issuer=expected.issuer,
            leeway=LEEWAY_SECONDS,
            options={"require": NEEDED},
        )
    except (PyJWTError, ValueError, TypeError, RecursionError) as problem:
        raise refused(f"id_token.{type(problem).__name__}") from problem
    _check(claims, expected)
    return claims


def _algorithm(header: Mapping[str, Any]) -> str:
    algorithm = header.get("alg")
    if algorithm not in ALGORITHMS:
        raise refused("id_token.algorithm")
    if "crit" in header:  # RFC 7515 4.1.11: what we do not know must not be ignored
        raise refused("id_token.critical")
    return str(algorithm)


def _key(header: Mapping[str, Any], keys: object) -> PyJWK:
    """Return the one key of the provider that a token names, fit for signatures of its kind."""
    algorithm, wanted = _algorithm(header), header.get("kid")
    listed = keys.get("keys") if isinstance(keys, dict) else None
    fitting = [
        one
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, dict)
        and one.get("use", "sig") == "sig"
        and one.get("alg", algorithm) == algorithm
        and (wanted is None or one.get("kid") == wanted)
        and one.get("kty") in _KINDS[algorithm[:2]]
    ]
    if len(fitting) != 1:
        raise refused("id_token.key")
    return PyJWK.from_json(json.dumps(fitting[0]), algorithm)


_KINDS = {"RS": ("RSA",), "PS": ("RSA",), "ES": ("EC",), "Ed": ("OKP",)}


def _check(claims: Claims, expected: Expected) -> None:
    nonce, subject = claims.get("nonce"), claims.get("sub")
    if not isinstance(nonce, str) or not hmac.compare_digest(nonce, expected.nonce):
        raise refused("id_token.nonce")
    if not isinstance(subject, str) or not 0 < len(subject) <= _SUBJECT_LENGTH:
        raise refused("id_token.subject")
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if several else expected.client_id) != expected.client_id:
        raise refused("id_token.party")
