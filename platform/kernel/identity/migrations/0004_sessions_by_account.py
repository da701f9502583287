from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Find the sessions of an account without reading those of all."""

    atomic = False
    dependencies = [("identity", "0003_sessions_of_an_account")]

    operations = [
        AddIndexConcurrently(
            model_name="session",
            index=models.Index(fields=["account_id"], name="identity_session_account"),
        ),
    ]
