"""Which transport the settings chose."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from kernel.post.mailboxes import Mailbox
from kernel.post.smtp import Smtp
from kernel.post.transports import Transport


def configured_transport() -> Transport:
    """Return the transport that settings.POST_TRANSPORT names: "mailbox" or "smtp".

    SMTP reads SMTP_HOST, SMTP_PORT, POST_FROM and, where set, SMTP_SECURITY ("none", "starttls" or
    "tls"), SMTP_USER, SMTP_PASSWORD and SMTP_IDEMPOTENT. Raise ImproperlyConfigured for another.
    """
    if settings.POST_TRANSPORT == "mailbox":
        return Mailbox()
    if settings.POST_TRANSPORT == "smtp":
        return Smtp(
            settings.SMTP_HOST,
            settings.SMTP_PORT,
            settings.POST_FROM,
            security=getattr(settings, "SMTP_SECURITY", "none"),
            user=getattr(settings, "SMTP_USER", ""),
            password=getattr(settings, "SMTP_PASSWORD", ""),
            idempotent=getattr(settings, "SMTP_IDEMPOTENT", False),
        )
    raise ImproperlyConfigured(f"POST_TRANSPORT is {settings.POST_TRANSPORT!r}: mailbox or smtp.")
