"""One mail a day at most for what can wait: that there is something, never what or about whom."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from kernel.post.outbox import Mail, put
from procedures.models import NoticeChoice, Person
from procedures.queries.news import Around, News, around, news_since, people_told
from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.notices import DAILY, WEEKLY, digests_leave, kinds_for, looks_back_to
from tenants import scope

FURTHEST = timedelta(days=10)
"""Longer ago nothing is looked for: who was not told then finds it on the list."""


def send_digests(now: datetime) -> int:
    """Put each person's digest in the outbox, once a day in the client's morning; return how many.

    Whether somebody had theirs today is asked and noted in one transaction with their row locked,
    so that two workers at once make one mail.
    """
    local = now.astimezone(ZoneInfo(scope.current().time_zone))
    if not digests_leave(local):
        return 0
    waiting = [one for one in people_told(local.date()) if _turns(_choice(one), local)]
    if not waiting:
        return 0
    news = news_since(now - FURTHEST, now)
    known = around(news)
    return sum(_send(one, news, known, at=local) for one in waiting)


def _choice(person: Person) -> NoticeChoice:
    found: NoticeChoice | None = getattr(person, "notice_choice", None)
    return found or NoticeChoice(person=person)


def _turns(choice: NoticeChoice, at: datetime) -> dict[str, datetime]:
    """Return since when which digest of somebody tells, of those whose turn it is."""
    last = {DAILY: choice.daily_at, WEEKLY: choice.weekly_at}
    since = {how: looks_back_to(how, last[how], at) for how in (DAILY, WEEKLY)}
    return {how: moment for how, moment in since.items() if moment is not None}


@transaction.atomic
def _send(person: Person, news: Iterable[News], known: Around, *, at: datetime) -> bool:
    """Send somebody's digest if there is anything in it; note that they had their turn."""
    NoticeChoice.objects.get_or_create(person=person)
    choice = NoticeChoice.objects.select_for_update().get(person=person)
    turns = _turns(choice, at)
    if not turns:
        return False
    theirs = [one for one in news if known.concerns(person, one) and _wanted(choice, one, turns)]
    for how in turns:
        setattr(choice, f"{how}_at", at)
    choice.save(update_fields=["daily_at", "weekly_at"])
    if not theirs or not person.email:
        return False
    put(f"digest/{person.id}/{at:%Y-%m-%d}", _mail(person), at=at)
    return True


def _wanted(choice: NoticeChoice, one: News, turns: dict[str, datetime]) -> bool:
    handles = bool(set(choice.person.roles) & SEES_EVERY_CASE)
    if one.kind not in kinds_for(handles=handles, deliberates=True):
        return False
    since = turns.get(choice.wishes.often(one.kind))
    return since is not None and one.at > since


def _mail(person: Person) -> Mail:
    client = scope.current()
    with translation.override(client.language):
        return Mail(
            recipient=person.email,
            subject=gettext("Er wacht iets op u"),
            body_text=gettext(
                "Er is iets nieuws in het klachtenportaal van %(client)s, of een termijn loopt"
                " bijna af.\n\n"
                "Ga zelf naar het portaal en meld u aan met uw account. Deze e-mail bevat met opzet"
                " geen inhoud en geen link.\n\n"
                "U kiest zelf hoe vaak u dit krijgt: bij ‘Mijn account’, onder ‘Seintjes’."
            )
            % {"client": client.name},
        )
