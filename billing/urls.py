"""Where the gateway posts its events, on the consultancy's own host."""

from django.urls import URLPattern, URLResolver

from billing.endpoint import webhook
from kernel.routes import route

urlpatterns: list[URLPattern | URLResolver] = [
    route("webhook/", webhook, name="billing_webhook", needs="payment.tell")
]
