"""Seal what people write in editions and meetings; no edition was kept before this."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import kernel.vault.fields


def key():
    return models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):

    dependencies = [
        ('procedures', '0001_initial'),
    ]

    operations = [
        migrations.DeleteModel(name='MeetingDecision'),
        migrations.DeleteModel(name='MeetingAdvice'),
        migrations.DeleteModel(name='AdviceMeeting'),
        migrations.DeleteModel(name='Edition'),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', key()),
                ('year', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('language', models.CharField(default='nl', max_length=5)),
                ('state', models.CharField(default='draft', max_length=20)),
                ('figures', models.JSONField()),
                ('chapters', kernel.vault.fields.SealedJSONField(default=dict)),
                ('changed', kernel.vault.fields.SealedTextField(blank=True)),
                ('printed', kernel.vault.fields.SealedJSONField(null=True)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('document', models.UUIDField(null=True)),
                ('spreadsheet', models.UUIDField(null=True)),
                ('drafted_by', models.UUIDField(null=True)),
                ('drafted_at', models.DateTimeField()),
                ('counted_at', models.DateTimeField()),
                ('reviewed_by', models.UUIDField(null=True)),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('published_by', models.UUIDField(null=True)),
                ('published_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('year', 'number'), name='edition_once')],
            },
        ),
        migrations.CreateModel(
            name='AdviceMeeting',
            fields=[
                ('id', key()),
                ('year', models.PositiveSmallIntegerField()),
                ('planned_at', models.DateTimeField()),
                ('place', kernel.vault.fields.SealedTextField()),
                ('attendees', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('sequence', models.PositiveSmallIntegerField(default=0)),
                ('invited_sequence', models.PositiveSmallIntegerField(null=True)),
                ('invited_at', models.DateTimeField(null=True)),
                ('minutes', kernel.vault.fields.SealedTextField(blank=True)),
                ('held_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='procedures.edition')),
            ],
        ),
        migrations.CreateModel(
            name='MeetingAdvice',
            fields=[
                ('id', key()),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('text', kernel.vault.fields.SealedTextField()),
                ('answer', models.CharField(blank=True, max_length=20)),
                ('answer_reasons', kernel.vault.fields.SealedTextField(blank=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='advices', to='procedures.advicemeeting')),
            ],
            options={
                'ordering': ['ordinal'],
            },
        ),
        migrations.CreateModel(
            name='MeetingDecision',
            fields=[
                ('id', key()),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('text', kernel.vault.fields.SealedTextField()),
                ('owner', kernel.vault.fields.SealedTextField()),
                ('due_on', models.DateField()),
                ('state', models.CharField(default='open', max_length=20)),
                ('state_note', kernel.vault.fields.SealedTextField(blank=True)),
                ('done_on', models.DateField(null=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='procedures.advicemeeting')),
            ],
            options={
                'ordering': ['ordinal'],
            },
        ),
    ]
