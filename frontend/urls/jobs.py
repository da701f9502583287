"""Address of the work that goes on while nobody looks, below /werk/bezig/."""

from django.urls import URLPattern

from frontend.views.staff.jobs import staff_jobs
from kernel.routes import route

urlpatterns: list[URLPattern] = [
    route("", staff_jobs, name="staff_jobs", needs="keeping.list"),
]
