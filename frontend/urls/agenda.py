"""Addresses of somebody's own calendar."""

from django.urls import URLPattern

from frontend.views.accounts.agenda import calendar, calendar_feed
from kernel.routes import route

urlpatterns: list[URLPattern] = [
    route("mijn-agenda/", calendar, name="calendar", needs="account.read account.change"),
    route("agenda/<str:secret>.ics", calendar_feed, name="calendar_feed", needs="public"),
]
