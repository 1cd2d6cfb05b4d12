# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Talks, the order of choosing, and what happens when plans of units are joined."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import werkdruk.web.fields


class Migration(migrations.Migration):
    """What a unit's talk and the joining of deelplannen need."""

    dependencies = [("werkdruk", "0008_proposals")]
    operations = [
        migrations.AddField(
            model_name="deelplan",
            name="reopened",
            field=models.TextField(blank=True, max_length=1000),
        ),
        migrations.AddField(
            model_name="deelplanline",
            name="order",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='deelplan',
            name='no_plan',
            field=models.TextField(blank=True, max_length=1000),
        ),
        migrations.CreateModel(
            name='JoinedMeasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('amount', werkdruk.web.fields.EuroField()),
                ('joined_on', models.DateField()),
                ('joined_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='joined_measures', to=settings.AUTH_USER_MODEL)),
                ('proposals', models.ManyToManyField(related_name='joined_measures', to='werkdruk.proposal')),
                ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='joined_measures', to='werkdruk.year')),
            ],
            options={
                'ordering': ['year_id', 'id'],
            },
        ),
        migrations.CreateModel(
            name='TalkNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('problem', 'knelpunt'), ('idea', 'idee'), ('minority', 'andere mening')], max_length=8)),
                ('text', models.CharField(max_length=300)),
                ('is_gone', models.BooleanField(default=False)),
                ('key', models.UUIDField(unique=True)),
                ('on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='talk_notes', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='talk_notes', to='werkdruk.proposal')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='talk_notes', to='werkdruk.unit')),
                ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='talk_notes', to='werkdruk.year')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='TalkPick',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chosen', models.BooleanField()),
                ('place', models.PositiveSmallIntegerField(default=0)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('in_favour', models.PositiveSmallIntegerField(null=True)),
                ('against', models.PositiveSmallIntegerField(null=True)),
                ('change', models.PositiveIntegerField(default=1)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='talk_picks', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='talk_pick', to='werkdruk.proposal')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='talk_picks', to='werkdruk.unit')),
                ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='talk_picks', to='werkdruk.year')),
            ],
            options={
                'ordering': ['year_id', 'unit_id', '-chosen', 'place', 'proposal_id'],
            },
        ),
        migrations.CreateModel(
            name='Talk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('on', models.DateField()),
                ('people', models.PositiveSmallIntegerField()),
                ('compulsory', models.BooleanField()),
                ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='talks_kept', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='talks', to='werkdruk.unit')),
                ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='talks', to='werkdruk.year')),
            ],
            options={
                'ordering': ['year_id', 'unit_id', 'number'],
                'constraints': [models.UniqueConstraint(fields=('year', 'unit', 'number'), name='talk_number_once')],
            },
        ),
    ]
