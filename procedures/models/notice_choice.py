from django.db import models

from procedures.models.organisation import Person
from procedures.rules.notices import Wishes


class NoticeChoice(models.Model):
    """How often somebody with an account is told of what, and when their last digests were made.

    `how` are codes: a frequency by kind of news. Hours are those of the client's own day; between
    `quiet_from` and `quiet_until` no notice is sent that can wait.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="notice_choice")
    how = models.JSONField(default=dict)
    quiet_from = models.PositiveSmallIntegerField(null=True)
    quiet_until = models.PositiveSmallIntegerField(null=True)
    daily_at = models.DateTimeField(null=True)
    weekly_at = models.DateTimeField(null=True)

    @property
    def wishes(self) -> Wishes:
        """What was chosen, as the rules take it."""
        return Wishes(self.how, self.quiet_from, self.quiet_until)
