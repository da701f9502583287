"""Where the gateway posts its events, on the consultancy's own host."""

from django.urls import URLPattern, URLResolver, path

from billing.endpoint import webhook

urlpatterns: list[URLPattern | URLResolver] = [path("webhook/", webhook, name="billing_webhook")]
