# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counts by the rule of the frames: room for the whole rule, and what support staff chose from first."""

import django.db.models.deletion
from django.db import migrations, models

from werkdruk.web import fact_guard

OUTCOMES = ("werkdruk_countedoutcome",)


def unguard(apps, schema_editor):
    """Nothing; counts have no guard while their table is changed."""
    fact_guard.remove(schema_editor.connection, OUTCOMES)


def guard(apps, schema_editor):
    """Nothing; counts have their guard again."""
    fact_guard.install(schema_editor.connection, OUTCOMES)


class Migration(migrations.Migration):
    """A rule of up to 200 signs, and the table of what was set aside; both tables are facts."""

    dependencies = [("werkdruk", "0009_talks")]
    operations = [
        migrations.RunPython(unguard, guard),
        migrations.AlterField(
            model_name="countedoutcome",
            name="rule",
            field=models.CharField(max_length=200),
        ),
        migrations.CreateModel(
            name="SetAside",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("election", models.TextField()),
                (
                    "outcome",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="set_aside",
                        to="werkdruk.countedoutcome",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        fact_guard.guarded("werkdruk_countedoutcome", "werkdruk_setaside"),
    ]
