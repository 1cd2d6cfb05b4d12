# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Spending in the categories that others ask for: the aims of the VO monitors, and the costs of primary schools.

The source of each list stands with it. A plan carries the aim itself; the kind of cost follows from what is bought.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from werkdruk.kernel import Confidence, Euro, Saying, Source
from werkdruk.planning import MeasureKind, PlanLine, Purpose
from werkdruk.reporting.accounts import YearAccount


class CostKind(StrEnum):
    """The kinds of cost in which primary schools account for their workload money."""

    STAFF = "staff"
    MATERIAL = "material"
    TRAINING = "training"
    OTHER = "other"
    WITHOUT_MONEY = "without-money"

    @property
    def words(self) -> Saying:
        """What it is called."""
        return _WORDS[self]

    @property
    def source(self) -> Source:
        """Where the list comes from."""
        return PRIMARY


PRIMARY = Source(
    "Verantwoording werkdrukmiddelen PO: personeel, materieel, professionalisering, overig en niet-financieel; "
    "het formulier zelf is niet gevonden",
    confidence=Confidence.M,
)
_WORDS = {
    CostKind.STAFF: Saying("personeel", "staff"),
    CostKind.MATERIAL: Saying("materieel", "materials"),
    CostKind.TRAINING: Saying("professionalisering", "training"),
    CostKind.OTHER: Saying("overig", "other"),
    CostKind.WITHOUT_MONEY: Saying("niet-financieel", "without money"),
}
_NOT_STAFF = {
    MeasureKind.MATERIALS: CostKind.MATERIAL,
    MeasureKind.TRAINING: CostKind.TRAINING,
    MeasureKind.EXTERNAL: CostKind.OTHER,
    MeasureKind.OTHER: CostKind.OTHER,
    MeasureKind.AGREEMENT: CostKind.WITHOUT_MONEY,
}


def cost_kind(kind: MeasureKind) -> CostKind:
    """The kind of cost of what is bought; people, unless the list says otherwise."""
    return _NOT_STAFF.get(kind, CostKind.STAFF)


def by_purpose(accounts: Iterable[YearAccount]) -> Mapping[Purpose | None, Euro]:
    """What was spent for each aim, all of them in their order; under None outside any plan. Sums to all spent."""
    sums: dict[Purpose | None, Euro] = dict.fromkeys((*Purpose, None), Euro.zero())
    for account in accounts:
        for use in account.measures:
            sums[use.purpose] += use.spent
    return sums


def by_cost_kind(accounts: Iterable[tuple[YearAccount, Iterable[PlanLine]]]) -> Mapping[CostKind | None, Euro]:
    """What was spent on each kind of cost, all of them in order; under None outside any plan. Sums to all spent."""
    sums: dict[CostKind | None, Euro] = dict.fromkeys((*CostKind, None), Euro.zero())
    for account, lines in accounts:
        kinds = {line.measure: cost_kind(line.kind) for line in lines}
        for use in account.measures:
            sums[kinds.get(use.measure)] += use.spent
    return sums
