"""The rules of MDN's HTTP Observatory and of Internet.nl about headers, in our own words.

Read from their published scoring (Observatory 1.4, ten tests, bonuses from 90 points on) and from
the header checks of Internet.nl. Points and findings are of one answer.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.cookies import Morsel

HALF_YEAR, YEAR = 15_768_000, 31_536_000
NOBODY = {"'none'"}
OURS = {"'none'", "'self'"}
STRICT_REFERRER = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
_EVIL = re.compile(r"'unsafe-|(?:^|\s)(?:\*|http:|https:|data:|blob:|127\.0\.0\.1)(?:\s|$)")
_INLINE = re.compile(
    rb"<script(?![^>]*\ssrc=)|<style|\sstyle=[\"']|\son[a-z]+=[\"']|javascript:|<base\s|<iframe|<object"
    rb"|<embed",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    rb"<(?:script|img|link|source|video|audio|form)\b[^>]*\s(?:src|href|action)=[\"']?(?:https?:)?//",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Judged:
    """What both sets of rules say of one answer."""

    points: int
    findings: tuple[str, ...]


def judged(headers: Mapping[str, str], cookies: list[Morsel[str]], body: bytes) -> Judged:
    """Return the Observatory's points and everything that either would name."""
    policy = _policy(headers.get("Content-Security-Policy", ""))
    findings = [
        *_of_policy(policy),
        *_of_headers(headers),
        *(f"cookie {one.key}: {word}" for one in cookies for word in _of_cookie(one)),
        *_of_body(headers, body),
    ]
    return Judged(_points(headers, policy, cookies), tuple(findings))


def _policy(header: str) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in header.split(";") if part.strip())
    return {name.lower(): sources.strip() for name, _, sources in parts}


def _points(
    headers: Mapping[str, str], policy: Mapping[str, str], cookies: list[Morsel[str]]
) -> int:
    minus = 0 if policy else -25
    minus -= 20 * any("'unsafe-" in sources for sources in policy.values())
    minus -= 40 * any(not one["secure"] for one in cookies)
    minus -= 30 * any(not one["httponly"] for one in cookies)
    minus -= _hsts_minus(headers.get("Strict-Transport-Security", ""))
    minus -= 20 * ("x-frame-options" not in _lower(headers) and "frame-ancestors" not in policy)
    minus -= 5 * (headers.get("X-Content-Type-Options") != "nosniff")
    minus -= 50 * ("access-control-allow-origin" in _lower(headers))
    if minus < -10:
        return 100 + minus
    strict = policy.get("default-src") in NOBODY and policy.get("form-action") in OURS
    plus = 10 * strict + 5 * (policy.get("frame-ancestors") in OURS)
    plus += 5 * bool(cookies) * all(one["samesite"] for one in cookies)
    plus += 5 * (headers.get("Referrer-Policy", "") in STRICT_REFERRER)
    plus += 10 * (headers.get("Cross-Origin-Resource-Policy") == "same-origin")
    return 100 + minus + plus


def _hsts_minus(value: str) -> int:
    seconds = _seconds(value)
    return 0 if seconds >= HALF_YEAR else 10 if seconds else 20


def _seconds(value: str) -> int:
    found = re.search(r"max-age=(\d+)", value)
    return int(found[1]) if found else 0


def _lower(headers: Mapping[str, str]) -> set[str]:
    return {name.lower() for name in headers}


def _of_policy(policy: Mapping[str, str]) -> Iterator[str]:
    if policy.get("default-src") not in OURS:
        yield "default-src"
    for name in ("base-uri", "form-action"):
        if name not in policy:
            yield f"no {name}"
    if policy.get("frame-ancestors") not in OURS:
        yield "frame-ancestors"
    if "sandbox" not in policy and policy.get("require-trusted-types-for") != "'script'":
        yield "no trusted types"
    yield from (f"{name}: {one}" for name, one in policy.items() if _EVIL.search(f"{one} "))


def _of_headers(headers: Mapping[str, str]) -> Iterator[str]:
    wanted = {
        "X-Content-Type-Options": {"nosniff"},
        "X-Frame-Options": {"DENY", "SAMEORIGIN"},
        "Referrer-Policy": {"no-referrer", "same-origin"},
        "Cross-Origin-Opener-Policy": {"same-origin"},
        "Cross-Origin-Embedder-Policy": {"require-corp"},
        "Cross-Origin-Resource-Policy": {"same-origin"},
    }
    yield from (name for name, good in wanted.items() if headers.get(name) not in good)
    hsts = headers.get("Strict-Transport-Security", "")
    if _seconds(hsts) < YEAR or "includeSubDomains" not in hsts:
        yield "Strict-Transport-Security"
    if "camera=()" not in headers.get("Permissions-Policy", ""):
        yield "Permissions-Policy"
    if headers.get("Content-Encoding"):
        yield "compressed (BREACH)"
    if {"server", "x-powered-by", "access-control-allow-origin"} & _lower(headers):
        yield "says too much"
    public = headers.get("Content-Type", "").startswith("text/css")
    if not public and "no-store" not in headers.get("Cache-Control", ""):
        yield "may be stored"


def _of_cookie(one: Morsel[str]) -> Iterator[str]:
    good = {
        "prefix": one.key.startswith("__Host-"),
        "Secure": bool(one["secure"]),
        "HttpOnly": bool(one["httponly"]),
        "SameSite": one["samesite"] in {"Lax", "Strict"},
        "Path": one["path"] == "/",
        "Domain": not one["domain"],
        "size": len(one.OutputString()) < 4096,
    }
    yield from (name for name, holds in good.items() if not holds)


def _of_body(headers: Mapping[str, str], body: bytes) -> Iterator[str]:
    if headers.get("Content-Type", "").startswith("text/html"):
        yield from (f"inline {found.decode()}" for found in set(_INLINE.findall(body)))
        yield from (f"foreign {found.decode()}" for found in set(_FOREIGN.findall(body)))
