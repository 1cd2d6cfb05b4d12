# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The outcome of a vote, counted again from what is kept, with the reason of every win and every loss.

Works from what is kept of a count, so for votes by login and by keys alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from werkdruk.deciding.box import Disclosure
from werkdruk.deciding.counting.why import telling, words
from werkdruk.evaluation.suppression import FLOOR
from werkdruk.kernel import Euro
from werkdruk.planning import fits
from werkdruk.web.models import CountedOutcome, Proposal, Round, User, Year
from werkdruk.web.queries.counts import Counted, NotTheSame, recount, round_of
from werkdruk.web.queries.groups_got import GroupRow, GroupsGot, groups_got, turnout_of
from werkdruk.web.queries.pots import year_pot
from werkdruk.web.queries.promises import Promise, promises_of
from werkdruk.web.queries.recounts import CountFile, file_name, file_of, files_of, may_see
from werkdruk.web.queries.rounds import agreements
from werkdruk.web.queries.verdicts import Verdict, explained, pot_of, shown_of, verdicts_of
from werkdruk.web.wording import language

Turnout = GroupRow
"""How many of a group voted."""

__all__ = [
    "Promise",
    "ResultPage",
    "Turnout",
    "Verdict",
    "file_name",
    "file_of",
    "result_at",
    "result_of",
    "verdict_of",
]


