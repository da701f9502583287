"""Case keys lie in the key store: tenants.0005_keys_lie_apart has copied them there."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.DeleteModel(name='CaseKey'),
    ]
