from django.db import transaction

from procedures.models import NoticeChoice, Person
from procedures.rules.notices import Wishes


@transaction.atomic
def choose_how_told(person: Person, wishes: Wishes) -> NoticeChoice:
    """Keep how often somebody wants to be told of what, and when they are left alone."""
    NoticeChoice.objects.get_or_create(person=person)
    choice = NoticeChoice.objects.select_for_update().get(person=person)
    choice.how = {**choice.how, **wishes.how}
    choice.quiet_from, choice.quiet_until = wishes.quiet_from, wishes.quiet_until
    choice.save(update_fields=["how", "quiet_from", "quiet_until"])
    return choice
