"""What a browser is told, and what it is trusted with."""

from csp.constants import NONE, SELF

from wederhoor import env

HTTPS = env.flag("WEDERHOOR_HTTPS", default=False)
PORT = env.number("WEDERHOOR_PUBLIC_PORT", 443 if HTTPS else env.number("WEDERHOOR_PORT", 8000))
"""The port that people reach us at, which is the proxy's where there is one."""
_YEARS_2 = 63_072_000

ALLOWED_HOSTS = ["*"]  # the Domain table decides (tenants.middleware); an unknown host gets 404
USE_X_FORWARDED_HOST = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
TRUSTED_PROXIES = env.words("WEDERHOOR_PROXIES", "127.0.0.1,::1" if HTTPS else "")
"""From whom forwarded headers are believed (addresses or blocks); from others they are dropped."""

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "manifest-src": [SELF],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["wederhoor"],  # for the address of a worker; nothing else may make one
    },
}
SANDBOXED = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
)
"""The policy of files that people sent: should a browser show one, then nothing in it runs."""
PERMISSIONS = (  # what a page may use of the device: nothing; the last two are for passkeys
    *(f"{feature}=()" for feature in (
        "accelerometer", "autoplay", "camera", "compute-pressure",
        "display-capture", "encrypted-media",
        "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get",
        "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "otp-credentials",
        "payment", "picture-in-picture", "screen-wake-lock", "serial", "storage-access", "usb",
        "window-management", "xr-spatial-tracking",
    )),
    "publickey-credentials-create=(self)",
    "publickey-credentials-get=(self)",
)  # fmt: skip
BROWSER_HEADERS = {
    "Cache-Control": "no-store, private",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "Permissions-Policy": ", ".join(PERMISSIONS),
    "Referrer-Policy": "same-origin",  # with no-referrer a browser hides the origin of our forms
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
}
"""What every answer says, unless a view says otherwise."""

WHITENOISE_ALLOW_ALL_ORIGINS = False  # our sheets and letters are for our own pages
OUTGOING_LOOPBACK = env.flag("WEDERHOOR_OUTGOING_LOOPBACK", default=False)
SECURITY_CONTACT = env.text("WEDERHOOR_SECURITY_CONTACT", "")
SECURE_REDIRECT_EXEMPT = [r"^gezond/$"]  # a watch asks it without the proxy
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # our own middleware tells X-Frame-Options, on every answer
    "security.W021",  # preloading is a decision about a whole registered domain, not ours alone
]

SESSION_ENGINE = "kernel.identity.sessions"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "frontend.views.failures.csrf"


def encrypted_or_not(*, https: bool) -> dict[str, object]:
    """Return the settings that hang on whether people reach us over HTTPS."""
    prefix = "__Host-" if https else ""
    names = {"SESSION": "zitting", "CSRF": "csrf", "LANGUAGE": "taal"}
    cookies = {f"{kind}_COOKIE_NAME": f"{prefix}{name}" for kind, name in names.items()}
    return {
        **cookies,
        **{f"{kind}_COOKIE_SECURE": https for kind in names},
        "SECURE_HSTS_SECONDS": _YEARS_2 if https else 0,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": https,
        "SECURE_SSL_REDIRECT": https,
    }


globals().update(encrypted_or_not(https=HTTPS))
