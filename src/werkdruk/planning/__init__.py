# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What there is to spend, what a measure costs, and the plan that comes of it.

In: measures (what they ask for, when, for good or once), norms with their source, the money of a school per calendar
year, the choices of the units. Out: `price(measure, norms)` with its steps in words, `pot_of(school_year, years)` line
by line, `fits(amounts, pot)`, and `merge(unit_plans)`, a plan with a trace per line and a digest. Doubles to join, a
plan made to fit, a second package, and what differs between versions are values of their own.

Law and practice: the collective half is spent by school year on plans of the units (cao VO, paragraph 8.6, as explained
by Voion); cost per fte by the national GPL or the school's own figure; a lesson less by two methods, always named.

Invariants: a price is one exact fraction, rounded once; its parts per month sum to it; two successive school years take
a calendar year's money exactly once; a merged plan has every line of every unit and nothing else; no price rests on a
norm without a source, and one nobody read in the official text is marked.

>>> from werkdruk.kernel import SchoolYear
>>> norms = Norms(national(StaffGroup.TEACHER, SchoolGroup.BROAD))
>>> str(price(Measure(Fte(40), Months.of(SchoolYear(2023))), norms).amount)
'EUR 35726.62'
"""

from werkdruk.planning.errors import LineTwice, NoFunding, NotAlike, NotPriced
from werkdruk.planning.joining import doubles, joined
from werkdruk.planning.library import SeenMeasure, seen_for, seen_measure, seen_measures
from werkdruk.planning.measures import (
    Agreement,
    Ask,
    Fte,
    Hours,
    LessonMethod,
    LessonsFewer,
    Measure,
    Purchase,
    Service,
    SmallerClasses,
)
from werkdruk.planning.months import Months
from werkdruk.planning.norms import (
    CostNorm,
    Norms,
    SchoolGroup,
    StaffGroup,
    TimeNorm,
    national,
    national_norms,
    norms_of,
    own_norm,
)
from werkdruk.planning.plan_differences import LineChange, PlanDifferences, plan_differences
from werkdruk.planning.plans import Dropped, Plan, PlanLine, UnitPlan, merge
from werkdruk.planning.pots import Fit, OneOff, Pot, PotLine, PotLineKind, YearMoney, expected, fits, pot_of
from werkdruk.planning.pricing import Price, Step, price
from werkdruk.planning.purposes import MeasureKind, Purpose
from werkdruk.planning.runners_up import RunnerUp, runner_up
from werkdruk.planning.shrinking import ChosenLine, Part, Shrunk, cut_all, drop_last

__all__ = [
    "Agreement",
    "Ask",
    "ChosenLine",
    "CostNorm",
    "Dropped",
    "Fit",
    "Fte",
    "Hours",
    "LessonMethod",
    "LessonsFewer",
    "LineChange",
    "LineTwice",
    "Measure",
    "MeasureKind",
    "Months",
    "NoFunding",
    "Norms",
    "NotAlike",
    "NotPriced",
    "OneOff",
    "Part",
    "Plan",
    "PlanDifferences",
    "PlanLine",
    "Pot",
    "PotLine",
    "PotLineKind",
    "Price",
    "Purchase",
    "Purpose",
    "RunnerUp",
    "SchoolGroup",
    "SeenMeasure",
    "Service",
    "Shrunk",
    "SmallerClasses",
    "StaffGroup",
    "Step",
    "TimeNorm",
    "UnitPlan",
    "YearMoney",
    "cut_all",
    "doubles",
    "drop_last",
    "expected",
    "fits",
    "joined",
    "merge",
    "national",
    "national_norms",
    "norms_of",
    "own_norm",
    "plan_differences",
    "pot_of",
    "price",
    "runner_up",
    "seen_for",
    "seen_measure",
    "seen_measures",
]
