# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the frames promised to units and to support staff, held beside what a count gave them.

All figures here are prices of proposals and numbers of people on the list of voters: nothing in them comes from one
ballot, so they may be told of a small unit as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from werkdruk.deciding.counting.why.floors import unit_floors
from werkdruk.deciding.frames import Frames, forbids, promised
from werkdruk.deciding.frames.steps import Give
from werkdruk.deciding.people import FunctionGroup
from werkdruk.kernel import Euro
from werkdruk.web.models import Round
from werkdruk.web.queries.ballots import by_support_staff, electors_of
from werkdruk.web.queries.counts import Counted
from werkdruk.web.queries.frames import framed_id, frozen_frames
from werkdruk.web.queries.verdicts import Verdict
from werkdruk.web.wording import language


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise of the frames: to a unit by name, or to support staff with an empty one.

    `wished` is what all its proposals on the ballot cost, `given` those of them that were chosen. When it is not met
    `finding` is what the frames say to that. `is_right` says that the count was gone through again and nothing of its
    own was left out that its voters could still pay for.
    """

    unit: str
    promised: Euro
    wished: Euro
    given: Euro
    finding: str
    is_right: bool

    @property
    def is_met(self) -> bool:
        """Whether it got what was promised, or all it wished for."""
        return self.given >= min(self.promised, self.wished)


def promises_of(opened: Round, counted: Counted, verdicts: Iterable[Verdict]) -> tuple[Promise, ...]:
    """The promises about a counted round; empty where no frames hold or nothing is set aside."""
    frames = frozen_frames(opened.year)
    if frames is None:
        return ()
    known = tuple(verdicts)
    return (*_to_units(frames, opened, counted, known), *_to_support(frames, opened, counted, known))


def _to_units(frames: Frames, opened: Round, counted: Counted, verdicts: tuple[Verdict, ...]) -> Iterator[Promise]:
    if not frames.floors.units or opened.unit is not None:
        return
    homes = [elector.home for elector in electors_of(opened).values()]
    floors = unit_floors(counted.outcome)
    for unit in opened.year.school.units.order_by("name"):
        framed = frames.unit(framed_id(unit))
        people = homes.count(unit.name)
        if framed is None or not people:
            continue
        mine = [each for each in verdicts if each.unit == unit.name]
        share = Fraction(people, len(homes))
        give = Give(framed.id, opened.pot, share, _cost(mine), _cost(each for each in mine if each.place))
        kept = floors.get(unit.name)
        yield _promise(frames, give, unit.name, frames.floors.units * share, is_right=kept is None or not kept.payable)


def _to_support(frames: Frames, opened: Round, counted: Counted, verdicts: tuple[Verdict, ...]) -> Iterator[Promise]:
    people = [elector for elector in electors_of(opened).values() if elector.group is FunctionGroup.OOP]
    if not frames.floors.oop or not people:
        return
    codes = by_support_staff(opened)
    mine = [each for each in verdicts if str(each.number) in codes]
    give = Give(None, opened.pot, Fraction(1), _cost(mine), _cost(each for each in mine if each.place))
    yield _promise(frames, give, "", frames.floors.oop, is_right=_nothing_left_out(counted))


def _promise(frames: Frames, give: Give, unit: str, part: Fraction, *, is_right: bool) -> Promise:
    found = " ".join(refusal.words(language()) for refusal in forbids(frames, give))
    return Promise(unit, promised(give.pot, part), give.wished, give.given, found, is_right)


def _nothing_left_out(counted: Counted) -> bool:
    """Whether no proposal that support staff voted for and that lost still fits in what their part has left."""
    first = counted.first
    if first is None:
        return True
    won, left = set(counted.steps.winners), first.budget - first.cost
    votes = first.election.votes
    return all(project.id in won or not votes[project.id] or project.cost > left for project in first.election.projects)


def _cost(verdicts: Iterable[Verdict]) -> Euro:
    return Euro.sum(each.price for each in verdicts)
