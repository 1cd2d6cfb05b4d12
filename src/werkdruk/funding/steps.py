# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The steps from the pupils of one school to its share, each a sentence with its amount and its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from werkdruk.funding import sayings
from werkdruk.funding.allocation import Allocation, BoardShare, EuroSpan, SchoolShare
from werkdruk.funding.refusals import NoSuchSchool
from werkdruk.funding.tally import number
from werkdruk.kernel import Euro, Language, Saying, Source, forms_of

REGULATION = "BWBR0047854"
"""The regulation whose articles are cited; those of the rule of 2022 were not read."""

UNKNOWN_DAY = sayings.UNKNOWN_DAY()


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what was done, what came out, and which rule it rests on."""

    text: str
    amount: EuroSpan | None = None
    source: Source | None = None


def trace(allocation: Allocation, school: str, *, language: Language = Language.NL) -> tuple[Step, ...]:
    """Every step of one school in `language`, in the order of the money.

    Titles of laws stay Dutch. Raises NoSuchSchool when the school is not in the allocation.
    """
    for board in allocation.boards:
        for share in board.schools:
            if share.school == school:
                return tuple(_steps(allocation, board, share, language))
    raise NoSuchSchool(school)


def euros(span: EuroSpan, language: Language = Language.NL) -> str:
    """The amount in words, or its bounds, the smaller one first."""
    amount = forms_of(language).amount
    low, high = sorted((span.low, span.high))
    return amount(low) if low == high else sayings.RANGE(language, low=low, high=high)


def _steps(allocation: Allocation, board: BoardShare, share: SchoolShare, language: Language) -> Iterator[Step]:
    yield from _counted(allocation, share, language)
    yield from _priced(allocation, share, language)
    yield from _halved(allocation, board, language)
    yield from _shared(board, share, language)
    if allocation.estimate:
        yield Step(sayings.ESTIMATE(language))
    if allocation.rule.caveat:
        yield Step(allocation.rule.caveat_in(language), source=allocation.rule.source)


def _article(allocation: Allocation, article: Saying) -> Saying | str:
    """The article between brackets, when the rule is of the regulation it belongs to; else nothing."""
    return article if allocation.rule.source.bwb == REGULATION else ""


def _counted(allocation: Allocation, share: SchoolShare, language: Language) -> Iterator[Step]:
    name = allocation.names.get(share.school, "")
    counted = allocation.counted_on or sayings.UNKNOWN_DAY
    words = sayings.COUNTED(
        language,
        school=f"{share.school} ({name})" if name else share.school,
        counted=counted,
        pupils=number(share.pupils, language),
        general=number(share.general, language),
        vocational=number(share.vocational, language),
    )
    yield Step(words)
    if not share.general.is_exact or not share.vocational.is_exact:
        yield Step(sayings.NOT_EXACT(language))
    words = sayings.COUNT_DATE(
        language,
        year=allocation.year,
        law=allocation.count_date,
        article=_article(allocation, sayings.ARTICLE_3),
        estimate=sayings.COUNTED_ANOTHER_DAY.told(counted=counted) if allocation.estimate else "",
    )
    yield Step(words)


def _priced(allocation: Allocation, share: SchoolShare, language: Language) -> Iterator[Step]:
    rule, rates = allocation.rule, allocation.rates
    title, source = rule.called(language), rule.source
    yield Step(sayings.RULE(language, id=rule.id, title=title, since=rule.known_since, source=source), source=source)
    either = not share.pupils.is_exact or share.general.high + share.vocational.high != share.pupils.high
    for kind, pupils, rate in (
        (sayings.GENERAL, share.general, rates.general),
        (sayings.VOCATIONAL, share.vocational, rates.vocational),
    ):
        amount = EuroSpan(rate * pupils.low, rate * pupils.high)
        many, made = number(pupils, language), euros(amount, language)
        yield Step(sayings.PRICED(language, pupils=many, kind=kind, rate=rate, amount=made), amount, source)
    made = euros(share.amount, language)
    yield Step(sayings.TOGETHER(language, amount=made, either=sayings.EITHER if either else ""), share.amount)


def _halved(allocation: Allocation, board: BoardShare, language: Language) -> Iterator[Step]:
    source, count = allocation.rule.source, len(board.schools)
    words = sayings.OF_BOARD(
        language,
        who=sayings.BOARD.told(board=board.board) if board.board else sayings.NO_BOARD,
        schools=sayings.ONE_SCHOOL if count == 1 else sayings.SCHOOLS.told(count=count),
        total=euros(board.total, language),
    )
    yield Step(words, board.total, source)
    odd = board.total.is_exact and board.total.exact.cents % 2 == 1
    article = _article(allocation, sayings.ARTICLE_2_A)
    half = euros(board.individual, language)
    yield Step(sayings.INDIVIDUAL(language, half=half, article=article), board.individual, source)
    words = sayings.COLLECTIVE(
        language,
        half=euros(board.collective, language),
        article=_article(allocation, sayings.ARTICLE_2_B),
        odd=sayings.ODD_CENT if odd else "",
    )
    yield Step(words, board.collective, source)


def _shared(board: BoardShare, share: SchoolShare, language: Language) -> Iterator[Step]:
    if board.total.high == Euro.zero():
        yield Step(sayings.NOTHING(language), share.collective)
        return
    if len(board.schools) == 1:
        yield Step(sayings.ALL_TO_ONE(language), share.collective)
    else:
        yield from _divided(board, share, language)
    if len(share.sites) > 1:
        parts = "; ".join(
            f"{site.site or sayings.NO_SITE(language)} {euros(site.collective, language)}" for site in share.sites
        )
        yield Step(sayings.SITES(language, parts=parts), share.collective)


def _divided(board: BoardShare, share: SchoolShare, language: Language) -> Iterator[Step]:
    words = sayings.DIVIDED(
        language,
        collective=euros(board.collective, language),
        amount=euros(share.amount, language),
        total=euros(board.total, language),
        share=euros(share.collective, language),
    )
    yield Step(words, share.collective)
    yield Step(sayings.ROUNDED(language))
