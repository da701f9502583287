from django.db import migrations

import kernel.vault.fields


class Migration(migrations.Migration):
    dependencies = [("procedures", "0023_edition_jobs")]

    operations = [
        migrations.AddField(
            model_name="vignette",
            name="plain_words",
            field=kernel.vault.fields.SealedJSONField(null=True),
        ),
    ]
