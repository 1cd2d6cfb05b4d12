# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What became of somebody's own vote by login: for that person alone, and of others no more than anybody may read."""

from __future__ import annotations

from dataclasses import dataclass

from werkdruk.deciding.box import Disclosure
from werkdruk.deciding.counting import Outcome, letter, receipt
from werkdruk.deciding.counting.why.groups import type_of
from werkdruk.web.models import Approval, Ballot, Round, User
from werkdruk.web.queries.ballots import CastBallot, electors_by_user
from werkdruk.web.queries.counts import Counted, recount
from werkdruk.web.queries.results import kept_of
from werkdruk.web.queries.verdicts import Verdict, shown_of, verdicts_of
from werkdruk.web.wording import language


@dataclass(frozen=True, slots=True)
class OwnVote:
    """A vote with what became of it. `lines` say what it paid for, in the first step before the second.

    `chosen` and `lost` are the proposals it was for. Empty lines where so few voted that amounts would tell about
    others.
    """

    chosen: tuple[Verdict, ...]
    lost: tuple[Verdict, ...]
    first_lines: tuple[str, ...]
    lines: tuple[str, ...]


def has_voted(opened: Round, user: User) -> bool:
    """Whether this very person voted in a round by login; in one by keys nobody knows."""
    return not opened.by_keys and Ballot.objects.filter(round=opened, voter=user).exists()


def own_vote(opened: Round, user: User) -> OwnVote | None:
    """What became of the vote of this very person; None before the count, and for who did not vote in it by login.

    Raises NotTheSame when what is kept was changed.
    """
    kept = kept_of(opened)
    ballot = Ballot.objects.filter(round=opened, voter=user).first()
    if kept is None or ballot is None:
        return None
    counted = recount(kept)
    numbers = Approval.objects.filter(ballot=ballot).values_list("proposal__number", flat=True)
    cast = CastBallot(electors_by_user(opened).get(user.pk), tuple(sorted(map(str, numbers))))
    verdicts = [each for each in verdicts_of(opened.year, counted) if str(each.number) in cast.choices]
    tells = shown_of(counted) is not Disclosure.NOTHING
    return OwnVote(
        chosen=tuple(sorted((each for each in verdicts if each.place), key=lambda each: each.place)),
        lost=tuple(each for each in verdicts if not each.place),
        first_lines=_lines(counted.first, cast, counted) if tells and cast.is_support else (),
        lines=_lines(counted.outcome, cast, counted) if tells else (),
    )


def _lines(outcome: Outcome | None, cast: CastBallot, counted: Counted) -> tuple[str, ...]:
    """What a step asked of this ballot and what it kept; why others lost stands beside them, as anybody reads it."""
    if outcome is None:
        return ()
    units = frozenset(project.unit for project in counted.election.projects if project.unit)
    number = type_of(outcome, cast.labelled(outcome.rule, units))
    if number is None:
        return ()
    found = receipt(outcome, number)
    told = type(found)(found.voter, found.type, found.purse, found.lines, found.left, ())
    return letter(told, outcome, language=language())
