"""The web process: granian in WSGI mode calls `application`."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from wederhoor import watching

application = get_wsgi_application()
watching.start(settings.SENTRY_DSN, release=settings.RELEASE)
