# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps the entries of a journal file, one after the other, and prints as JSON what became of each.

Run as a process of its own: `keep.py JOURNAL [GO]`; with GO it says that it is ready by making a file beside the
journal and starts when the file GO is there, so that several start at the same moment.
"""

import json
import sys
import time
from pathlib import Path

import django


def main(journal, go=None):
    django.setup()
    from django.db import connection

    from werkdruk.ledger import read_journal

    entries, problems = read_journal(Path(journal))
    assert not problems
    connection.ensure_connection()
    if go is not None:
        Path(journal).with_suffix(".ready").touch()
        while not Path(go).exists():
            time.sleep(0.001)
    json.dump([became(entry) for entry in entries], sys.stdout)


def became(entry):
    from werkdruk.kernel import WerkdrukError
    from werkdruk.web.actions.ledger import keep_entry
    from werkdruk.web.ledger_guard import RefusedByGuard

    try:
        return "kept" if keep_entry(entry) else "known"
    except RefusedByGuard as refused:
        return str(refused.refusal).removeprefix("werkdruk: ")
    except WerkdrukError as error:
        return type(error).__name__


if __name__ == "__main__":
    main(*sys.argv[1:])
