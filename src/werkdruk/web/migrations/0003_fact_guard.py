# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Facts cannot be changed, also not by raw SQL."""

from django.db import migrations

from werkdruk.web import fact_guard


def install(apps, schema_editor):
    """Nothing; the database then has the guard."""
    fact_guard.install(schema_editor.connection)


def remove(apps, schema_editor):
    """Nothing; the database then has no guard."""
    fact_guard.remove(schema_editor.connection)


class Migration(migrations.Migration):
    """After the tables, the triggers on those of facts."""

    dependencies = [("werkdruk", "0002_ledger_guard")]
    operations = [migrations.RunPython(install, remove)]
