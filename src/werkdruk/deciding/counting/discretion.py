# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which numbers of people may be told: in a small group a number is the vote of somebody."""

from __future__ import annotations

FLOOR = 5
"""The smallest number of people that is told, and that is left out."""


def told(people: int, among: int) -> int | None:
    """The number of people as it may be shown; None when it, or the number of all others, is small."""
    return people if tellable(people) and tellable(among - people) else None


def tellable(people: int) -> bool:
    """Whether a number of people may be shown: nobody, or enough of them."""
    return people == 0 or people >= FLOOR
