"""Addresses of registering beside the cases, below /werk/."""

from django.urls import URLPattern, URLResolver

from frontend.views.registering import contacts, details, lists, outside
from kernel.routes import route

_ONE = "registraties/<uuid:registration_id>/"
_CASE = "zaken/<uuid:case_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    route("registraties/", contacts.registrations, name="registrations", needs="registration.list"),
    route(
        "registraties/nieuw/",
        contacts.registration_new,
        name="registration_new",
        needs="registration.add",
    ),
    route("registraties/lijsten/", lists.code_lists, name="code_lists", needs="code_list.change"),
    route(
        "registraties/lijsten/wijziging/",
        lists.code_change,
        name="code_change",
        needs="code_list.change",
    ),
    route("registraties/elders/", outside.outside, name="outside", needs="outside_figure.add"),
    route(
        "registraties/elders/bewaren/",
        outside.outside_keep,
        name="outside_keep",
        needs="outside_figure.add",
    ),
    route(
        "registraties/afdelingen/", lists.departments, name="departments", needs="department.change"
    ),
    route(
        "registraties/afdelingen/<slug:department_code>/",
        lists.department,
        name="department",
        needs="department.change",
    ),
    route(_ONE, contacts.registration, name="registration", needs="registration.change"),
    route(
        f"{_ONE}uren/",
        contacts.registration_hours,
        name="registration_hours",
        needs="registration.change",
    ),
    route(
        f"{_ONE}zaak/",
        contacts.registration_case,
        name="registration_case",
        needs="registration.change",
    ),
    route(
        f"{_ONE}telt-niet/",
        contacts.registration_withdraw,
        name="registration_withdraw",
        needs="registration.change",
    ),
    route(f"{_CASE}registratie/", details.case_details, name="case_details", needs="detail.change"),
    route(f"{_CASE}uren/", details.case_hours, name="case_hours", needs="detail.change"),
]
