import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tenants", "0011_editions_of_the_portfolio")]

    operations = [
        migrations.CreateModel(
            name="PortfolioFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("form", models.CharField(max_length=4)),
                ("content", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="tenants.portfolioedition",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "form"), name="portfolio_file_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PortfolioJob",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(unique=True)),
                ("language", models.CharField(max_length=8)),
                ("changed", models.TextField(blank=True, default="")),
                ("clients", models.JSONField(default=list)),
                ("rows", models.JSONField(default=list)),
                ("asked_by_id", models.UUIDField()),
                ("asked_at", models.DateTimeField()),
                ("tries_count", models.PositiveSmallIntegerField(default=0)),
                ("problem", models.CharField(blank=True, default="", max_length=500)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "edition",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="jobs",
                        to="tenants.portfolioedition",
                    ),
                ),
            ],
        ),
    ]
