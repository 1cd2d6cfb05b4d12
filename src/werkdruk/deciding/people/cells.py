# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One row of a staff list, cell by cell: every cell that is wrong is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from werkdruk.deciding.people import sayings
from werkdruk.deciding.people.staff import FunctionGroup, UnitKind
from werkdruk.kernel.languages import Words

GROUPS = {"op": FunctionGroup.OP, "oop": FunctionGroup.OOP, "leider": FunctionGroup.LEADER}
GROUPS |= {"leader": FunctionGroup.LEADER, "directie": FunctionGroup.LEADER}
KINDS = {"team": UnitKind.TEAM, "sectie": UnitKind.SECTIE, "werkgroep": UnitKind.GROUP, "group": UnitKind.GROUP}
YES_NO = {"ja": True, "j": True, "nee": False, "n": False, "1": True, "0": False}
GROUP_HINT = sayings.GROUP_LOOKS.told(groups=("OP", "OOP", "leider"))
FTE_MAX = 200
NAME_LENGTH_MAX = 100
_NUMBER = re.compile(r"(?=[A-Za-z-]*[0-9])[0-9A-Za-z-]{1,20}")
_FTE = re.compile(r"([0-9]{1,2})(?:[.,]([0-9]{1,4}))?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DUTCH = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")

Wrong = Callable[[str, Words, Words], None]
"""Called with the code of a fault, what is wrong and how to mend it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One person in one unit, as a row says it; `home` is None when the row leaves it open."""

    line: int
    number: str
    group: FunctionGroup
    fte_hundredths: int
    unit: str
    kind: UnitKind
    home: bool | None
    first: date | None
    last: date | None


def read_row(cells: Mapping[str, str], line: int, wrong: Wrong) -> Row | None:
    """The row; None when a cell is wrong, after telling each of them to `wrong`."""
    number = number_in(cells["personeelsnummer"])
    group = GROUPS.get(cells["functiegroep"].lower())
    fte = hundredths_in(cells["fte"])
    unit = " ".join(cells["eenheid"].split())
    kind = KINDS.get(cells["soort"].lower())
    faults = (
        (number, "number", sayings.NUMBER.told(text=cells["personeelsnummer"]), sayings.NUMBER_LOOKS),
        (group, "group", sayings.GROUP.told(text=cells["functiegroep"]), GROUP_HINT),
        (fte, "fte", sayings.FTE.told(text=cells["fte"]), sayings.FTE_LOOKS),
        (0 < len(unit) <= NAME_LENGTH_MAX or None, "unit", sayings.UNIT, sayings.UNIT_LOOKS),
        (kind, "kind", sayings.KIND.told(text=cells["soort"]), sayings.KIND_LOOKS),
    )
    for found, code, message, hint in faults:
        if found is None:
            wrong(code, message, hint)
    is_right, home, first, last = _home_and_days(cells, wrong)
    if number is None or group is None or fte is None or kind is None or not unit or not is_right:
        return None
    return Row(line, number, group, fte, unit, kind, home, first, last)


def _home_and_days(cells: Mapping[str, str], wrong: Wrong) -> tuple[bool, bool | None, date | None, date | None]:
    """Whether the last three cells are right, and what they say."""
    is_right = True
    home, van, tot = (cells.get(name, "") for name in ("thuis", "van", "tot"))
    if home and home.lower() not in YES_NO:
        wrong("home", sayings.HOME.told(text=home), sayings.HOME_LOOKS)
        is_right = False
    days = [day_in(text) for text in (van, tot)]
    for text, found in zip((van, tot), days, strict=True):
        if text and found is None:
            wrong("day", sayings.DAY.told(text=text), sayings.DAY_LOOKS)
            is_right = False
    first, last = days
    if tot and not van:
        wrong("no_first", sayings.NO_FIRST, sayings.FILL_FIRST)
        is_right = False
    if first is not None and last is not None and last < first:
        wrong("days", sayings.DAYS, sayings.SWAP_DAYS)
        is_right = False
    return is_right, YES_NO.get(home.lower()), first, last


def number_in(text: str) -> str | None:
    """The personnel number, without the zeros in front that a spreadsheet drops; None for anything else."""
    if not _NUMBER.fullmatch(text):
        return None
    return text.lstrip("0") or "0" if text.isdecimal() else text.upper()


def hundredths_in(text: str) -> int | None:
    """The fte in hundredths, rounded half up from at most four decimals; None for anything that is no fte."""
    found = _FTE.fullmatch(text)
    if found is None:
        return None
    parts = int(found[1]) * 10_000 + int((found[2] or "").ljust(4, "0"))
    hundredths = (parts + 50) // 100
    return hundredths if hundredths <= FTE_MAX else None


def day_in(text: str) -> date | None:
    """The day written as 2023-08-01 or 1-8-2023; None for anything else."""
    iso, dutch = _ISO.fullmatch(text), _DUTCH.fullmatch(text)
    parts = iso.groups() if iso else dutch.groups()[::-1] if dutch else None
    if parts is None:
        return None
    try:
        return date(*map(int, parts))
    except ValueError:
        return None
