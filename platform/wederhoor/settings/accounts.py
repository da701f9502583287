"""Who signs in, and how: accounts, passwords, second factors. Parts of allauth do the proving.

Nobody signs up: accounts come from invitations. allauth's own pages are not mounted; ours are in
`frontend.views.accounts`, and every limit is ours (`tenants.limits`).
"""

from typing import Any

from wederhoor import env

AUTH_USER_MODEL = "identity.Account"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "/aanmelden/"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "kernel.identity.passwords.LengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "kernel.identity.passwords.KnownPasswordValidator"},
    {
        "NAME": "kernel.identity.breached.BreachedPasswordValidator",
        "OPTIONS": {"path": env.text("WEDERHOOR_BREACHED_PASSWORDS", "")},
    },
]

ACCOUNT_ADAPTER = "kernel.identity.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False
MFA_ADAPTER = "kernel.identity.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Wederhoor"
MFA_WEBAUTHN_USER_VERIFICATION = "required"
