# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The price of like proposals as one: what they ask is added up, and priced once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from werkdruk.kernel import Euro, WerkdrukError
from werkdruk.web.models import Proposal
from werkdruk.web.queries.prices import AskKind, Wish, priced
from werkdruk.web.queries.proposals import WISH
from werkdruk.web.rows import load


class AskedOtherwise(WerkdrukError):
    """Proposals whose price is not one sum: they ask for different things, or count in different ways."""

    def __init__(self, numbers: tuple[int, ...]) -> None:
        super().__init__(f"no joined price of {numbers}")
        self.numbers = numbers


def joined_price(proposals: Sequence[Proposal]) -> Euro:
    """The price of what all of them ask, worked out once with the norms that they share.

    Raises AskedOtherwise when they ask for different things, of different people, by another method or other norms.
    """
    rows = Proposal.objects.filter(pk__in=[each.pk for each in proposals]).order_by("number")
    wishes = load(Wish, rows, **WISH)
    numbers = tuple(each.number for each in rows)
    if not wishes or len({_sort(wish) for wish in wishes}) > 1:
        raise AskedOtherwise(numbers)
    return priced(_together(wishes), proposals[0].year.school.kind).price.amount


def _sort(wish: Wish) -> tuple[object, ...]:
    """What has to be the same for a sum to be one price."""
    kind = AskKind(wish.kind)
    sizes = (wish.size_before, wish.size_after) if kind is AskKind.CLASSES else ()
    rate = wish.cost if kind is AskKind.HOURS else None
    norms = repr(wish.norms)
    return kind, wish.function, wish.method, wish.first_month, wish.last_month, wish.structural, sizes, rate, norms


def _together(wishes: Sequence[Wish]) -> Wish:
    first = wishes[0]
    costs = [wish.cost for wish in wishes if wish.cost is not None]
    kind = AskKind(first.kind)
    if kind in {AskKind.PURCHASE, AskKind.SERVICE}:
        return replace(first, cost=Euro.sum(costs))
    if kind is AskKind.AGREEMENT:
        return first
    return replace(first, quantity_hundredths=sum(wish.quantity_hundredths for wish in wishes))
