from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tenants", "0009_logo_of_a_client")]

    operations = [
        migrations.AddField(
            model_name="worklistrow",
            name="handled_by",
            field=models.UUIDField(blank=True, null=True),
        ),
    ]
