# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps entries until it is killed, and says of each that it was kept: a line on standard output, after the commit.

`writer.py SEED` keeps one after the other; `writer.py STEP` goes so many steps into one entry, says so, and waits.
"""

import sys
import time
from dataclasses import replace
from uuid import UUID

import django

STEPS = ("begin", "postings", "entry", "commit")
"""How far a writer goes that waits to be killed."""


def main(what):
    django.setup()
    if what in STEPS:
        go_as_far_as(what)
    else:
        keep_on(int(what))


def keep_on(seed):
    """Each id is made before the entry is sent, so that it can be asked for afterwards."""
    from werkdruk.web.actions.ledger import keep_entry

    number = seed * 1_000_000
    while True:
        number += 1
        keep_entry(an_entry(number))
        print(number, flush=True)  # noqa: T201 - what the test reads


def an_entry(number):
    from tests.web.ledger_guard.places import a_cent_committed, a_voucher

    return replace(a_cent_committed("10053", "18BR"), voucher=replace(a_voucher(), id=UUID(int=number)))


def go_as_far_as(step):
    """The same statements as `ledger_guard.writing`, one at a time."""
    from django.db import connection, transaction

    from werkdruk.web.actions.ledger import _row
    from werkdruk.web.ledger_guard.writing import show_boards

    row = _row(an_entry(7))
    heavy = connection.vendor == "postgresql"
    door, key = ("", row.id) if heavy else ("_in", row.id.hex)
    with transaction.atomic(), connection.cursor() as cursor:
        show_boards(connection, row.board)
        said("begin", step)
        for number, line in enumerate(row.lines, 1):
            cursor.execute(
                f"INSERT INTO ledger_posting{door} (entry_id, line, board, kind, school, school_year, scheme, year,"  # noqa: S608 - ours
                " measure, amount_cents) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
                (key, number, row.board, *line),
            )
        said("postings", step)
        cursor.execute(
            f"INSERT INTO ledger_entry{door} (id, board, on_day, kind, document, text, corrects_id, digest,"  # noqa: S608 - ours
            " posting_count) VALUES (%s, %s, %s, %s, %s, '', NULL, %s, 2)",
            (key, row.board, row.on, row.kind, row.document, row.digest),
        )
        said("entry", step)
    said("commit", step)


def said(here, step):
    """Nothing; at the step that was asked for it says so and waits to be killed."""
    if here == step:
        print(here, flush=True)  # noqa: T201 - idem
        time.sleep(600)


if __name__ == "__main__":
    main(sys.argv[1])
