"""Addresses of the API, on each client's own host."""

from django.urls import URLPattern, URLResolver, path

from api.v1.views.complaints import Complaints, OneComplaint
from api.v1.views.figures import Statistics
from api.v1.views.schema import Schema, documentation

urlpatterns: list[URLPattern | URLResolver] = [
    path("v1/complaints/", Complaints.as_view(), name="api_complaints"),
    path("v1/complaints/<uuid:case_id>/", OneComplaint.as_view(), name="api_complaint"),
    path("v1/statistics/<int:year>/", Statistics.as_view(), name="api_statistics"),
    path("v1/schema/", Schema.as_view(), name="api_schema"),
    path("", documentation, name="api_documentation"),
]
