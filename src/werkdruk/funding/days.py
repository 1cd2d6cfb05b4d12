# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""On which day a file was counted.

Source: Regeling aanvullende bekostiging werkdrukverlichting voortgezet onderwijs, art. 3 lid 2: the pupils on
1 October of the year before the year of the money.
"""

from __future__ import annotations

import re
from datetime import date

from werkdruk.kernel import CalendarYear

OCTOBER = 10
_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?")
_DUTCH = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?")
_YEAR = re.compile(r"((?:19|20)\d{2})(?:\s?[-/]?\s?((?:19|20)?\d{2}))?")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:10-?01)?(?!\d)")


def count_date(year: CalendarYear) -> date:
    """The day whose pupils the money of `year` is for: 1 October of the year before."""
    return october(year.year - 1)


def october(year: int) -> date:
    """1 October of `year`."""
    return date(year, OCTOBER, 1)


def day_in_cell(text: str) -> date | None:
    """The day in a cell: `20191001`, `2019-10-01`, `01-10-2019`, `2019` or `2019-2020`; None when there is none.

    A year or a school year stands for 1 October of its (first) year.
    """
    text = text.strip()
    try:
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DUTCH.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        pass  # no such day, but it may be a school year: 20192020
    found = _YEAR.fullmatch(text)
    if found is None or (found[2] and int(found[2]) % 100 != (int(found[1]) + 1) % 100):
        return None
    return october(int(found[1]))


def day_in_name(name: str) -> date | None:
    """1 October of the first year in a file name: `...-2019.csv`, `...-2024-2025.csv`; None when it holds no year."""
    found = _IN_NAME.search(name)
    return october(int(found[1])) if found else None
