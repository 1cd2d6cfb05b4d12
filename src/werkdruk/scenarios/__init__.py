# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What if: is a pot enough, and when does it end?

In: a pot, the sector (pupils by kind, fte, people) and the cost of an hour; streams of money with the school years they
are secured for. Out: `adequacy`, a line of figures per pot to lay beside another; `outlook`, the money per school year
with the cliff after it; `survival`, how many measures outlived their money.

Why: the founding letter argued for 327 million a year and against incidental money; the agreement gave 300. The base of
327 is not stated and could not be recovered, so every figure names the base it was divided by.

Invariants: integers only; a share is in tenths of a per cent; a one-off sum is never part of what is structural.
"""

from werkdruk.scenarios.adequacy import Adequacy, AffordableRates, Base, adequacy, rates_of
from werkdruk.scenarios.cliff import Certainty, Stream, Survival, YearOutlook, ends, outlook, survival

__all__ = [
    "Adequacy",
    "AffordableRates",
    "Base",
    "Certainty",
    "Stream",
    "Survival",
    "YearOutlook",
    "adequacy",
    "ends",
    "outlook",
    "rates_of",
    "survival",
]
