import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("procedures", "0020_reports_by_definition")]

    operations = [
        migrations.CreateModel(
            name="DraftTrial",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.PositiveIntegerField()),
                ("today", models.DateField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.UUIDField(null=True)),
                ("cases_count", models.PositiveIntegerField(default=0)),
                ("tried_count", models.PositiveIntegerField(default=0)),
                ("after", models.UUIDField(null=True)),
                ("found", models.JSONField(default=dict)),
                (
                    "changed",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trial",
                        to="procedures.regulationdraft",
                    ),
                ),
            ],
        ),
    ]
