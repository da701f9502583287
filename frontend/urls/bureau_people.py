"""Addresses of the consultancy's own people, below /mensen/ on its host."""

from django.urls import URLPattern, URLResolver

from frontend.views.consultancy import assigning, people, workload
from kernel.routes import route

_ONE = "<uuid:account_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    route("", people.colleagues, name="colleagues", needs="colleague.list"),
    route("werklast/", workload.show_workload, name="workload", needs="colleague.list"),
    route("uitnodigen/", people.colleague_invite, name="colleague_invite", needs="colleague.add"),
    route(
        "uitnodigingen/<uuid:invitation_id>/intrekken/",
        people.colleague_revoke,
        name="colleague_revoke",
        needs="colleague.add",
    ),
    route(
        "toewijzingen/<int:assignment_id>/einde/",
        assigning.assignment_end,
        name="assignment_end",
        needs="colleague.change",
    ),
    route(_ONE, assigning.colleague, name="colleague", needs="colleague.change"),
    route(
        f"{_ONE}vervanging/",
        assigning.colleague_cover,
        name="colleague_cover",
        needs="colleague.change",
    ),
    route(f"{_ONE}einde/", people.colleague_end, name="colleague_end", needs="colleague.change"),
]
