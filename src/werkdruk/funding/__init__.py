# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the law's rate and the pupils on the count date make: an amount per board, its halves, a share per school.

In: DUO's pupil and address files, a rule with rates. Out: `Counts`, `Allocation`, the steps of one school, differences.
Law: Regeling aanvullende bekostiging werkdrukverlichting voortgezet onderwijs (BWBR0047854), art. 1, 2 and 3.

Invariants: boards sum to the total; the two halves of a board sum to its total, the odd cent in the collective half;
the schools of a board sum to its collective half. A count that is not known exactly is a range and makes the amount a
range; both ends of it keep all invariants. The order of rows in a file never matters.
"""

from werkdruk.funding.allocation import (
    Allocation,
    BoardShare,
    EuroSpan,
    SchoolShare,
    SiteShare,
    allocate,
    distribute,
    halve,
)
from werkdruk.funding.boards import read_boards
from werkdruk.funding.counts import BoardList, Counts, Kind, PupilCount
from werkdruk.funding.days import count_date
from werkdruk.funding.differences import SchoolAmounts, SchoolDifference, amounts, differences
from werkdruk.funding.pupils import read_pupils
from werkdruk.funding.refusals import NoSuchSchool, NotCountable, NotExact
from werkdruk.funding.steps import Step, trace

__all__ = [
    "Allocation",
    "BoardList",
    "BoardShare",
    "Counts",
    "EuroSpan",
    "Kind",
    "NoSuchSchool",
    "NotCountable",
    "NotExact",
    "PupilCount",
    "SchoolAmounts",
    "SchoolDifference",
    "SchoolShare",
    "SiteShare",
    "Step",
    "allocate",
    "amounts",
    "count_date",
    "differences",
    "distribute",
    "halve",
    "read_boards",
    "read_pupils",
    "trace",
]
