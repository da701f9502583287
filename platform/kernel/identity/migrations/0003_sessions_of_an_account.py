from django.db import migrations, models


class Migration(migrations.Migration):
    """A session knows whose it is, since when, and in what kind of browser."""

    dependencies = [("identity", "0002_sessions_of_one_host")]

    operations = [
        migrations.AddField(
            model_name="account",
            name="session_round",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="session",
            name="account_id",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="session",
            name="begun_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="session",
            name="seen_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="session",
            name="browser",
            field=models.CharField(db_default="", default="", max_length=60),
        ),
    ]
