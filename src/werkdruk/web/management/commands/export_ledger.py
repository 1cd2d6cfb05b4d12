# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes a board's whole ledger to a file: `python -m werkdruk.web.manage export_ledger 10053 grootboek.json`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from werkdruk.kernel import BoardNumber, InvalidCode
from werkdruk.kernel.dutch import whole
from werkdruk.ledger import write_ledger
from werkdruk.web.queries.ledger import seeing
from werkdruk.web.queries.ledger_checks import agreed_of, kept_of


class Command(BaseCommand):
    """The file is worked out again by `werkdruk verify`, which needs no database and no Django."""

    help = "Schrijft het hele grootboek van een bestuur in een bestand, om het met `werkdruk verify` na te rekenen."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Which board, and where to."""
        parser.add_argument("board", metavar="NR", help="het bestuur, zoals 10053")
        parser.add_argument("file", type=Path, metavar="BESTAND", help="het bestand dat gemaakt wordt")

    def handle(self, *args: Any, **options: Any) -> None:
        """Nothing; prints how many entries are in it. Raises CommandError for what is no board."""
        try:
            board = BoardNumber(options["board"])
        except InvalidCode:
            raise CommandError(f"{options['board']} is geen bestuur: schrijf vijf cijfers, zoals 10053.") from None
        with seeing(board):
            kept, agreed = kept_of(board), agreed_of(board)
        write_ledger(options["file"], board, kept, agreed)
        self.stdout.write(f"{whole(len(kept))} boekingen van {board} staan in {options['file']}.")
