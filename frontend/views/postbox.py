from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kernel.post.models import MailboxItem


def mailbox(request: HttpRequest) -> HttpResponse:
    """Show the mails of the demo, which go nowhere else; the newest first."""
    items = MailboxItem.objects.order_by("-received_at", "-pk")
    page = Paginator(items, 25).get_page(request.GET.get("page"))
    return render(request, "public/mailbox.html", {"page": page})
