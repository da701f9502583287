"""What people see of a file: itself, a copy without what it tells of its maker, or nothing."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('vault', '0002_keys_lie_apart'),
    ]

    operations = [
        migrations.AddField(
            model_name='storedfile',
            name='copy_of',
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name='storedfile',
            name='shown',
            field=models.CharField(choices=[('itself', 'Itself'), ('copy', 'Copy'), ('withheld', 'Withheld')], db_default='itself', default='itself', max_length=10),
        ),
    ]
