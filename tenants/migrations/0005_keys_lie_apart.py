"""Every client's keys go to the key store, wrapped anew; then nothing here wraps anything."""

from uuid import UUID

from django.db import migrations

from kernel.vault.moving import Former, take_over


def copy_keys(apps, schema_editor):
    """Broken off, the next run does it all: what is in the key store is not written twice."""
    connection = schema_editor.connection
    for tenant in apps.get_model('tenants', 'Tenant').objects.exclude(schema_name='public'):
        if tenant.tenant_key:
            take_over(
                str(tenant.reference),
                bytes(tenant.tenant_key),
                former_keys(connection, tenant.schema_name),
            )


def former_keys(connection, schema):
    with connection.cursor() as cursor:
        cursor.execute('SELECT to_regclass(%s)', [f'"{schema}".vault_casekey'])
        if cursor.fetchone()[0] is None:
            return []
        cursor.execute(
            'SELECT case_id, wrapped, created_at, destroyed_at'
            f' FROM "{schema}".vault_casekey ORDER BY case_id'
        )
        return [
            Former(UUID(str(case_id)), wrapped and bytes(wrapped), created_at, destroyed_at)
            for case_id, wrapped, created_at, destroyed_at in cursor.fetchall()
        ]


class Migration(migrations.Migration):

    dependencies = [
        ('tenants', '0004_worklist_by_page'),
    ]

    operations = [
        migrations.RunPython(copy_keys, migrations.RunPython.noop),
        migrations.RemoveField(model_name='tenant', name='tenant_key'),
    ]
