# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a measure did, told no stronger than the numbers allow, and what is decided about it.

In: sums of answers per group, two waves of a survey, what people say of a measure. Out: a table without small groups
(`suppress`), a change with its band and the smallest change that could have been seen (`change`), a `Review` that ends
in stop, change or continue.

Method: Student's t for two independent waves; 95 % band, detectable change at 80 % power. No floats: scores are whole
points, means and deviations hundredths of a point, every rounding makes the band wider, never narrower. Source of the
floors: 5 is the hard floor of the COPSOQ centre, 10 is ours.

Invariants: no shown number, and no difference of shown numbers, is about fewer people than the floor; no sentence says
that a measure did it.
"""

from werkdruk.evaluation.changes import Change, TooFew, Wave, change, detectable, wave
from werkdruk.evaluation.reviews import Choice, NoReason, Review
from werkdruk.evaluation.suppression import FLOOR, FLOOR_MIN, Cell, FloorTooLow, Published, suppress

__all__ = [
    "FLOOR",
    "FLOOR_MIN",
    "Cell",
    "Change",
    "Choice",
    "FloorTooLow",
    "NoReason",
    "Published",
    "Review",
    "TooFew",
    "Wave",
    "change",
    "detectable",
    "suppress",
    "wave",
]
