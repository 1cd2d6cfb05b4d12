# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The count of a round: always from the text of its `.pb` file, so that everybody counts what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from django.db.models import F

from werkdruk.deciding.box import RoundState
from werkdruk.deciding.counting import (
    BadElection,
    Ballot,
    Completion,
    Election,
    Method,
    Misfit,
    Outcome,
    PartTime,
    Project,
    Rule,
    TieOrder,
    Undecided,
    Utility,
    parse_pb,
    write_pb,
)
from werkdruk.deciding.counting.set_aside import TwoSteps, in_units, two_steps
from werkdruk.kernel import Euro, WerkdrukError, digest
from werkdruk.web.models import CountedOutcome, Round, SetAside, Year

CENTS = 100
STEP_EUROS = 1
"""What completion adds to every purse each time: as small as the officials of Assen and Świecie took it."""
RULE = f"mes/cost/add1/{STEP_EUROS}/cost,votes,lot"
"""Method, worth, completion, its step in euros, and how ties are broken. Kept with every count."""


class NotTheSame(WerkdrukError):
    """A kept election that does not give the outcome kept with it: one was changed. `found` is empty without any."""

    def __init__(self, kept: str, found: str) -> None:
        super().__init__(f"the outcome kept is {kept}, the count gives {found}")
        self.kept = kept
        self.found = found


@dataclass(frozen=True, slots=True)
class Counted:
    """A whole election as its text, its outcome, and the fingerprint of both together.

    Where a part of the pot was first for support staff, `first` is what they chose from it, and `outcome` the count of
    what was left; without one `outcome` is of the whole `election`. `rule` is that of the whole.
    """

    text: str
    election: Election
    outcome: Outcome
    digest: str
    rule: Rule
    first: Outcome | None = None

    def __hash__(self) -> int:
        return hash(self.digest)

    @property
    def steps(self) -> TwoSteps:
        """Both counts as one."""
        return TwoSteps(self.first, self.outcome)

    def of(self, project: str) -> Outcome:
        """The count that decided about a proposal: the first where it won in it."""
        return self.first if self.first and project in self.first.winners else self.outcome


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal on the ballot: its number in the year, what people call it, its price, and its unit for a floor."""

    number: int
    title: str
    price: Euro
    unit: str = ""


def election_text(
    candidates: Iterable[Candidate], ballots: Iterable[Iterable[int] | Ballot], pot: Euro, **facts: str
) -> str:
    """The `.pb` file of a round: prices to the cent, ballots sorted by what is on them and numbered from 1.

    Nothing in it says who a voter is, or when somebody voted; a ballot bears a unit or a weight only when it is given
    one. Raises BadElection when nobody voted.
    """
    election = Election.of(
        projects=[
            Project(str(each.number), each.price.cents, " ".join(each.title.split()), each.unit) for each in candidates
        ],
        ballots=[each if isinstance(each, Ballot) else Ballot(tuple(map(str, each))) for each in ballots],
        budget=pot.cents,
        scale=CENTS,
        facts=tuple(facts.items()),
    )
    return write_pb(election)


def rule_of(text: str, scale: int, lot: tuple[str, ...]) -> Rule:
    """The rule as it is kept with a count, for an election of which `scale` units are one euro, and its lot."""
    method, utility, completion, step, ties, *more = text.split("/")
    said = dict(each.split("=") for each in more)
    return Rule(
        method=Method(method),
        utility=Utility(utility),
        completion=Completion(completion),
        step=Fraction(step.replace(":", "/")) * scale,
        ties=TieOrder.parse(ties, lot),
        part_time=PartTime(said.get("part-time", PartTime.PERSON)),
        floor=Fraction(said.get("floor", "0").replace(":", "/")),
        threshold=int(said.get("threshold", "0")),
        misfit=Misfit(said.get("misfit", Misfit.SKIP)),
    )


def rule_text(rule: Rule) -> str:
    """A rule as it is kept with a count; its step is in euros, as frames say it. The lot is kept with the round."""
    usual = Rule()
    more = {
        "part-time": str(rule.part_time),
        "floor": str(rule.floor),
        "threshold": str(rule.threshold),
        "misfit": str(rule.misfit),
    }
    plain = {
        "part-time": str(usual.part_time),
        "floor": str(usual.floor),
        "threshold": str(usual.threshold),
        "misfit": str(usual.misfit),
    }
    parts = [str(rule.method), str(rule.utility), str(rule.completion), str(rule.step), str(rule.ties)]
    parts += [f"{name}={value}" for name, value in more.items() if value != plain[name]]
    return "/".join(part.replace("/", ":") for part in parts)


@lru_cache(maxsize=32)
def count(text: str, lot: tuple[str, ...], rule: str = RULE, aside: str = "") -> Counted:
    """The count of a `.pb` file by a rule, with the lot that was drawn before the vote.

    `aside` is the file of what support staff chose from first, where a part was set aside for them. Remembered per
    text, lot and rule: the same input gives the same outcome, and a large count takes a moment.
    """
    election, _problems = parse_pb(text)
    first = parse_pb(aside)[0] if aside else None
    if first is not None:
        scale = max(election.scale, first.scale)  # both are powers of ten
        election, first = in_units(election, scale), in_units(first, scale)
    whole = rule_of(rule, election.scale, lot)
    steps = two_steps(election, first, whole)
    digest_of = fingerprint(text, rule, steps.second)
    if steps.first is not None:
        digest_of = digest([digest_of, fingerprint(aside, rule, steps.first)])
    return Counted(text, election, steps.second, digest_of, whole, steps.first)


def fingerprint(text: str, rule: str, outcome: Outcome) -> str:
    """The fingerprint of an election, its rule and what came out; the same whichever engine counted."""
    return digest(
        {
            "election": text,
            "rule": rule,
            "winners": outcome.winners,
            "prices": [str(bought.price) for bought in outcome.rounds],
            "ties": [(tie.round, tie.equal, tie.decided_by) for tie in outcome.ties],
            "purse": str(outcome.level),
            "stop": outcome.stop,
        }
    )


def lot_of(numbers: Sequence[int]) -> tuple[str, ...]:
    """The lot as the count wants it."""
    return tuple(map(str, numbers))


def recount(kept: CountedOutcome) -> Counted:
    """The outcome, counted again from what is kept. Raises NotTheSame when it is not the outcome that was kept."""
    try:
        aside = SetAside.objects.filter(outcome_id=kept.pk).values_list("election", flat=True).first()
        counted = count(kept.election, lot_of(kept.round.lot), kept.rule, aside or "")
    except (BadElection, Undecided, ValueError) as fault:
        raise NotTheSame(kept.digest, "") from fault
    if counted.digest != kept.digest:
        raise NotTheSame(kept.digest, counted.digest)
    return counted


def count_of(year: Year) -> Counted | None:
    """The counted vote of a year; None before the count. Raises NotTheSame."""
    kept = CountedOutcome.objects.select_related("round").filter(round__year=year).first()
    return None if kept is None else recount(kept)


def round_of(year: Year) -> Round | None:
    """The vote of the whole school, else the first one of a unit; None before any is opened."""
    rows = Round.objects.filter(year=year).exclude(state=str(RoundState.VOID))
    return rows.order_by(F("unit_id").asc(nulls_first=True), "id").first()


def rounds_of(year: Year) -> tuple[Round, ...]:
    """All votes of a year: that of the school first, then by unit."""
    rows = Round.objects.select_related("unit", "year__school").filter(year=year).exclude(state=str(RoundState.VOID))
    return tuple(sorted(rows, key=lambda row: (row.unit is not None, row.unit.name if row.unit else "")))
