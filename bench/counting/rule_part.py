# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""pabumeasures' counting rules, compiled alone: the package itself needs OR-Tools for C++, the rules do not.

Each of its two sources of equal shares holds the rule first and the measures, which need OR-Tools, after it. What comes
from the first measure on is cut away in a copy outside this project, and the rest is compiled as it is.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

DRIVER = Path(__file__).resolve().parent / "rule_part.cpp"
RULES = ("MesCost", "MesApr")
OTHERS = ("utils/Math.cpp", "utils/ProjectComparator.cpp")
FLAGS = ("-std=c++20", "-O3", "-march=native", "-w")
MEASURE = re.compile(r"^(?:long long|std::optional<int>|int) \w+_for_mes_\w+\(", re.MULTILINE)


class CannotBuild(Exception):
    """The rules cannot be compiled here; says why."""


def without_measures(source: str) -> str:
    """The source up to its first measure, without OR-Tools."""
    found = MEASURE.search(source)
    if found is None:
        raise CannotBuild("the sources are not those that were expected (pabumeasures 0.2.2)")
    kept = source[: found.start()]
    return "".join(
        line for line in kept.splitlines(keepends=True) if "ortools" not in line and "operations_r" not in line
    )


def built(distribution: Path, folder: Path) -> Path:
    """The program, compiled in `folder` from an unpacked source distribution. Raises CannotBuild."""
    sources = distribution / "src" / "cpp_src"
    cut = []
    for rule in RULES:
        origin = sources / "pb_rules_and_measures" / f"{rule}.cpp"
        if not origin.exists():
            raise CannotBuild(f"no {origin.name} in that folder")
        cut.append(folder / f"{rule}.cpp")
        cut[-1].write_text(without_measures(origin.read_text(encoding="utf-8")), encoding="utf-8")
    program = folder / "rule_part"
    include = ["-I", str(sources), "-I", str(sources / "pb_rules_and_measures")]
    command = ["c++", *FLAGS, *include, str(DRIVER), *map(str, cut), *(str(sources / other) for other in OTHERS)]
    try:
        made = subprocess.run([*command, "-o", str(program)], check=False, capture_output=True, text=True)
    except FileNotFoundError as missing:
        raise CannotBuild("no C++ compiler (c++)") from missing
    if made.returncode:
        raise CannotBuild(next((line for line in made.stderr.splitlines() if "error" in line), "the compiler failed"))
    return program
