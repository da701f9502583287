"""Where the gateway posts its events: mounted at /billing/webhook on the consultancy's host."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from billing.gateway import GatewayDown
from billing.webhooks import receive
from kernel import clock
from kernel.errors import Refusal


@csrf_exempt  # no browser comes here: the signature says who posts
@require_POST
@never_cache
def webhook(request: HttpRequest) -> JsonResponse:
    """Take in one event: 200 with what became of it, 400 with the code of a refusal.

    503 when the gateway itself could not be asked; it then posts the event again.
    """
    try:
        outcome = receive(request.body, request.headers.get("Stripe-Signature", ""), at=clock.now())
    except RequestDataTooBig:
        return JsonResponse({"code": "billing.webhook.too_large"}, status=400)
    except Refusal as refusal:
        return JsonResponse({"code": refusal.code}, status=400)
    except GatewayDown:
        return JsonResponse({"code": "billing.gateway.down"}, status=503)
    return JsonResponse({"outcome": outcome})
