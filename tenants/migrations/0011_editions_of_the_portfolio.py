import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tenants", "0010_worklist_by_handler"),
    ]

    operations = [
        migrations.CreateModel(
            name="PortfolioEdition",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
                ("language", models.CharField(max_length=8)),
                ("clients", models.JSONField(default=list)),
                ("figures", models.JSONField(default=dict)),
                ("commentary", models.TextField(blank=True, default="")),
                ("changed", models.TextField(blank=True, default="")),
                ("differences", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "concept"),
                            ("reviewed", "nagekeken"),
                            ("published", "gepubliceerd"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("drafted_by_id", models.UUIDField()),
                ("drafted_at", models.DateTimeField()),
                ("reviewed_by_id", models.UUIDField(null=True)),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("published_by_id", models.UUIDField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
                ("digest", models.CharField(blank=True, default="", max_length=64)),
            ],
            options={
                "ordering": ["-year", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year", "number"), name="portfolio_edition_numbered"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "published"), _negated=True),
                        fields=("year",),
                        name="portfolio_edition_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(
                                ("reviewed_by_id__isnull", False),
                                models.Q(
                                    ("reviewed_by_id", models.F("drafted_by_id")), _negated=True
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="portfolio_edition_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            models.Q(
                                ("published_at__isnull", False),
                                models.Q(("digest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="portfolio_edition_sealed",
                    ),
                ],
            },
        ),
    ]
