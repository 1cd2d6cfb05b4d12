# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The text of frames kept with each check, and a new yes or no after frames were revised."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A column without a default, so that the guarded table of facts is not made anew and keeps its guard."""

    dependencies = [("werkdruk", "0005_together")]

    operations = [
        migrations.RemoveConstraint(model_name="poll", name="one_poll_per_frames"),
        migrations.AddField(model_name="framesstep", name="text", field=models.JSONField(null=True)),
        migrations.AddConstraint(
            model_name="poll",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_on__isnull", True), ("matter", "frames")),
                fields=("frames",),
                name="one_open_poll_per_frames",
            ),
        ),
    ]
