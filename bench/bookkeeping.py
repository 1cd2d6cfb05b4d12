# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An audit file of 200 MB: made, read by `werkdruk books` with rules, and read by plain iterparse beside it.

    python bench/bookkeeping.py [--peers PYTHON] [--megabytes N]

Each reading is a process of its own, so that its memory is its own. The peers only take the amount of each line: they
check nothing, make no dates and catch nothing. `--peers` is a Python with lxml.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SECONDS, MEGABYTES_OF_MEMORY = 15, 100
MAP = {
    "rules": [
        {"school": "18BR", "measure": "m01", "cost": "7003", "account": "41*"},
        {"school": "18BR", "measure": "m02", "project": "P07", "text": "leermiddelen"},
        *({"school": "18BR", "measure": f"m{n:02d}", "cost": f"79{n:02d}"} for n in range(3, 20)),
    ]
}
LINE = """\t\t\t\t\t<trLine>
\t\t\t\t\t\t<nr>{line}</nr>
\t\t\t\t\t\t<accID>{account}</accID>
\t\t\t\t\t\t<docRef>F{number:07d}</docRef>
\t\t\t\t\t\t<effDate>2024-{month:02d}-15</effDate>
\t\t\t\t\t\t<desc>Factuur {number} leermiddelen</desc>
\t\t\t\t\t\t<amnt>{cents}</amnt>
\t\t\t\t\t\t<amntTp>{side}</amntTp>
\t\t\t\t\t\t<custSupID>C{customer:04d}</custSupID>
\t\t\t\t\t\t<costID>{cost}</costID>
\t\t\t\t\t\t<projID>P{project:03d}</projID>
\t\t\t\t\t</trLine>
"""
PEER = """
import sys, time
from {module} import iterparse
total = lines = 0
for _, element in iterparse(sys.argv[1], events=("end",)):
    tag = element.tag.rpartition("}}")[2]
    if tag == "trLine":
        for child in element:
            if child.tag.endswith("}}amnt"):
                total += round(100 * float(child.text))
                lines += 1
    elif tag == "journal" or tag == "transaction":
        element.clear()
        {forget}
print(lines, total)
"""
FORGET = {
    "xml.etree.ElementTree": "pass",
    "lxml.etree": "while element.getprevious() is not None: del element.getparent()[0]",
}


def make(path: Path, megabytes: int) -> int:
    """The number of lines of an audit file of about so many megabytes, written at `path`."""
    count = megabytes * 1_000_000 // 806
    with path.open("w", encoding="utf-8") as file:
        file.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<auditfile xmlns="http://www.auditfiles.nl/XAF/3.2">\n\t<header>\n'
            "\t\t<fiscalYear>2024</fiscalYear>\n\t\t<curCode>EUR</curCode>\n\t\t<softwareDesc>bench</softwareDesc>\n"
            "\t</header>\n\t<company>\n\t\t<companyName>Bestuur</companyName>\n\t\t<generalLedger>\n"
        )
        for account in range(4000, 4300):
            kind = "B" if account == 4000 else "P"
            file.write(f"\t\t\t<ledgerAccount><accID>{account}</accID><accTp>{kind}</accTp></ledgerAccount>\n")
        file.write(
            f"\t\t</generalLedger>\n\t\t<transactions>\n\t\t\t<linesCount>{2 * count}</linesCount>\n"
            f"\t\t\t<totalDebit>{count}.50</totalDebit>\n\t\t\t<totalCredit>{count}.50</totalCredit>\n"
            "\t\t\t<journal>\n\t\t\t\t<jrnID>INK</jrnID>\n"
        )
        for number in range(count):
            month = number % 12 + 1
            head = (
                f"\t\t\t\t<transaction>\n\t\t\t\t\t<nr>{number}</nr>\n\t\t\t\t\t<periodNumber>{month}</periodNumber>\n"
            )
            file.write(f"{head}\t\t\t\t\t<trDt>2024-{month:02d}-15</trDt>\n")
            for line, side, account in ((1, "D", 4001 + number % 290), (2, "C", 4000)):
                places = {"customer": number % 900, "cost": 7000 + number % 40, "project": number % 125}
                cents = "1.50" if number == 0 else "1.00"
                words = {"line": line, "side": side, "account": account, "month": month, "cents": cents}
                file.write(LINE.format(number=number, **words, **places))
            file.write("\t\t\t\t</transaction>\n")
        file.write("\t\t\t</journal>\n\t\t</transactions>\n\t</company>\n</auditfile>\n")
    return 2 * count


def measured(command: list[str]) -> tuple[float, float, int, str, str]:
    """Seconds by the clock, seconds of the processor, peak memory in MB, and what was printed on both outputs."""
    began = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}
    ) as child:
        said = child.stdout.read().decode()
        told = child.stderr.read().decode()
        _, code, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(code)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} stopped with {child.returncode}: {told}")
    return time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, said, told


def main() -> int:
    """Print what was measured; 1 when it is above the limit or when the peers find something else."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--peers", default="", help="a Python with lxml")
    options.add_argument("--megabytes", type=int, default=208)
    asked = options.parse_args()
    folder = ROOT / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    book, rules = folder / "boek.xaf", folder / "kaart.json"
    rules.write_text(json.dumps(MAP), encoding="utf-8")
    lines = make(book, asked.megabytes)
    print(f"{book.stat().st_size // 1_000_000} MB, {lines} lines")
    own = [sys.executable, "-m", "werkdruk.cli", "books", str(book), "--map", str(rules), "--format", "json"]
    clock, processor, memory, said, told = measured(own)
    found = json.loads(said)
    steps = len(told.splitlines())
    print(f"werkdruk books: {clock:.1f} s, processor {processor:.1f} s, {memory} MB, progress told {steps} times")
    sums = [sum(each["cents"] for each in found["caught"]), found["balance"]["cents"], found["rest"]["cents"]]
    ok = (found["lines"], sum(sums)) == (lines, 0) and not found["remarks"]
    ok = ok and processor < SECONDS and memory < MEGABYTES_OF_MEMORY  # it waits for nothing but its processor
    peers = [(sys.executable, "xml.etree.ElementTree")] + ([(asked.peers, "lxml.etree")] if asked.peers else [])
    for python, module in peers:
        source = PEER.format(module=module, forget=FORGET[module])
        clock, processor, memory, said, _ = measured([python, "-c", source, str(book)])
        print(f"{module} iterparse, amounts only: {clock:.1f} s, processor {processor:.1f} s, {memory} MB")
        ok = ok and said.split() == [str(lines), str(found["debit_cents"] + found["credit_cents"])]
    print("as promised" if ok else "NOT as promised")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
