# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Frames, polls, deelplannen, and a round of voting per unit."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import werkdruk.web.fields
from werkdruk.web import fact_guard


class Migration(migrations.Migration):
    """What people need to decide together."""

    dependencies = [("werkdruk", "0004_people")]

    operations = [
        migrations.CreateModel(
            name='Deelplan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('way', models.CharField(max_length=12)),
                ('pot', werkdruk.web.fields.EuroField()),
                ('minority', models.TextField(blank=True, max_length=2000)),
                ('decided_on', models.DateField(null=True)),
            ],
            options={
                'ordering': ['year_id', 'unit_id'],
            },
        ),
        migrations.CreateModel(
            name='DeelplanLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chosen', models.BooleanField()),
                ('reason', models.TextField(blank=True, max_length=1000)),
            ],
            options={
                'ordering': ['deelplan_id', 'proposal_id'],
            },
        ),
        migrations.CreateModel(
            name='FramesStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('act', models.CharField(max_length=20)),
                ('on', models.DateField()),
                ('reasons', models.TextField(blank=True)),
                ('digest', models.CharField(max_length=71)),
                ('in_favour', models.PositiveSmallIntegerField(null=True)),
                ('against', models.PositiveSmallIntegerField(null=True)),
                ('entitled', models.PositiveSmallIntegerField(null=True)),
            ],
            options={
                'ordering': ['frames_id', 'id'],
            },
        ),
        migrations.CreateModel(
            name='FramesVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField()),
                ('state', models.CharField(max_length=12)),
                ('body', models.JSONField()),
                ('digest', models.CharField(max_length=71)),
                ('made_on', models.DateField()),
            ],
            options={
                'ordering': ['year_id', 'version'],
            },
        ),
        migrations.CreateModel(
            name='Poll',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matter', models.CharField(choices=[('frames', 'de kaders'), ('package', 'het hele plan'), ('question', 'een vraag')], max_length=10)),
                ('question', models.CharField(blank=True, max_length=300)),
                ('answers', models.JSONField()),
                ('opens', models.DateField()),
                ('closes', models.DateField()),
                ('electorate', models.PositiveSmallIntegerField()),
                ('electors', models.JSONField()),
                ('electorate_digest', models.CharField(max_length=71)),
                ('tally', models.JSONField(null=True)),
                ('closed_on', models.DateField(null=True)),
            ],
            options={
                'ordering': ['year_id', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Voice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(max_length=100)),
            ],
        ),
        migrations.AlterModelOptions(
            name='round',
            options={'ordering': ['year_id', 'unit_id', 'id']},
        ),
        migrations.AddField(
            model_name='round',
            name='by_keys',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='round',
            name='document',
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name='round',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='werkdruk.unit'),
        ),
        migrations.AlterField(
            model_name='round',
            name='year',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='werkdruk.year'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.UniqueConstraint(fields=('year', 'unit'), name='round_once_per_unit'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.UniqueConstraint(condition=models.Q(('unit__isnull', True)), fields=('year',), name='round_once_per_school'),
        ),
        migrations.AddField(
            model_name='deelplan',
            name='decided_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deelplannen', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='deelplan',
            name='round',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deelplan', to='werkdruk.round'),
        ),
        migrations.AddField(
            model_name='deelplan',
            name='unit',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deelplannen', to='werkdruk.unit'),
        ),
        migrations.AddField(
            model_name='deelplan',
            name='year',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deelplannen', to='werkdruk.year'),
        ),
        migrations.AddField(
            model_name='deelplanline',
            name='deelplan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='werkdruk.deelplan'),
        ),
        migrations.AddField(
            model_name='deelplanline',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deelplan_lines', to='werkdruk.proposal'),
        ),
        migrations.AddField(
            model_name='framesstep',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='frames_steps', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='framesversion',
            name='year',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='frames_versions', to='werkdruk.year'),
        ),
        migrations.AddField(
            model_name='framesstep',
            name='frames',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='werkdruk.framesversion'),
        ),
        migrations.AddField(
            model_name='poll',
            name='frames',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='polls', to='werkdruk.framesversion'),
        ),
        migrations.AddField(
            model_name='poll',
            name='opened_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='polls_opened', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='poll',
            name='plan',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='polls', to='werkdruk.plan'),
        ),
        migrations.AddField(
            model_name='poll',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='polls', to='werkdruk.unit'),
        ),
        migrations.AddField(
            model_name='poll',
            name='year',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='polls', to='werkdruk.year'),
        ),
        migrations.AddField(
            model_name='voice',
            name='poll',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voices', to='werkdruk.poll'),
        ),
        migrations.AddField(
            model_name='voice',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='voices', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='deelplan',
            constraint=models.UniqueConstraint(fields=('year', 'unit'), name='deelplan_once_per_unit'),
        ),
        migrations.AddConstraint(
            model_name='deelplan',
            constraint=models.UniqueConstraint(condition=models.Q(('unit__isnull', True)), fields=('year',), name='deelplan_once_per_school'),
        ),
        migrations.AddConstraint(
            model_name='deelplanline',
            constraint=models.UniqueConstraint(fields=('deelplan', 'proposal'), name='proposal_once_per_deelplan'),
        ),
        migrations.AddConstraint(
            model_name='framesversion',
            constraint=models.UniqueConstraint(fields=('year', 'version'), name='frames_version_once'),
        ),
        migrations.AddConstraint(
            model_name='poll',
            constraint=models.UniqueConstraint(condition=models.Q(('matter', 'frames')), fields=('frames',), name='one_poll_per_frames'),
        ),
        migrations.AddConstraint(
            model_name='poll',
            constraint=models.UniqueConstraint(condition=models.Q(('matter', 'package')), fields=('plan',), name='one_poll_per_plan'),
        ),
        migrations.AddConstraint(
            model_name='voice',
            constraint=models.UniqueConstraint(fields=('poll', 'user'), name='one_voice_each'),
        ),
        fact_guard.guarded("werkdruk_framesstep"),
    ]
