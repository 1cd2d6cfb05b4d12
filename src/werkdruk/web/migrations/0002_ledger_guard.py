# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Once the ledger's first defence. Migration 0012 makes its tables anew, and the whole defence with them."""

from django.db import migrations


class Migration(migrations.Migration):
    """Nothing: a database that has this one already gets everything in 0012 as well."""

    dependencies = [("werkdruk", "0001_initial")]
    operations = []
