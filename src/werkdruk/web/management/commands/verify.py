# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Works the ledgers in the database out again: `python -m werkdruk.web.manage verify`."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from werkdruk.kernel import BoardNumber, InvalidCode
from werkdruk.kernel.dutch import whole
from werkdruk.web.ledger_guard.live import guard_problems
from werkdruk.web.queries.ledger_checks import boards_with_a_ledger, verified


class Command(BaseCommand):
    """Prints how many entries are right and the chain number of each board, or the first fault."""

    help = "Rekent het grootboek in de database helemaal na en noemt de eerste fout."
    requires_system_checks: list[str] = []  # it says itself what those would stop at

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Which board, and the chain number that should be in it."""
        parser.add_argument("--board", metavar="NR", help="alleen dit bestuur")
        parser.add_argument("--head", default="", metavar="KETTINGNUMMER", help="dit kettingnummer moet erin voorkomen")

    def handle(self, *args: Any, **options: Any) -> None:
        """Nothing. Raises CommandError at the first fault of each board, and when the guard is not as written."""
        wrong = [f"De bewaking klopt niet: {problem}." for problem in guard_problems(connection)]
        for board in _boards(options["board"]):
            found = verified(board, head=options["head"])
            if found.fault is None:
                self.stdout.write(f"{board}: {whole(found.entries)} boekingen kloppen. Kettingnummer: {found.head}")
                continue
            at = f"boeking {found.fault.number} ({found.fault.entry})" if found.fault.number else "het grootboek"
            wrong.append(f"{board}: {at} klopt niet: {found.fault.words()}.")
        if wrong:
            raise CommandError("\n".join(wrong))


def _boards(asked: str | None) -> list[BoardNumber]:
    if asked is None:
        return boards_with_a_ledger()
    try:
        return [BoardNumber(asked)]
    except InvalidCode:
        raise CommandError(f"{asked} is geen bestuur: schrijf vijf cijfers, zoals 10053.") from None
