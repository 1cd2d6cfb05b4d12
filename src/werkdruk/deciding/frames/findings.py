# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a check of frames goes by, and the form in which it finds something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from werkdruk.deciding.box.limits import LIMITS

LEAST_VOTERS = LIMITS.vote_min
"""Below so many voters there is no confidential count; the source stands with the limits of the ballot box."""


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people a school has, each in one home unit: per unit by its id, support staff, and all personnel."""

    units: Mapping[str, int]
    oop: int
    total: int

    def of(self, unit: str) -> int:
        """How many people have this home unit."""
        return self.units.get(unit, 0)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault by its code, the keys of the clauses it is between, and the values of its sentence."""

    code: str
    keys: tuple[str, ...]
    values: tuple[tuple[str, object], ...] = ()


def found(code: str, *keys: str, **values: object) -> Finding:
    """The finding with these clauses and values."""
    return Finding(code, keys, tuple(values.items()))
