from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("procedures", "0002_regulation_drafts")]

    operations: ClassVar = [
        migrations.AddField("termrow", "reckoned_on", models.DateField(null=True)),
        migrations.RemoveIndex("termrow", "term_due_open"),
        migrations.AddIndex(
            "termrow",
            models.Index(
                fields=["due_on"],
                name="term_due_living",
                condition=models.Q(state__in=["running", "open"]),
            ),
        ),
        migrations.AddIndex(
            "termrow",
            models.Index(
                fields=["reckoned_on"],
                name="term_suspended",
                condition=models.Q(state="suspended"),
            ),
        ),
    ]
