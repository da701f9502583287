"""Addresses of the consultancy's pages."""

from django.urls import URLPattern, URLResolver

from frontend.views.consultancy import opening, picture, progress
from frontend.views.consultancy import portfolio_editions as editions
from frontend.views.consultancy.card import client_card
from frontend.views.consultancy.clients import clients
from frontend.views.consultancy.closing import closing, closing_withdraw
from frontend.views.consultancy.details import client_details
from frontend.views.consultancy.entering import enter_client, onward
from frontend.views.consultancy.jobs import bureau_jobs
from frontend.views.consultancy.portfolio import portfolio
from frontend.views.consultancy.worklist import show_worklist
from kernel.routes import route

_NEW = "organisaties/nieuw/"
_EDITION = "portefeuille/<uuid:portfolio_id>/"
_ONE = f"{_NEW}<uuid:opening_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    route("", show_worklist, name="worklist", needs="worklist.list"),
    route("bezig/", bureau_jobs, name="bureau_jobs", needs="client.list"),
    route("portefeuille/", portfolio, name="portfolio", needs="client.list"),
    route(
        "portefeuille/nieuw/<int:year>/",
        editions.portfolio_new,
        name="portfolio_new",
        needs="portfolio.add",
    ),
    route(
        "portefeuille/<int:year>/bezig/",
        editions.portfolio_counted,
        name="portfolio_job",
        needs="portfolio.read",
    ),
    route(_EDITION, editions.portfolio_one, name="portfolio_edition", needs="portfolio.read"),
    route(
        f"{_EDITION}toelichting/",
        editions.portfolio_write,
        name="portfolio_write",
        needs="portfolio.change",
    ),
    route(
        f"{_EDITION}nakijken/",
        editions.portfolio_step,
        {"step": "review"},
        name="portfolio_review",
        needs="portfolio.decide",
    ),
    route(
        f"{_EDITION}publiceren/",
        editions.portfolio_step,
        {"step": "publish"},
        name="portfolio_publish",
        needs="portfolio.change",
    ),
    route("organisaties/", clients, name="clients", needs="client.list"),
    route(_NEW, opening.opening_new, name="opening_new", needs="opening.add"),
    route(f"{_NEW}huisstijl.css", picture.portal_style, name="opening_style", needs="opening.read"),
    route(_ONE, progress.progress, name="opening", needs="opening.read"),
    route(
        f"{_ONE}organisatie/",
        opening.organisation,
        name="opening_organisation",
        needs="opening.change",
    ),
    route(
        f"{_ONE}regeling/", opening.regulation, name="opening_regulation", needs="opening.change"
    ),
    route(f"{_ONE}mensen/", opening.people, name="opening_people", needs="opening.change"),
    route(f"{_ONE}controle/", progress.check, name="opening_check", needs="opening.change"),
    route(f"{_ONE}opnieuw/", progress.try_again, name="opening_again", needs="opening.change"),
    route(f"{_ONE}weg/", progress.drop, name="opening_drop", needs="opening.change"),
    route(
        f"{_ONE}voorbeeld/", picture.portal_picture, name="opening_picture", needs="opening.read"
    ),
    route("organisaties/<slug:slug>/", client_card, name="client_card", needs="client.read"),
    route(
        "organisaties/<slug:slug>/gegevens/",
        client_details,
        name="client_details",
        needs="client.change",
    ),
    route(
        "organisaties/<slug:slug>/openen/", enter_client, name="enter_client", needs="client.enter"
    ),
    route("doorgang/", onward, name="onward", needs="client.pass"),
    route("organisaties/<slug:slug>/sluiten/", closing, name="closing", needs="client.close"),
    route(
        "organisaties/<slug:slug>/sluiten/intrekken/",
        closing_withdraw,
        name="closing_withdraw",
        needs="client.close",
    ),
]