@dataclass(frozen=True, slots=True)
class PotBar:
    """The pot as the bar wants it: what is chosen is not committed yet."""

    received: Euro
    chosen: Euro
    committed: Euro
    spent: Euro
    left: Euro


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The outcome of a vote.

    `tells_totals` is False when fewer people voted than the floor. `findings` say how near and how fair it was,
    `story` how it was decided, `first_story` how support staff chose from their part, empty where there was none;
    `floor_explains` that a group may have less than its part because money was set aside first.
    `files` are those that the reader may have; `council_only` says that it is the council alone that may.
    """

    round: int
    unit: str
    by_keys: bool
    winners: tuple[Verdict, ...]
    losers: tuple[Verdict, ...]
    bar: PotBar
    story: str
    first_story: str
    ties: tuple[str, ...]
    findings: tuple[str, ...]
    floor_explains: bool
    promises: tuple[Promise, ...]
    got: GroupsGot
    ballots: int
    electorate: int
    turnout: tuple[GroupRow, ...]
    floor: int
    tells_totals: bool
    shows_ballots: bool
    council_only: bool
    agreements: tuple[str, ...]
    opened_on: date
    counted_on: date
    lot: str
    files: tuple[CountFile, ...]
    digest: str
    election_digest: str


def kept_of(opened: Round) -> CountedOutcome | None:
    """What is kept of the count of a round; None before it."""
    return CountedOutcome.objects.select_related("round__year__school", "round__unit").filter(round=opened).first()


def result_of(year: Year, user: User | None = None) -> ResultPage | None:
    """The outcome of the vote of the school, else of the first unit; None before it is counted. Raises NotTheSame."""
    opened = round_of(year)
    return None if opened is None else result_at(opened, user)


def result_at(opened: Round, user: User | None = None) -> ResultPage | None:
    """The outcome of a round for somebody; None before it is counted. Raises NotTheSame as `recount` does."""
    kept = kept_of(opened)
    if kept is None:
        return None
    counted = recount(kept)
    shown = shown_of(counted)
    tells = shown is not Disclosure.NOTHING
    verdicts = verdicts_of(kept.round.year, counted)
    winners = tuple(sorted((each for each in verdicts if each.place), key=lambda each: each.place))
    pot = pot_of(counted)
    fit = fits([verdict.price for verdict in winners], pot)
    return ResultPage(
        round=opened.pk,
        unit=kept.round.unit.name if kept.round.unit else "",
        by_keys=opened.by_keys,
        winners=winners,
        losers=tuple(each for each in verdicts if not each.place),
        bar=PotBar(pot, fit.asked, Euro.zero(), Euro.zero(), fit.left),
        story=_story(counted, verdicts) if tells else "",
        first_story=_first_story(counted),
        ties=_ties(counted) if tells else (),
        findings=_findings(counted) if tells and _may_calculate(counted, verdicts) else (),
        floor_explains=tells and _is_unfair_by_floor(counted),
        promises=promises_of(kept.round, counted, verdicts),
        got=groups_got(kept.round, counted) if tells else GroupsGot(),
        ballots=counted.outcome.voters,
        electorate=kept.round.electorate,
        turnout=turnout_of(kept.round) if tells else (),
        floor=FLOOR,
        tells_totals=tells,
        shows_ballots=shown is Disclosure.BALLOTS,
        council_only=shown is Disclosure.TOTALS,
        agreements=agreements(kept.round.year, kept.round.unit),
        opened_on=kept.round.opens,
        counted_on=kept.counted_on,
        lot=", ".join(str(number) for number in kept.round.lot),
        files=files_of(opened, counted, kept) if user is not None and may_see(opened, counted, user) else (),
        digest=counted.digest,
        election_digest=counted.outcome.digest,
    )


def pot_now(year: Year, on: date) -> Euro:
    """The pot of the year as known on a day; the vote was about what was known when it opened."""
    return year_pot(year, on).pot.total


def verdict_of(proposal: Proposal) -> Verdict | None:
    """What the counts of its year say of a proposal; None before it, off the ballot, and where none is shown."""
    for opened in Round.objects.filter(year=proposal.year, outcome__isnull=False):
        if proposal.number not in opened.lot:
            continue
        kept = kept_of(opened)
        try:
            found = [] if kept is None else verdicts_of(proposal.year, recount(kept))
        except NotTheSame:
            return None
        return next((each for each in found if each.number == proposal.number), None)
    return None


def is_counted(opened: Round | None) -> bool:
    """Whether a vote is counted."""
    return opened is not None and CountedOutcome.objects.filter(round=opened).exists()


def _may_calculate(counted: Counted, verdicts: list[Verdict]) -> bool:
    """Whether amounts of the count may stand here; a price over an amount can tell a number of votes that is hidden."""
    return shown_of(counted) is Disclosure.BALLOTS or all(each.votes and each.votes.is_exact for each in verdicts)


def _story(counted: Counted, verdicts: list[Verdict]) -> str:
    """How it was decided; without amounts where they would tell a number of votes that is hidden."""
    if _may_calculate(counted, verdicts):
        return words.story(counted.outcome, language=language())
    return _("De bedragen van deze telling staan hier niet. Daaruit kun je uitrekenen hoe een kleine groep stemde.")


def _first_story(counted: Counted) -> str:
    """How support staff chose from their part; empty where there was none, or where too few of them voted."""
    first = counted.first
    return words.story(first, language=language()) if first is not None and first.voters >= FLOOR else ""


def _ties(counted: Counted) -> tuple[str, ...]:
    outcome = counted.outcome
    return tuple(words.tie(event, outcome.election, language=language()) for event in outcome.ties)


def _is_unfair_by_floor(counted: Counted) -> bool:
    """Whether a group got less than its part in a count where money was set aside first, which can be why."""
    checked = explained(counted)[0].fairness
    aside = counted.first is not None or counted.rule.floor > 0
    return aside and checked is not None and not checked.passes


def _findings(counted: Counted) -> tuple[str, ...]:
    """How near it was, between what pots the same is chosen, whether every group got its part, and how even it is."""
    everybody, _first = explained(counted)
    reader = language()
    return (
        *(telling.near_tie(near, counted.outcome, language=reader) for near in everybody.told_near),
        *telling.sureness(everybody, language=reader),
        *telling.fairly(everybody, language=reader),
        *telling.evenness(everybody, language=reader),
    )
