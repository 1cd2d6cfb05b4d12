# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ballot box: deeds, sheets and voidings as facts, one text per open box, what stays after closing.

A void round makes place for another one of the same unit.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from werkdruk.web import fact_guard

PROTECT = django.db.models.deletion.PROTECT
FACT = [
    ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
    ("recorded_at", models.DateTimeField(auto_now_add=True)),
]


def _round(related: str) -> models.ForeignKey:
    return models.ForeignKey(on_delete=PROTECT, related_name=related, to="werkdruk.round")


def _by(related: str) -> models.ForeignKey:
    return models.ForeignKey(on_delete=PROTECT, related_name=related, to=settings.AUTH_USER_MODEL)


class Migration(migrations.Migration):
    """Seven tables, six of them facts, and the two constraints of rounds without those that are void."""

    dependencies = [("werkdruk", "0006_frames")]
    operations = [
        migrations.CreateModel(
            name="OpenBox",
            fields=[
                (
                    "round",
                    models.OneToOneField(
                        on_delete=PROTECT,
                        primary_key=True,
                        related_name="open_box",
                        serialize=False,
                        to="werkdruk.round",
                    ),
                ),
                ("text", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="RoundDeed",
            fields=[
                *FACT,
                ("act", models.CharField(max_length=10)),
                ("side", models.CharField(max_length=10)),
                ("on", models.DateField()),
                ("document", models.CharField(max_length=71)),
                ("reasons", models.TextField(blank=True, max_length=2000)),
                ("until", models.DateField(null=True)),
                ("by", _by("round_deeds")),
                ("round", _round("deeds")),
            ],
            options={"ordering": ["round_id", "id"]},
        ),
        migrations.CreateModel(
            name="KeySheet",
            fields=[
                *FACT,
                ("keys", models.PositiveSmallIntegerField()),
                ("renewed", models.BooleanField(default=False)),
                ("on", models.DateField()),
                ("by", _by("sheets")),
                ("round", _round("sheets")),
                (
                    "unit",
                    models.ForeignKey(null=True, on_delete=PROTECT, related_name="sheets", to="werkdruk.unit"),
                ),
            ],
            options={"ordering": ["round_id", "id"]},
        ),
        migrations.CreateModel(
            name="HandedOut",
            fields=[
                *FACT,
                ("slips", models.PositiveSmallIntegerField()),
                ("on", models.DateField()),
                ("by", _by("handed_out")),
                ("round", _round("handed_out")),
            ],
            options={"ordering": ["round_id", "id"]},
        ),
        migrations.CreateModel(
            name="SlipReport",
            fields=[
                *FACT,
                ("number", models.CharField(max_length=12)),
                ("on", models.DateField()),
                ("by", _by("slips_reported")),
                ("round", _round("slip_reports")),
            ],
            options={"ordering": ["round_id", "number"]},
        ),
        migrations.CreateModel(
            name="VoidedSlip",
            fields=[
                *FACT,
                ("number", models.CharField(max_length=12)),
                ("on", models.DateField()),
                ("beside", _by("slips_voided_beside")),
                ("by", _by("slips_voided")),
                ("round", _round("voided_slips")),
            ],
            options={"ordering": ["round_id", "number"]},
        ),
        migrations.CreateModel(
            name="KeptBox",
            fields=[
                *FACT,
                ("body", models.JSONField()),
                ("digest", models.CharField(max_length=71)),
                (
                    "round",
                    models.OneToOneField(on_delete=PROTECT, related_name="kept_box", to="werkdruk.round"),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.RemoveConstraint(model_name="round", name="round_once_per_unit"),
        migrations.RemoveConstraint(model_name="round", name="round_once_per_school"),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "void"), _negated=True),
                fields=("year", "unit"),
                name="round_once_per_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(
                condition=models.Q(("unit__isnull", True), models.Q(("state", "void"), _negated=True)),
                fields=("year",),
                name="round_once_per_school",
            ),
        ),
        fact_guard.guarded(
            "werkdruk_rounddeed",
            "werkdruk_keysheet",
            "werkdruk_handedout",
            "werkdruk_slipreport",
            "werkdruk_voidedslip",
            "werkdruk_keptbox",
        ),
    ]
