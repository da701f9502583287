import uuid

import django.db.models.deletion
from django.db import migrations, models

import kernel.vault.fields


class Migration(migrations.Migration):
    dependencies = [("procedures", "0021_draft_trials")]

    operations = [
        migrations.AddField(
            model_name="measure",
            name="reminded",
            field=models.CharField(blank=True, db_default="", default="", max_length=20),
        ),
        migrations.AddField(
            model_name="meetingdecision",
            name="reminded",
            field=models.CharField(blank=True, db_default="", default="", max_length=20),
        ),
        migrations.CreateModel(
            name="DecisionProgress",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("state", models.CharField(max_length=20)),
                ("text", kernel.vault.fields.SealedTextField(blank=True)),
                ("file", models.UUIDField(null=True)),
                ("added_by", models.UUIDField(null=True)),
                ("added_at", models.DateTimeField()),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="progress",
                        to="procedures.meetingdecision",
                    ),
                ),
            ],
            options={"ordering": ["added_at"]},
        ),
    ]
