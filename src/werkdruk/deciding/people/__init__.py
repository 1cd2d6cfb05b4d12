# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""People and units: a school's staff list read from a file, set beside what is known, and frozen for a day.

In: the bytes of a staff list, a school, a day, what was known before. Out: people with their places in units, every bad
row explained, the differences with what was known, and an electorate: the frozen list of a day with its digest.

Invariants: a list with a problem is no list; a person has at most one home at a time; the same list a second time
changes nothing. People are numbers here, never names.
"""

from werkdruk.deciding.people.differences import Change, Changes, PersonChange, UnitChange, changes
from werkdruk.deciding.people.electorates import Elector, Electorate, electorate_on
from werkdruk.deciding.people.reading import COLUMNS, read_staff
from werkdruk.deciding.people.staff import Belonging, FunctionGroup, Person, StaffList, StaffUnit, UnitKind

__all__ = [
    "COLUMNS",
    "Belonging",
    "Change",
    "Changes",
    "Elector",
    "Electorate",
    "FunctionGroup",
    "Person",
    "PersonChange",
    "StaffList",
    "StaffUnit",
    "UnitChange",
    "UnitKind",
    "changes",
    "electorate_on",
    "read_staff",
]
