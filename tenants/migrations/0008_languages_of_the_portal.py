from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tenants", "0007_people_of_the_consultancy")]

    operations = [
        migrations.AddField(
            model_name="tenant",
            name="languages",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text=(
                    "Those of its portal, with spaces between them; empty for all there are."
                ),
                max_length=60,
            ),
        ),
    ]
