from django.db import migrations, models


class Migration(migrations.Migration):
    """Sessions under a digest of their key, each of one host; the former ones end."""

    dependencies = [("identity", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("data", models.TextField()),
                ("expires_at", models.DateTimeField(db_index=True)),
                (
                    "holder",
                    models.CharField(
                        db_default=models.Func(template="CURRENT_USER"),
                        editable=False,
                        max_length=63,
                    ),
                ),
            ],
        ),
        migrations.RunSQL("DROP TABLE IF EXISTS django_session", migrations.RunSQL.noop),
    ]
