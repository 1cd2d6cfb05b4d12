# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a proposal asks for in full, what was done with it and said about it, and norms of a board, which are facts."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import werkdruk.web.fields
from werkdruk.web.fact_guard import guarded


class Migration(migrations.Migration):
    """New columns of proposals, and tables beside them; no table of facts is rebuilt."""

    dependencies = [("werkdruk", "0007_box")]
    operations = [
        migrations.AddField(
            model_name='proposal',
            name='buys',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='proposal',
            name='checks',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='proposal',
            name='co_author',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='joined', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='proposal',
            name='joined_into',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='werkdruk.proposal'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='more_work_group',
            field=models.CharField(blank=True, choices=[('OP', 'onderwijzend personeel'), ('OOP', 'onderwijsondersteunend personeel'), ('leader', 'schoolleiding')], max_length=6),
        ),
        migrations.AddField(
            model_name='proposal',
            name='more_work_unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='gets_work', to='werkdruk.unit'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='norms',
            field=werkdruk.web.fields.NormsField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='proposal',
            name='size_after',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='proposal',
            name='size_before',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='proposal',
            name='themes',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='proposal',
            name='withdrawn_because',
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.CreateModel(
            name='BoardNorm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('subject', models.CharField(max_length=10)),
                ('is_national', models.BooleanField(default=False)),
                ('year', models.PositiveSmallIntegerField()),
                ('source', models.CharField(max_length=200)),
                ('per_fte', werkdruk.web.fields.EuroField(blank=True, null=True)),
                ('year_hours', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('lesson_minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('lesson_weeks', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('max_lessons', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('surcharge', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('on', models.DateField()),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='norms', to='werkdruk.board')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='norms', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['board_id', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(blank=True, max_length=1000)),
                ('on', models.DateField()),
                ('removed_on', models.DateField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='werkdruk.proposal')),
            ],
            options={
                'ordering': ['proposal_id', 'id'],
            },
        ),
        migrations.CreateModel(
            name='JoinOffer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(max_length=12)),
                ('on', models.DateField()),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('joined', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='offer', to='werkdruk.proposal')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers_had', to='werkdruk.proposal')),
                ('own', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers_made', to='werkdruk.proposal')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='ProposalStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('act', models.CharField(max_length=20)),
                ('state', models.CharField(max_length=20)),
                ('on', models.DateField()),
                ('text', models.TextField(blank=True, max_length=1000)),
                ('body', models.JSONField(default=dict)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposal_steps', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='werkdruk.proposal')),
            ],
            options={
                'ordering': ['proposal_id', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Objection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(blank=True, choices=[('OP', 'onderwijzend personeel'), ('OOP', 'onderwijsondersteunend personeel'), ('leader', 'schoolleiding')], max_length=6)),
                ('text', models.TextField(max_length=1000)),
                ('on', models.DateField()),
                ('state', models.CharField(max_length=12)),
                ('answer', models.TextField(blank=True, max_length=1000)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='werkdruk.proposal')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='werkdruk.unit')),
            ],
            options={
                'ordering': ['proposal_id', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('group', ''), ('unit__isnull', False)), models.Q(('unit__isnull', True), models.Q(('group', ''), _negated=True)), _connector='OR'), name='objection_of_unit_or_group')],
            },
        ),
        migrations.CreateModel(
            name='Support',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='werkdruk.proposal')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supports', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('proposal', 'user'), name='support_once')],
            },
        ),
        guarded("werkdruk_proposalstep", "werkdruk_boardnorm"),
    ]
