"""The worker and the scheduler. Terms are rows that are swept; no task waits for a moment."""

from celery import Celery
from celery.signals import worker_process_init
from django.conf import settings
from kombu import Exchange, Queue

from wederhoor import watching

app = Celery("wederhoor")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.update(
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    task_time_limit=300,
    task_ignore_result=True,
    task_serializer="json",
    accept_content=["json"],
    timezone="UTC",
    broker_connection_retry_on_startup=True,
    broker_transport_options={"visibility_timeout": 900, "unacked_restore_throttle": 1},
    task_queues=[Queue("wederhoor", Exchange("wederhoor"), routing_key="wederhoor")],
    task_default_queue="wederhoor",
    task_default_exchange="wederhoor",
    task_default_routing_key="wederhoor",
    beat_schedule={
        "post": {"task": "procedures.tasks.send_post_everywhere", "schedule": 10.0},
        "digests": {"task": "procedures.tasks.send_digests_everywhere", "schedule": 900.0},
        "terms": {"task": "procedures.tasks.sweep_terms_everywhere", "schedule": 60.0},
        "spares": {"task": "tenants.tasks.fill_spares", "schedule": 60.0},
        "openings": {"task": "tenants.tasks.proceed_openings", "schedule": 20.0},
        "roots": {"task": "wederhoor.tasks.sign_roots_everywhere", "schedule": 3_600.0},
        "keys": {"task": "wederhoor.tasks.renew_keys_everywhere", "schedule": 3_600.0},
        "retention": {"task": "procedures.tasks.shred_everywhere", "schedule": 60.0},
        "files": {"task": "procedures.tasks.sweep_files_everywhere", "schedule": 86_400.0},
    },
)
app.autodiscover_tasks(["procedures", "tenants", "wederhoor"])


@worker_process_init.connect
def _watch(**_signal: object) -> None:
    watching.start(settings.SENTRY_DSN, release=settings.RELEASE)
