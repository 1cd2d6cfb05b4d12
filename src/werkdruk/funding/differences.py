# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes per school when a later rule or a corrected count is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from werkdruk.funding.allocation import Allocation, EuroSpan
from werkdruk.kernel import Brin, Euro

NONE = EuroSpan(Euro.zero(), Euro.zero())


@dataclass(frozen=True, slots=True)
class SchoolAmounts:
    """The two amounts of one school in one allocation."""

    amount: EuroSpan
    collective: EuroSpan


@dataclass(frozen=True, slots=True)
class SchoolDifference:
    """One school in two allocations; None in the one it is not in. The differences are later minus earlier."""

    school: Brin
    earlier: SchoolAmounts | None
    later: SchoolAmounts | None

    @property
    def amount(self) -> EuroSpan:
        """How much its amount changes; a school that is not there has nothing."""
        return _minus(self.later.amount if self.later else NONE, self.earlier.amount if self.earlier else NONE)

    @property
    def collective(self) -> EuroSpan:
        """How much its share of the collective half changes."""
        return _minus(self.later.collective if self.later else NONE, self.earlier.collective if self.earlier else NONE)


def amounts(allocation: Allocation) -> dict[Brin, SchoolAmounts]:
    """The amounts of every school of an allocation, sorted by school."""
    found = {
        share.school: SchoolAmounts(share.amount, share.collective)
        for board in allocation.boards
        for share in board.schools
    }
    return dict(sorted(found.items()))


def differences(
    earlier: Mapping[Brin, SchoolAmounts], later: Mapping[Brin, SchoolAmounts]
) -> tuple[SchoolDifference, ...]:
    """Every school of either, sorted, also those without a change. Of ranges the difference is the widest possible."""
    return tuple(
        SchoolDifference(school, earlier.get(school), later.get(school)) for school in sorted({*earlier, *later})
    )


def _minus(later: EuroSpan, earlier: EuroSpan) -> EuroSpan:
    low, high = sorted((later.low, later.high))
    least, most = sorted((earlier.low, earlier.high))
    return EuroSpan(low - most, high - least)
