"""The web process: granian in WSGI mode calls `application`."""

import gc

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from tenants.postgresql import patience
from wederhoor import watching

patience.limit(settings.STATEMENT_SECONDS)
application = get_wsgi_application()
watching.start(settings.SENTRY_DSN, release=settings.RELEASE)

gc.freeze()  # what was just imported stays: no collection has to look at it again
gc.set_threshold(10_000, 20, 20)  # a page makes some thousand objects, and lets go of them
