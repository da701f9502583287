from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("procedures", "0019_meeting_papers"),
    ]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="definition",
            field=models.CharField(db_default="annual", default="annual", max_length=40),
        ),
        migrations.AddField(
            model_name="edition",
            name="definition_version",
            field=models.PositiveSmallIntegerField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="edition",
            name="part",
            field=models.CharField(blank=True, db_default="", default="", max_length=3),
        ),
        migrations.AddField(
            model_name="edition",
            name="scope",
            field=models.CharField(blank=True, db_default="", default="", max_length=80),
        ),
        migrations.RemoveConstraint(model_name="edition", name="edition_once"),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(
                fields=("definition", "year", "part", "scope", "number"),
                name="edition_of_report_once",
            ),
        ),
    ]
