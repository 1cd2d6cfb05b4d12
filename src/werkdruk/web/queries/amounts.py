# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An amount as a line on a page, and what an amount buys."""

from __future__ import annotations

from dataclasses import dataclass

from werkdruk.kernel import Euro, SchoolYear
from werkdruk.planning import CostNorm, Fte, Measure, Months, Norms, Service, Step, price
from werkdruk.web.queries.prices import norms_for
from werkdruk.web.wording import language


@dataclass(frozen=True, slots=True)
class AmountLine:
    """One line of amounts that add up; the fields are those of `components/ledger.html`."""

    label: str
    amount: Euro | None
    note: str = ""
    buys: str = ""
    caveat: str = ""
    url: str = ""
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Buys:
    """What an amount pays for at a norm: jobs for a whole school year in hundredths, and the hours these work."""

    fte_hundredths: int
    hours: int
    norm: CostNorm

    @property
    def norm_words(self) -> str:
        """The norm in the reader's language, with how it is known."""
        return self.norm.written(language())


def buys(amount: Euro, staff: str, *, school_kind: str, school_year: SchoolYear) -> Buys | None:
    """What `amount` pays for in a whole school year; None when it pays for less than a hundredth of a job.

    `staff` is a group of the norms; the newest national cost of that group and kind of school is used.
    """
    norms, months = norms_for(staff, school_kind), Months.of(school_year)
    if amount.cents <= 0:
        return None
    hundredths = price(Measure(Service(amount), months), norms).fte_hundredths
    if not hundredths:
        return None
    return Buys(hundredths, price(Measure(Fte(hundredths), months), Norms(norms.cost)).hours_freed, norms.cost)
