"""Addresses of the API, on each client's own host."""

from django.urls import URLPattern, URLResolver

from api.v1.views.complaints import Complaints, OneComplaint
from api.v1.views.figures import Statistics
from api.v1.views.schema import Schema, documentation
from kernel.routes import route

urlpatterns: list[URLPattern | URLResolver] = [
    route(
        "v1/complaints/",
        Complaints.as_view(),
        name="api_complaints",
        needs="filed_case.list filed_case.add",
    ),
    route(
        "v1/complaints/<uuid:case_id>/",
        OneComplaint.as_view(),
        name="api_complaint",
        needs="filed_case.read",
    ),
    route(
        "v1/statistics/<int:year>/",
        Statistics.as_view(),
        name="api_statistics",
        needs="figures.fetch",
    ),
    route("v1/schema/", Schema.as_view(), name="api_schema", needs="public"),
    route("", documentation, name="api_documentation", needs="public"),
]
