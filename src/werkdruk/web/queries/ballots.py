# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ballots of a vote by login, with what the list of voters says of who gave each: home unit, group, job.

What stands here says who voted what. It is for counting, and for what is shown of groups large enough; never for a
page or a file as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from werkdruk.deciding import counting
from werkdruk.deciding.counting import PartTime, Rule
from werkdruk.deciding.counting.set_aside import first_election
from werkdruk.deciding.people import Elector, FunctionGroup
from werkdruk.kernel import Euro
from werkdruk.web.models import Appointment, Approval, Proposal, Round
from werkdruk.web.queries.counts import CENTS, Candidate

FULL_TIME = 100


@dataclass(frozen=True, slots=True)
class CastBallot:
    """One ballot: who gave it, None for somebody the list of voters does not know, and its choices."""

    elector: Elector | None
    choices: tuple[str, ...]

    @property
    def is_support(self) -> bool:
        """Whether it is of somebody of the support staff."""
        return self.elector is not None and self.elector.group is FunctionGroup.OOP

    def labelled(self, rule: Rule, units: frozenset[str]) -> counting.Ballot:
        """The ballot with what the rule must know of the voter: a unit of `units` for a floor, the size of the job."""
        home = self.elector.home if self.elector is not None and rule.floor else ""
        job = self.elector.fte_hundredths if self.elector is not None else FULL_TIME
        weight = Fraction(1) if rule.part_time is PartTime.PERSON else Fraction(job or FULL_TIME, FULL_TIME)
        return counting.Ballot(self.choices, weight=weight, unit=home if home in units else "")


def electors_of(opened: Round) -> dict[str, Elector]:
    """Who could vote in a round, by number; empty for a round from before that list was kept."""
    rows = (opened.electors or {}).get("electors", [])
    return {
        row["number"]: Elector(row["number"], FunctionGroup(row["group"]), row["fte_hundredths"], row["home"])
        for row in rows
    }


def electors_by_user(opened: Round) -> dict[int, Elector]:
    """Who could vote in a round, by the id of the log-in.

    Somebody who had no personnel number yet stands in the list by the code of the log-in, also when a staff list has
    given a number since.
    """
    electors = electors_of(opened)
    rows = Appointment.objects.filter(school=opened.year.school).values_list("user_id", "number", "user__code")
    found = {user: electors.get(number) or electors.get(code) for user, number, code in rows}
    return {user: elector for user, elector in found.items() if elector is not None}


def cast_ballots(opened: Round) -> tuple[CastBallot, ...]:
    """The ballots of a round, in no order that tells anything."""
    electors = electors_by_user(opened)
    chosen: dict[int, list[str]] = {}
    voters = dict(opened.ballots.values_list("pk", "voter_id"))
    for ballot, number in Approval.objects.filter(ballot__round=opened).values_list("ballot", "proposal__number"):
        chosen.setdefault(ballot, []).append(str(number))
    found = [CastBallot(electors.get(voter), tuple(sorted(chosen.get(ballot, ())))) for ballot, voter in voters.items()]
    return tuple(sorted(found, key=lambda each: (each.choices, each.elector.number if each.elector else "")))


def by_support_staff(opened: Round) -> frozenset[str]:
    """The numbers of the proposals on the ballot that somebody of the support staff made."""
    electors = electors_by_user(opened)
    rows = Proposal.objects.filter(year=opened.year, number__in=opened.lot).values_list("number", "author_id")
    groups = {number: electors.get(author) for number, author in rows}
    return frozenset(
        str(number) for number, elector in groups.items() if elector and elector.group is FunctionGroup.OOP
    )


def candidates_of(opened: Round, *, with_units: bool) -> tuple[Candidate, ...]:
    """What stands on the ballot, by number; `with_units` where a floor asks whose each is."""
    rows = Proposal.objects.select_related("unit").filter(year=opened.year, number__in=opened.lot).order_by("number")
    return tuple(Candidate(row.number, row.title, row.price, row.unit.name if with_units else "") for row in rows)


def first_text_of(
    candidates: Iterable[Candidate], ballots: Iterable[CastBallot], rule: Rule, pot: Euro
) -> counting.Election | None:
    """What support staff choose from first: their candidates and ballots, and their part of the pot; or None."""
    return first_election(
        [counting.Project(str(each.number), each.price.cents, " ".join(each.title.split())) for each in candidates],
        [each.labelled(rule, frozenset()) for each in ballots if each.is_support],
        pot.cents,
        scale=CENTS,
    )
