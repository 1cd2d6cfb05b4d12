# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The steps from the pupils of one school to its share, each a Dutch sentence with its amount and its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from werkdruk.funding.allocation import Allocation, BoardShare, EuroSpan, SchoolShare
from werkdruk.funding.refusals import NoSuchSchool
from werkdruk.funding.tally import number
from werkdruk.kernel import Euro, Source
from werkdruk.kernel.dutch import amount as in_euros
from werkdruk.kernel.dutch import day as in_words
from werkdruk.kernel.dutch import whole

REGULATION = "BWBR0047854"
"""The regulation whose articles are cited; those of the rule of 2022 were not read."""

UNKNOWN_DAY = "een onbekende dag"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what was done, what came out, and which rule it rests on."""

    text: str
    amount: EuroSpan | None = None
    source: Source | None = None


def trace(allocation: Allocation, school: str) -> tuple[Step, ...]:
    """Every step of one school, in the order of the money. Raises NoSuchSchool when it is not in the allocation."""
    for board in allocation.boards:
        for share in board.schools:
            if share.school == school:
                return tuple(_steps(allocation, board, share))
    raise NoSuchSchool(school)


def euros(span: EuroSpan) -> str:
    """The amount in Dutch, or its bounds, the smaller one first."""
    low, high = sorted((span.low, span.high))
    return in_euros(low) if low == high else f"{in_euros(low)} tot {in_euros(high)}"


def _steps(allocation: Allocation, board: BoardShare, share: SchoolShare) -> Iterator[Step]:
    yield from _counted(allocation, share)
    yield from _priced(allocation, share)
    yield from _halved(allocation, board)
    yield from _shared(board, share)
    if allocation.estimate:
        yield Step("Alles hierboven is een schatting, omdat niet op de dag van de wet is geteld.")
    if allocation.rule.caveat:
        yield Step(allocation.rule.caveat, source=allocation.rule.source)


def _article(allocation: Allocation, words: str) -> str:
    """The article between brackets, when the rule is of the regulation it belongs to; else nothing."""
    return f" ({words})" if allocation.rule.source.bwb == REGULATION else ""


def _counted(allocation: Allocation, share: SchoolShare) -> Iterator[Step]:
    name = allocation.names.get(share.school, "")
    counted = in_words(allocation.counted_on) if allocation.counted_on else UNKNOWN_DAY
    yield Step(
        f"School {share.school}{f' ({name})' if name else ''} had op {counted} {number(share.pupils)} leerlingen: "
        f"{number(share.general)} algemeen vormend en {number(share.vocational)} beroepsgericht."
    )
    if not share.general.is_exact or not share.vocational.is_exact:
        yield Step("Niet elk aantal is precies bekend. Daarom staat er een laagste en een hoogste bedrag.")
    law = in_words(allocation.count_date)
    yield Step(
        f"Voor {allocation.year} tellen de leerlingen van {law}{_article(allocation, 'artikel 3, tweede lid')}."
        + (f" Geteld is op {counted}: dit is dus een schatting." if allocation.estimate else "")
    )


def _priced(allocation: Allocation, share: SchoolShare) -> Iterator[Step]:
    rule, rates = allocation.rule, allocation.rates
    yield Step(
        f"De regel is {rule.id}, '{rule.title}', bekend sinds {in_words(rule.known_since)}: {rule.source}.",
        source=rule.source,
    )
    either = not share.pupils.is_exact or share.general.high + share.vocational.high != share.pupils.high
    for words, pupils, rate in (
        ("algemeen vormend", share.general, rates.general),
        ("beroepsgericht", share.vocational, rates.vocational),
    ):
        amount = EuroSpan(rate * pupils.low, rate * pupils.high)
        yield Step(f"{number(pupils)} leerlingen {words} x {in_euros(rate)} = {euros(amount)}.", amount, rule.source)
    tail = (
        " Een leerling telt in één soort; de uitersten hierboven kunnen dus niet allebei waar zijn." if either else ""
    )
    yield Step(f"Samen brengt de school {euros(share.amount)} in.{tail}", share.amount)


def _halved(allocation: Allocation, board: BoardShare) -> Iterator[Step]:
    who = (
        f"Bestuur {board.board}"
        if board.board
        else "Het bestuur van deze school is niet bekend; de groep 'geen bestuur'"
    )
    schools = "1 school" if len(board.schools) == 1 else f"{whole(len(board.schools))} scholen"
    yield Step(f"{who} krijgt voor {schools} samen {euros(board.total)}.", board.total, allocation.rule.source)
    odd = board.total.is_exact and board.total.exact.cents % 2 == 1
    yield Step(
        f"De ene helft, {euros(board.individual)}, is voor individuele werkdrukverlichting"
        f"{_article(allocation, 'artikel 2, onder a')}.",
        board.individual,
        allocation.rule.source,
    )
    yield Step(
        f"De andere helft, {euros(board.collective)}, is voor gezamenlijk beleid op de scholen"
        f"{_article(allocation, 'artikel 2, onder b')}." + (" De oneven cent zit in deze helft." if odd else ""),
        board.collective,
        allocation.rule.source,
    )


def _shared(board: BoardShare, share: SchoolShare) -> Iterator[Step]:
    if board.total.high == Euro.zero():
        yield Step("Er is niets te verdelen.", share.collective)
        return
    if len(board.schools) == 1:
        yield Step("De gezamenlijke helft gaat helemaal naar deze ene school.", share.collective)
    else:
        yield from _divided(board, share)
    if len(share.sites) > 1:
        parts = "; ".join(f"{site.site or 'zonder vestigingscode'} {euros(site.collective)}" for site in share.sites)
        yield Step(f"Over de vestigingen, op dezelfde manier: {parts}.", share.collective)


def _divided(board: BoardShare, share: SchoolShare) -> Iterator[Step]:
    yield Step(
        f"De gezamenlijke helft gaat helemaal naar de scholen, naar wat elke school inbrengt: "
        f"{euros(board.collective)} x {euros(share.amount)} / {euros(board.total)} = {euros(share.collective)}.",
        share.collective,
    )
    yield Step("Halve centen gaan naar de grootste resten, zodat de scholen samen precies op de helft uitkomen.")
