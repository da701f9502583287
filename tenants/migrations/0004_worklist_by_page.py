import django.db.models.deletion
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False  # every client writes to this table

    dependencies = [
        ('tenants', '0003_openings_and_closings'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='worklistrow',
            index=models.Index(fields=['due_on', 'number', 'id'], name='worklist_by_due'),
        ),
        AddIndexConcurrently(
            model_name='worklistrow',
            index=models.Index(fields=['tenant', 'due_on', 'number', 'id'], name='worklist_of_client'),
        ),
        RemoveIndexConcurrently(
            model_name='worklistrow',
            name='worklist_due',
        ),
        migrations.SeparateDatabaseAndState(  # AlterField would make the foreign key anew
            state_operations=[
                migrations.AlterField(
                    model_name='worklistrow',
                    name='tenant',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='worklist', to='tenants.tenant'),
                ),
            ],
            database_operations=[
                migrations.RunSQL(
                    'DROP INDEX CONCURRENTLY IF EXISTS tenants_worklistrow_tenant_id_7fc49beb',
                    'CREATE INDEX CONCURRENTLY tenants_worklistrow_tenant_id_7fc49beb ON tenants_worklistrow (tenant_id)',
                ),
            ],
        ),
    ]
