"""Addresses of finding cases and doing something with several, below /werk/."""

from django.urls import URLPattern

from frontend.views.staff import quick, search, together, views
from kernel.routes import route

urlpatterns: list[URLPattern] = [
    route("zoek/", search.search_cases, name="search", needs="case.list"),
    route("snel/", quick.quick, name="quick", needs="case.list"),
    route("zaken/samen/", together.together, name="together", needs="case.act"),
    route("zaken/keuzes/", views.views, name="views", needs="case.list"),
]
