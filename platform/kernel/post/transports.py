"""Which transport delivers, by the name that the settings give it."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from kernel.post.delivery import Transport
from kernel.post.mailboxes import Mailbox
from kernel.post.smtp import Smtp


def chosen(name: str) -> Transport:
    """Return the transport named "mailbox" or "smtp"; raise ImproperlyConfigured for another.

    SMTP reads SMTP_HOST, SMTP_PORT, POST_FROM and, where set, SMTP_SECURITY ("none", "starttls" or
    "tls"), SMTP_USER, SMTP_PASSWORD and SMTP_IDEMPOTENT.
    """
    if name == "mailbox":
        return Mailbox()
    if name == "smtp":
        return Smtp(
            settings.SMTP_HOST,
            settings.SMTP_PORT,
            settings.POST_FROM,
            security=getattr(settings, "SMTP_SECURITY", "none"),
            user=getattr(settings, "SMTP_USER", ""),
            password=getattr(settings, "SMTP_PASSWORD", ""),
            idempotent=getattr(settings, "SMTP_IDEMPOTENT", False),
        )
    raise ImproperlyConfigured(f"There is no way to send post called {name!r}: mailbox or smtp.")
