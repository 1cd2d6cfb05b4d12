# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Deciding together: people, frames, the ballot box, the count, the steps of consent, the phases of a school's year.

In: proposals with their price, ballots, a state and an act, days and terms of law. Out: an outcome that can be
explained and recounted, the next state, the days a term ends on.

Of its rooms `people`, `frames` and `box` are imported by themselves: a count needs none of them.

Law and method: Wet medezeggenschap op scholen (WMS), cao VO section 8.6, Method of Equal Shares. The terms themselves
are arguments: they stand in the rules.

Invariants: winners never cost more than the pot; the payments for a winner sum to its price; silence is never consent.
"""

from werkdruk.deciding import consent, counting, proposals, steps, years
from werkdruk.deciding.consent import State
from werkdruk.deciding.counting import BadElection, Ballot, Election, Outcome, Project
from werkdruk.deciding.steps import NotPossible
from werkdruk.deciding.years import Phase

__all__ = [
    "BadElection",
    "Ballot",
    "Election",
    "NotPossible",
    "Outcome",
    "Phase",
    "Project",
    "State",
    "consent",
    "counting",
    "proposals",
    "steps",
    "years",
]
