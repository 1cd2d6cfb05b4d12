# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Number cells of a pupil file: a plain whole number, a suppressed one, or a problem.

Nothing becomes a number silently. Source for the suppressed ones: DUO's description of its file of VO pupils by
education type (onderwijsdata.duo.nl, dataset 01voins): numbers below five, that is 1, 2, 3 and 4, are masked; zero is
published as 0. So `<5` is 1 to 4 and never 0.
"""

from __future__ import annotations

import re

from werkdruk.funding import faults
from werkdruk.kernel import Saying, Span
from werkdruk.kernel.languages import Told

HIDDEN = Span(0, 9)
"""A cell that is `*`, `**` or empty. DUO explains no star for pupil files; its own threshold is five, that of
Statistics Netherlands ten, and a second cell may be hidden to protect the first, so this is 0 to 9: an assumption that
every file using it is told of."""

FOUR = Span(1, 4)
"""A `4` in a file in which DUO shows 1, 2, 3 and 4 all as 4."""

_PLAIN = re.compile(r"[0-9]{1,6}")
_BELOW = re.compile(r"< ?([0-9]{1,2})")
_STARS = re.compile(r"[*]{0,3}|[.]|-|x|X|n\.?v\.?t\.?|onbekend", re.IGNORECASE)
_THOUSANDS = re.compile(r"[0-9]{1,3}([.,' ][0-9]{3})+")
_FRACTION = re.compile(r"[0-9]+[.,][0-9]+")
_NEGATIVE = re.compile(r"-[0-9].*")


class NotPlain(Exception):
    """A cell that is not simply a whole number."""


class Plain(dict[str, int]):
    """The numbers of plain cells by their text, filled as they come; raises NotPlain on any other text."""

    def __missing__(self, text: str) -> int:
        """The number written in `text`, remembered."""
        if _PLAIN.fullmatch(text.strip()) is None:
            raise NotPlain
        number = self[text] = int(text)
        return number


def span(text: str) -> Span | None:
    """The number or range a cell stands for; None when it is neither.

    >>> span("12"), span("<5"), span("1.5")
    (Span(low=12, high=12), Span(low=1, high=4), None)
    """
    text = text.strip()
    if _PLAIN.fullmatch(text):
        return Span.exact(int(text))
    below = _BELOW.fullmatch(text)
    if below and int(below[1]) > 1:
        return Span(1, int(below[1]) - 1)
    return HIDDEN if _STARS.fullmatch(text) else None


def complaint(text: str) -> tuple[Told, Saying]:
    """What is wrong with a cell that `span` cannot read, and how to mend it."""
    text = text.strip()
    shown = text[:20]
    if _NEGATIVE.fullmatch(text):
        return faults.NEGATIVE.told(text=shown), faults.WHOLE_FROM_0
    if _THOUSANDS.fullmatch(text):
        return faults.THOUSANDS.told(text=shown), faults.WITHOUT_SIGNS
    if _FRACTION.fullmatch(text):
        return faults.FRACTION.told(text=shown), faults.WHOLE
    return faults.NO_NUMBER.told(text=shown), faults.WHOLE_LIKE
