# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The only divisions of money in the house."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from werkdruk.kernel.money import Money

M = TypeVar("M", bound=Money)
K = TypeVar("K", bound=Any)  # keys must be comparable with each other; typing has no word for that


def split(pot: M, weights: Mapping[K, int]) -> dict[K, M]:
    """The largest-remainder division of `pot`, one share per key in the order of `weights`.

    Each share is the exact share rounded down or up to a cent; the shares sum to `pot`. Equal remainders go to the
    smaller key, so the order of `weights` never matters. Raises ValueError when a weight is negative or all are zero.

    >>> from werkdruk.kernel import Euro
    >>> split(Euro(100), {"a": 1, "b": 1, "c": 1})
    {'a': Euro(cents=34), 'b': Euro(cents=33), 'c': Euro(cents=33)}
    """
    if any(weight < 0 for weight in weights.values()):
        msg = "a weight is negative"
        raise ValueError(msg)
    total = sum(weights.values())
    if total == 0:
        msg = "all weights are zero: there is nobody to divide the pot over"
        raise ValueError(msg)
    exact = {key: divmod(pot.cents * weight, total) for key, weight in weights.items()}
    left = pot.cents - sum(floor for floor, _ in exact.values())
    lucky = set(sorted(exact, key=lambda key: (-exact[key][1], key))[:left])
    shares = {key: type(pot)(floor + (key in lucky)) for key, (floor, _) in exact.items()}
    if sum(share.cents for share in shares.values()) != pot.cents:
        msg = f"shares do not sum to {pot}"
        raise AssertionError(msg)
    return shares


def halve(pot: M) -> tuple[M, M]:
    """The two halves of `pot`; an odd cent is in the second.

    >>> from werkdruk.kernel import Euro
    >>> halve(Euro(101))
    (Euro(cents=50), Euro(cents=51))
    """
    small = pot.cents // 2
    return type(pot)(small), type(pot)(pot.cents - small)


def proportion(amount: M, numerator: int, denominator: int) -> M:
    """`amount` x `numerator` / `denominator`, rounded half up to a cent: the one rounding of prices.

    Raises ValueError when `denominator` is not positive.

    >>> from werkdruk.kernel import Euro
    >>> proportion(Euro(8_931_656), 4, 10)
    Euro(cents=3572662)
    """
    if denominator <= 0:
        msg = "the denominator of a proportion must be positive"
        raise ValueError(msg)
    return type(amount)((2 * amount.cents * numerator + denominator) // (2 * denominator))
