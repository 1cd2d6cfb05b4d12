# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ledger's own defence; a later change of it is a later migration with the same two steps."""

from django.db import migrations

from werkdruk.web import ledger_guard


def install(apps, schema_editor):
    """Nothing; the database then has the guard."""
    ledger_guard.install(schema_editor.connection)


def remove(apps, schema_editor):
    """Nothing; the database then has no guard."""
    ledger_guard.remove(schema_editor.connection)


class Migration(migrations.Migration):
    """After the tables, the triggers."""

    dependencies = [("werkdruk", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
