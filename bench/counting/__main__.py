# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counting beside others: the same elections, the same rule, the same machine, one run.

    python bench/counting --peers PYTHON --tool CHECKOUT --pabumeasures DISTRIBUTION

Runs us beside pabutools, the tool of equalshares.net and the counting rules of pabumeasures, whichever are there;
checks that all have the same winners in the same order; writes a page and a table with CPU seconds, ratios and peak
memory. Exits 1 when a promised figure is missed or winners differ without a known cause.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))

from agreement import differences, failures  # noqa: E402 - beside this file
from defects import CASES  # noqa: E402 - as above
from measuring import Found, Peers, measure  # noqa: E402 - as above
from promises import promises  # noqa: E402 - as above
from rule_part import CannotBuild, built  # noqa: E402 - as above
from subjects import subjects  # noqa: E402 - as above
from tables import report, table  # noqa: E402 - as above

SCRIPTS = ("plain.py", "explain.py")
"""Measurements of their own that belong to the same promises."""


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/counting", description=(__doc__ or "").splitlines()[0])
    shared = ROOT.parent / "shared" / "data" / "pabulib" / "instances"
    parser.add_argument("--instances", type=Path, default=shared, help="folder with .pb files")
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="a Python that has pabutools")
    parser.add_argument("--tool", "--js", default="", metavar="DIR", help="a checkout of the equalshares.net tool")
    parser.add_argument("--pabumeasures", default="", metavar="DIR", help="its unpacked source distribution (0.2.2)")
    parser.add_argument("--quick", action="store_true", help="only elections up to 10,000 voters")
    parser.add_argument("--only", default="", metavar="TEXT", help="only elections whose name has this")
    parser.add_argument("--longest", type=float, default=900.0, metavar="SECONDS", help="a program may take so long")
    parser.add_argument("--out", type=Path, default=ROOT / "var" / "bench", help="where counting.md and .csv go")
    return parser.parse_args()


def has(python: str, module: str) -> bool:
    return not subprocess.run([python, "-c", f"import {module}"], check=False, capture_output=True).returncode


def peers_of(asked: argparse.Namespace, folder: Path) -> Peers:
    """The peers that are there; each that is not is said in one line."""
    python = asked.peers if has(asked.peers, "pabutools") else ""
    if not python:
        print("pabutools: not run, --peers PYTHON must name a Python that has it", file=sys.stderr)
    checkout = asked.tool if shutil.which("node") else ""
    if not checkout:
        print("equalshares.net tool: not run, needs node and --tool CHECKOUT", file=sys.stderr)
    package = bool(python) and has(python, "pabumeasures")
    rules = None
    if not package:
        try:
            rules = built(Path(asked.pabumeasures), folder) if asked.pabumeasures else None
        except CannotBuild as reason:
            print(f"pabumeasures: not run, {reason}", file=sys.stderr)
        if not asked.pabumeasures:
            print("pabumeasures: not run, give --pabumeasures SOURCE DISTRIBUTION", file=sys.stderr)
    return Peers(python, checkout, rules, package)


def processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def about(found: Found, peers: Peers, load: tuple[float, ...], took: float) -> Iterator[str]:
    """Where and how it was measured."""
    engines = {answer.said.get("engine") for (job, _), answer in found.answers.items() if job.startswith("ours core")}
    yield f"{processor()}, {os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}"
    yield f"our engine: {', '.join(sorted(filter(None, engines)))}"
    if peers.python:
        command = [peers.python, str(HERE / "pabutools_jobs.py"), "version", "-"]
        said = subprocess.run(command, check=False, capture_output=True, text=True).stdout
        yield f"pabutools {json.loads(said)['version']}, exact fractions, under its own Python"
    versions = {answer.said.get("version") for (job, _), answer in found.answers.items() if job.startswith("tool")}
    if versions - {None}:
        yield f"equalshares.net tool under node {', '.join(sorted(filter(None, versions)))}"
    if peers.rules:
        yield "pabumeasures: its two rules of equal shares, compiled alone with -O3 -march=native"
    yield "seconds are of the processor, of the process; ours the best of 15, others the best of 5 or one when long"
    yield f"load of the machine {load[0]:.1f} at the start, {os.getloadavg()[0]:.1f} at the end; took {took:.0f} s"


def scripts() -> tuple[bool, str]:
    """Whether the measurements of their own kept their promises, and what they said."""
    kept, said = True, ""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    for name in SCRIPTS:
        if (HERE / name).exists():
            command = [sys.executable, str(HERE / name)]
            ran = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
            kept &= not ran.returncode
            said += f"\n## {name}: {'MISSED' if ran.returncode else 'kept'}\n\n    "
            said += "\n    ".join((ran.stdout + ran.stderr[-2000:]).splitlines()) + "\n"
    return kept, said


def main() -> int:
    asked = parsed()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was started ends too
    start, load = time.monotonic(), os.getloadavg()
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room)
        peers = peers_of(asked, folder)
        chosen = subjects(asked.instances, folder, quick=asked.quick, only=asked.only)
        chosen += [case.written_in(folder) for case in CASES if asked.only in case.name]
        found = measure(chosen, peers, folder, asked.longest)
    promised, (kept, said) = promises(found), scripts()
    page = report(found, promised, about(found, peers, load, time.monotonic() - start)) + said
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "counting.md").write_text(page, encoding="utf-8")
    (asked.out / "counting.csv").write_text(table(found), encoding="utf-8")
    print(page)
    kept &= all(each.kept for each in promised)
    unexplained = [each for each in differences(found) if not each.cause]
    own_failed = [each for each in failures(found) if ", ours " in each]
    return 0 if kept and not unexplained and not own_failed else 1


if __name__ == "__main__":
    sys.exit(main())
