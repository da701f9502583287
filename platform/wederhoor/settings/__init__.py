"""Every setting by name. Values come from the environment through `wederhoor.env` alone."""

from pathlib import Path

import django_stubs_ext

from wederhoor import env
from wederhoor.settings.accounts import *  # noqa: F403 one folder, one namespace
from wederhoor.settings.security import *  # noqa: F403 as above

django_stubs_ext.monkeypatch()

ROOT = Path(__file__).resolve().parents[3]
DATA = env.data_folder()

DEMO = env.flag("WEDERHOOR_DEMO", default=False)
DEBUG = env.flag("WEDERHOOR_DEBUG", default=False)
SECRET_KEY = env.signing_key()

SHARED_APPS = [
    "django_tenants",
    "tenants",
    "kernel.identity",
    "billing",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
]
TENANT_APPS = [
    "kernel.vault",
    "kernel.audit",
    "kernel.post",
    "procedures",
]
INSTALLED_APPS = [
    *SHARED_APPS,
    *TENANT_APPS,
    "frontend",
    "api",
    "allauth",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "rest_framework",
    "drf_spectacular",
    "django_cotton.apps.SimpleAppConfig",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

TENANT_MODEL = "tenants.Tenant"
TENANT_DOMAIN_MODEL = "tenants.Domain"
DATABASES = {
    "default": {**env.database(), "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True},
}
DATABASE_ROLE = str(DATABASES["default"]["USER"])
DATABASE_OWNER = env.database_owner()
WALLS = env.choice("WEDERHOOR_WALLS", "roles", among=("roles", "path"))
STATEMENT_SECONDS = env.number("WEDERHOOR_STATEMENT_SECONDS", 15)
SPARE_SCHEMAS = env.number("WEDERHOOR_SPARE_SCHEMAS", 2)
OPENING_STEPS = (  # each in a transaction of its own; the first makes the whole client
    ("opened", "procedures.actions.open_asked.open_asked"),
    ("subscribed", "billing.actions.subscribe_opened.subscribe_opened"),
)
PG_DUMP = env.program("pg_dump")
DATABASE_ROUTERS = [
    "tenants.foreign_rows.HeldRouter",
    "django_tenants.routers.TenantSyncRouter",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "wederhoor.urls.client"
PUBLIC_SCHEMA_URLCONF = "wederhoor.urls.consultancy"
WSGI_APPLICATION = "wederhoor.wsgi.application"
MIDDLEWARE = [
    "frontend.middleware.BrowserMiddleware",
    "frontend.middleware.MethodMiddleware",
    "tenants.proxies.ProxyMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tenants.middleware.HostMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tenants.middleware.SessionOfTenantMiddleware",
    "frontend.languages.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "frontend.middleware.ElsewhereMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "frontend.admission.AdmissionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "frontend.middleware.RefusalMiddleware",
    "frontend.gate.AccessMiddleware",
    "frontend.pacing.PaceMiddleware",
    "frontend.identities.IdentitiesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                ),
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "frontend.context.house",
            ],
            "builtins": [
                "frontend.templatetags.parts",
                "django.templatetags.i18n",
                "frontend.templatetags.fixed",
            ],
        },
    },
]
FORM_RENDERER = "frontend.forms.renderer.HouseRenderer"

LANGUAGE_CODE = "nl"
LANGUAGES = [
    *(("nl", "Nederlands"), ("en", "English"), ("fr", "Français"), ("de", "Deutsch")),
    *(("pl", "Polski"), ("tr", "Türkçe"), ("ar", "العربية"), ("uk", "Українська")),
]  # which of them a page is offered in: frontend/languages.py
LOCALE_PATHS = [ROOT / "frontend" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "frontend" / "static"]
WHITENOISE_USE_FINDERS = True

CONSULTANCY_HOST = env.text("WEDERHOOR_HOST", "bureau.localhost")
CLIENT_HOST_SUFFIX = env.text("WEDERHOOR_CLIENT_HOST_SUFFIX", "localhost")

KEY_STORE_URL = env.key_store("KEY_STORE_URL")
KEY_STORE_KEEPER_URL = env.key_store("KEY_STORE_KEEPER_URL")
VAULT_PROVIDER = env.choice("WEDERHOOR_VAULT_PROVIDER", "file", among=("file", "transit", "kms"))
VAULT_TRANSIT = {
    "address": env.text("WEDERHOOR_VAULT_TRANSIT_ADDRESS", ""),
    "token": env.secret("WEDERHOOR_VAULT_TRANSIT_TOKEN"),
    "key": env.text("WEDERHOOR_VAULT_TRANSIT_KEY", "wederhoor"),
    "mount": env.text("WEDERHOOR_VAULT_TRANSIT_MOUNT", "transit"),
}
VAULT_KMS = {
    "key": env.text("WEDERHOOR_VAULT_KMS_KEY", ""),
    "region": env.text("WEDERHOOR_VAULT_KMS_REGION", "eu-central-1"),
    "endpoint": env.text("WEDERHOOR_VAULT_KMS_ENDPOINT", ""),
}
VAULT_KEY_FILE = Path(env.text("WEDERHOOR_VAULT_KEY_FILE", str(DATA / "provider.key")))
VAULT_CREATE_KEY = env.flag("WEDERHOOR_VAULT_CREATE_KEY", default=True)
VAULT_FILES = DATA / "files"
UPLOAD_MAX_BYTES = env.number("WEDERHOOR_UPLOAD_MAX_BYTES", 25 * 1024 * 1024)
CASE_MAX_FILES = env.number("WEDERHOOR_CASE_MAX_FILES", 300)
CASE_MAX_BYTES = env.number("WEDERHOOR_CASE_MAX_BYTES", 1024 * 1024 * 1024)
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 50  # forms say at most 12 in a sentence; above this nothing is read

POST_TRANSPORT = env.text("WEDERHOOR_POST_TRANSPORT", "mailbox")
POST_FROM = env.text("WEDERHOOR_POST_FROM", "klachten@bureau.localhost")
SMTP_HOST = env.text("WEDERHOOR_SMTP_HOST", "127.0.0.1")
SMTP_PORT = env.number("WEDERHOOR_SMTP_PORT", 25)
SMTP_SECURITY = env.text("WEDERHOOR_SMTP_SECURITY", "none")
SMTP_USER = env.text("WEDERHOOR_SMTP_USER", "")
SMTP_PASSWORD = env.secret("WEDERHOOR_SMTP_PASSWORD")
SMTP_IDEMPOTENT = env.flag("WEDERHOOR_SMTP_IDEMPOTENT", default=False)

STRIPE_API_KEY = env.secret("STRIPE_API_KEY")
STRIPE_WEBHOOK_SECRETS = tuple(
    key for key in env.secret("STRIPE_WEBHOOK_SECRETS").replace(",", " ").split() if key
)

LOGGING = {  # Django's own would be silent about a broken page unless somebody gets its mails
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "bare": {
            "()": "wederhoor.watching.BareFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "bare", "level": "ERROR"}
    },
    "loggers": {"django": {"handlers": ["stderr"]}},
}
RELEASE = "0.1.0"
SENTRY_DSN = env.secret("SENTRY_DSN")

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["api.tokens.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["api.tokens.HasScope"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["api.parsing.StrictJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "api.problems.respond",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Wederhoor",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PUBLIC": True,
}

CELERY_BROKER_URL = env.broker()
LIMITS_URL = env.counter()
CACHES = {
    "default": {
        "BACKEND": "tenants.caching.TenantCache",
        "KEY_FUNCTION": "tenants.caching.key_of",
    }
}

env.refuse_unknown()
