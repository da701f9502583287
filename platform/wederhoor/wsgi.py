"""The web process: granian in WSGI mode calls `application`."""

import gc

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from kombu import Connection

from tenants.postgresql import patience
from tenants.schemas.plan import plan
from wederhoor import watching

patience.limit(settings.STATEMENT_SECONDS)
application = get_wsgi_application()
watching.start(settings.SENTRY_DSN, release=settings.RELEASE)

plan()  # a hundred migrations and the broker's client: read now, not for the first who asks
Connection(settings.CELERY_BROKER_URL).get_transport_cls()

gc.freeze()  # what was just imported stays: no collection has to look at it again
gc.set_threshold(10_000, 20, 20)  # a page makes some thousand objects, and lets go of them
