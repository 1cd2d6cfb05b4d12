# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`werkdruk count --batch MAP`: a row for each `.pb` file of a directory, counted by several processes at once.

The rows stand in the order of the names and are the same whoever counts and with how many. As JSON, one object per
line: `file`, `utility`, `winners`, `cost`, `budget`, `currency`, `voters`, `doubts`, `digest`, or `file` and `refused`.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TextIO

from werkdruk.cli import count_options
from werkdruk.cli.count import INTERRUPTED
from werkdruk.cli.count_processes import end_processes, processes
from werkdruk.cli.count_progress import Progress
from werkdruk.cli.count_refusals import REFUSED, sentence_of
from werkdruk.deciding.counting.batches import Counted, Refused, Row, Workers, count_files, in_order

COUNTED = 0
COLUMNS = ("file", "utility", "winners", "cost", "budget", "currency", "voters", "doubts", "digest", "refused")


def run_batch(args: argparse.Namespace) -> int:
    """The exit code: 0 every file was counted, 1 at least one was refused, 130 interrupted. Prints the rows."""
    paths = _files(args.batch)
    if not paths:
        return _refuse(f"{args.batch} is geen map{' met een .pb-bestand' * args.batch.is_dir()}.")
    with ExitStack() as opened:
        try:
            out = opened.enter_context(_opened(args.out)) if args.out else sys.stdout
        except OSError:
            return _refuse(f"{args.out} is niet te schrijven.")
        if args.dask:
            from werkdruk.cli.count_cluster import NoCluster, cluster

            try:
                workers = opened.enter_context(cluster(args.dask))
            except NoCluster as fault:
                return _refuse(fault.sentence)
        else:
            workers = processes(args.workers)
        return _print_rows(args, paths, workers, out)


def _print_rows(args: argparse.Namespace, paths: list[Path], workers: Workers, out: TextIO) -> int:
    form = args.out.suffix.lower()[1:] if args.out else args.format
    progress = Progress(len(paths))
    refused = written = 0
    if form == "csv":
        out.write(_csv(COLUMNS))
    numbered = count_files(paths, count_options.recipe(args), workers)
    try:
        with closing(numbered):
            for row in in_order(_watched(numbered, progress)):
                out.write(_line(row, form))
                written += 1
                refused += isinstance(row, Refused)
    except KeyboardInterrupt:
        progress.end()
        print(f"werkdruk: onderbroken; de eerste {written} van {len(paths)} rijen zijn er.", file=sys.stderr)
        return INTERRUPTED
    finally:
        if written < len(paths) and not args.dask:
            end_processes()
    progress.end()
    if refused:
        return _refuse(f"niet geteld: {refused} van de {len(paths)} bestanden; in hun rij staat waarom.")
    return COUNTED


def _watched(numbered: Iterator[tuple[int, Row]], progress: Progress) -> Iterator[tuple[int, Row]]:
    """The same rows; each is a step of the progress, once it is taken."""
    for number, row in numbered:
        yield number, row
        progress.step(row.file)


def _files(directory: Path) -> list[Path]:
    """The `.pb` files of a directory in the order of their names, with their whole path.

    A link that leads nowhere is one of them, so that its row says so; what is no file is not.
    """
    if not directory.is_dir():
        return []
    there = [path for path in directory.resolve().iterdir() if path.suffix.lower() == ".pb"]
    return sorted(
        (path for path in there if path.is_file() or (path.is_symlink() and not path.exists())),
        key=lambda path: path.name,
    )


def _opened(out: Path) -> TextIO:
    """The file for the rows; what is no text in a name becomes an escape."""
    return out.open("w", encoding="utf-8", errors="backslashreplace", newline="")


def _refuse(sentence: str) -> int:
    print(f"werkdruk: {sentence}", file=sys.stderr)
    return REFUSED


def _line(row: Row, form: str) -> str:
    """The row as a line: `json` (also called `jsonl`), `csv` or `text`."""
    if form in ("json", "jsonl"):
        return json.dumps(_as_json(row), ensure_ascii=False) + "\n"
    if form == "csv":
        cells = _as_json(row) | {"winners": ",".join(row.winners) if isinstance(row, Counted) else ""}
        return _csv(tuple(cells.get(column, "") for column in COLUMNS))
    if isinstance(row, Refused):
        return f"{_plain(row.file)}: niet geteld: {sentence_of(row)}\n"
    winners = ", ".join(row.winners) or "niets"
    return f"{_plain(row.file)}: {row.cost} van {row.budget} {row.currency}, {row.voters} stemmers: {winners}\n"


def _plain(name: str) -> str:
    """The name of a file on one line."""
    return name if name.isprintable() else ascii(name)[1:-1]


def _as_json(row: Row) -> dict[str, object]:
    if isinstance(row, Refused):
        return {"file": row.file, "refused": sentence_of(row)}
    return {
        "file": row.file,
        "utility": row.utility.value,
        "winners": list(row.winners),
        "cost": row.cost,
        "budget": row.budget,
        "currency": row.currency,
        "voters": row.voters,
        "doubts": row.doubts,
        "digest": row.digest,
    }


def _csv(cells: tuple[object, ...]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()
