# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Personnel numbers, memberships with days, and the frozen list of who could vote. No table of facts is rebuilt."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('werkdruk', '0003_fact_guard'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='membership',
            name='membership_once',
        ),
        migrations.RemoveConstraint(
            model_name='membership',
            name='one_home_unit',
        ),
        migrations.AddField(
            model_name='appointment',
            name='number',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='membership',
            name='first',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='membership',
            name='last',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='round',
            name='electorate_digest',
            field=models.CharField(blank=True, max_length=71),
        ),
        migrations.AddField(
            model_name='round',
            name='electors',
            field=models.JSONField(null=True),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('school', 'number'), name='number_once_per_school'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('user', 'unit', 'first'), name='membership_once_per_day'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('last__isnull', True)), fields=('user', 'unit'), name='one_membership_now'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('home', True), ('last__isnull', True)), fields=('user',), name='one_home_unit'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('last__gte', models.F('first')), ('first__isnull', True), ('last__isnull', True), _connector='OR'), name='membership_days'),
        ),
    ]
