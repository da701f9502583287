"""The web process: granian in WSGI mode calls `application`."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from tenants.postgresql import patience
from wederhoor import watching

patience.limit(settings.STATEMENT_SECONDS)
application = get_wsgi_application()
watching.start(settings.SENTRY_DSN, release=settings.RELEASE)
