from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tenants", "0008_languages_of_the_portal")]

    operations = [
        migrations.AddField(
            model_name="tenant",
            name="logo",
            field=models.TextField(
                blank=True,
                db_default="",
                default="",
                help_text="A PNG in base64, so that an archive takes it along; empty for none.",
            ),
        ),
        migrations.AddField(
            model_name="tenant",
            name="logo_digest",
            field=models.CharField(blank=True, db_default="", default="", max_length=10),
        ),
    ]
