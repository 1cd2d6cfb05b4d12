# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pot of a school year, line by line, as the ledger has it; what is not booked yet is an estimate, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk import funding, rules
from werkdruk.deciding.years import Phase
from werkdruk.kernel import CalendarYear, Euro, SchoolYear
from werkdruk.ledger import Account, AccountKind, Earmark, Entry, Journal, Position, position
from werkdruk.planning import Pot, PotLine, PotLineKind, Step, YearMoney, fits
from werkdruk.rules import NoRule
from werkdruk.web.models import Allocation, Plan, PlanLine, Proposal, Year
from werkdruk.web.queries.awards import (
    SCHEME,
    awards_of,
    earmark_of,
    expected_award,
    shares_of,
    steps_of,
    worked_out,
)
from werkdruk.web.queries.ledger import load_entries
from werkdruk.web.wording import day, euro, language

TRANSITION = "vo-transition"
JANUARY_TO_JULY = 7
SPANS = {
    5: gettext_lazy("%(months)s van de 12 maanden van %(year)s (augustus tot en met december)"),
    JANUARY_TO_JULY: gettext_lazy("%(months)s van de 12 maanden van %(year)s (januari tot en met juli)"),
}
NO_LONGER_PLANS = ("lapsed", "withdrawn")
"""States in which a plan chooses nothing any more."""


@dataclass(frozen=True, slots=True)
class TracedLine:
    """One line of a pot with where it comes from, and what of it the board still has to pass on (or take back)."""

    line: PotLine
    steps: tuple[Step, ...]
    owed: Euro
    is_awarded: bool
    """Whether the state awarded it; else it is what we expect."""


@dataclass(frozen=True, slots=True)
class YearPot:
    """All that is known of the pot of a school year; no amount is made up for the `unknown` funding years."""

    pot: Pot
    lines: tuple[TracedLine, ...]
    unknown: tuple[CalendarYear, ...]
    position: Position

    @property
    def is_estimate(self) -> bool:
        """Whether part of it was not awarded yet."""
        return any(not traced.is_awarded for traced in self.lines)

    @property
    def is_waiting(self) -> bool:
        """Whether the board still has to pass on part of what was awarded."""
        return any(traced.is_awarded and bool(traced.owed) for traced in self.lines)

    @property
    def is_passed_on(self) -> bool:
        """Whether the board passed anything on for this school year, or anything was carried into it."""
        return bool(self.position.received_in_all) or bool(self.position.carried_in)


@dataclass(frozen=True, slots=True)
class PotParts:
    """A pot in the parts of its bar: received = chosen + committed + spent + left.

    `chosen` is chosen and not committed yet; `chosen_in_all` is all of the plan. What was carried to the next year is
    left over in this one, as in the account; from then on (or once the year is accounted for) nothing waits to be
    committed.
    """

    received: Euro
    chosen: Euro
    committed: Euro
    spent: Euro
    left: Euro
    chosen_in_all: Euro


def pot_of_year(year: Year, on: date) -> Pot:
    """The pot of a school year as known on a day; estimates are marked, funding years without a rule are not in it."""
    return year_pot(year, on).pot


def position_of_year(year: Year, on: date) -> Position:
    """Where the money of a school year is at the end of a day, as the ledger has it."""
    return position(load_entries(school=year.school.brin), year.school.brin, year.school_year, on=on)


def parts_of_year(year: Year, on: date) -> PotParts:
    """The pot of a school year in the parts of its bar."""
    return parts_of(year, year_pot(year, on))


def parts_of(year: Year, found: YearPot) -> PotParts:
    """The parts of a pot that is known already."""
    place = found.position
    chosen = chosen_of_year(year)
    booked = [place.committed_in_all, place.spent_in_all]
    is_closed = bool(place.carried_out) or Phase(year.phase) is Phase.ACCOUNTED
    rest = Euro.zero() if is_closed else fits(booked, chosen).left
    used = fits([*booked, rest], found.pot.total)
    return PotParts(
        received=found.pot.total,
        chosen=rest,
        committed=place.committed_in_all,
        spent=place.spent_in_all,
        left=used.left - used.over,
        chosen_in_all=chosen,
    )


def chosen_of_year(year: Year) -> Euro:
    """What was chosen: the latest plan that stands, before there is one the proposals that won."""
    plan = Plan.objects.filter(year=year).exclude(state__in=NO_LONGER_PLANS).order_by("version").last()
    if plan is not None:
        return Euro.sum(PlanLine.objects.filter(plan=plan).values_list("amount", flat=True))
    return Euro.sum(Proposal.objects.filter(year=year, state="chosen").values_list("price", flat=True))


def year_pot(year: Year, on: date) -> YearPot:
    """The pot of a school year as known on a day, with the trace of every line."""
    entries = tuple(entry for entry in load_entries(school=year.school.brin) if entry.on <= on)
    place = position(entries, year.school.brin, year.school_year)
    maker = _Lines(year, on, entries, place)
    lines = tuple(maker.lines())
    pot = Pot(year.school_year, tuple(traced.line for traced in lines))
    return YearPot(pot, lines, tuple(maker.unknown), place)


class _Lines:
    """Makes the lines of one pot; `unknown` fills up with the funding years nothing is known of."""

    def __init__(self, year: Year, on: date, entries: Journal, place: Position) -> None:
        self.year = year
        self.on = on
        self.entries = entries
        self.place = place
        self.brin = year.school.brin
        self.board = year.school.board
        self.awards = awards_of(self.board, on)
        self.unknown: list[CalendarYear] = []

    def lines(self) -> Iterator[TracedLine]:
        """A line per funding year, one per one-off sum, one per sum carried in."""
        own = {}
        for funding_year, months in self.year.school_year.months_by_calendar_year().items():
            own[earmark_of(self.board, funding_year)] = months
            line = self._of_funding_year(funding_year, months)
            if line is None:
                self.unknown.append(funding_year)
            else:
                yield line
        for earmark, amount in self.place.received.items():
            if earmark not in own and amount:
                yield self._one_off(earmark, amount)
        yield from self._carried()

    def _of_funding_year(self, funding_year: CalendarYear, months: int) -> TracedLine | None:
        received = self.place.received.get(earmark_of(self.board, funding_year))
        award = self._latest(funding_year)
        if award is not None:
            return self._awarded(award, months, received)
        if received is not None:
            steps = self._passed(earmark_of(self.board, funding_year))
            return TracedLine(self._line(funding_year, months, received), steps, Euro.zero(), is_awarded=True)
        expected = expected_award(self.board, funding_year, self.on)
        return None if expected is None else self._expected(expected, months)

    def _latest(self, funding_year: CalendarYear) -> Allocation | None:
        """The award that counts, when this school has a share in it."""
        award = self.awards.get(funding_year, (None,))[-1]
        return award if award is not None and self.brin in shares_of(award) else None

    def _awarded(self, award: Allocation, months: int, received: Euro | None) -> TracedLine:
        found = worked_out(award)
        share = shares_of(award)[self.brin]
        due = _part(found.year, share, self.year)
        has = Euro.zero() if received is None else received
        steps = (*steps_of(found, self.brin), self._months_step(share, due, months, found.year))
        line = self._line(found.year, months, due if received is None else has, award.rule, estimate=received is None)
        steps += self._passed(earmark_of(self.board, found.year))
        if due != has:
            more, less = _("Het bestuur moet hiervan nog doorgeven:"), _("Het bestuur boekt hiervan nog terug:")
            steps += (Step(more if due > has else less, due - has),)
        return TracedLine(line, steps, due - has, is_awarded=True)

    def _expected(self, found: funding.Allocation, months: int) -> TracedLine | None:
        amounts = funding.amounts(found)
        if self.brin not in amounts:
            return None
        share = amounts[self.brin].collective.exact
        part = _part(found.year, share, self.year)
        steps = (*steps_of(found, self.brin), self._months_step(share, part, months, found.year))
        line = self._line(found.year, months, part, found.rule.id, estimate=True)
        return TracedLine(line, steps, Euro.zero(), is_awarded=False)

    def _line(
        self, funding_year: CalendarYear, months: int, amount: Euro, rule: str = "", *, estimate: bool = False
    ) -> PotLine:
        source = _months_of(months, funding_year)
        return PotLine(PotLineKind.FUNDING, amount, estimate, source, funding_year, months, rule)

    def _months_step(self, share: Euro, part: Euro, months: int, funding_year: CalendarYear) -> Step:
        words = _("%(span)s vallen in schooljaar %(school_year)s: %(share)s x %(months)s / 12 = %(part)s.") % {
            "span": _months_of(months, funding_year),
            "school_year": str(self.year.school_year),
            "share": euro(share),
            "months": months,
            "part": euro(part),
        }
        return Step(words, part)

    def _passed(self, earmark: Earmark) -> tuple[Step, ...]:
        """What the board booked to this school year, booking by booking."""
        account = Account(AccountKind.SCHOOL, earmark, self.brin, self.year.school_year)
        return tuple(
            Step(_("Geboekt op %(day)s: %(said)s.") % {"day": day(entry.on), "said": _said(entry)}, line.amount)
            for entry in self.entries
            if any(line.account.kind is AccountKind.BOARD for line in entry.postings)
            for line in entry.postings
            if line.account == account
        )

    def _one_off(self, earmark: Earmark, amount: Euro) -> TracedLine:
        rule = _rule_of(earmark.scheme, self.year, self.on)
        source = _("eenmalig, bekostiging van %(year)s") % {"year": str(earmark.year)}
        source += f": {rule.called(language())}" if rule else ""
        line = PotLine(PotLineKind.ONE_OFF, amount, estimate=False, source=source, rule=rule.id if rule else "")
        return TracedLine(line, self._passed(earmark), Euro.zero(), is_awarded=True)

    def _carried(self) -> Iterator[TracedLine]:
        """A line per earmark that money was carried in from; together what the ledger has as carried in."""
        sums: dict[Earmark, Euro] = {}
        steps: dict[Earmark, list[Step]] = {}
        for entry in self.entries:
            for line in entry.postings:
                account = line.account
                if account.kind is not AccountKind.CARRIED or (account.school, account.school_year) != (
                    self.brin,
                    self.year.school_year,
                ):
                    continue
                if not _comes_from(entry, self.year.school_year.previous()):
                    continue
                earmark = account.earmark
                sums[earmark] = sums.get(earmark, Euro.zero()) + line.amount
                steps.setdefault(earmark, []).append(
                    Step(
                        _("Meegenomen op %(day)s: %(said)s.") % {"day": day(entry.on), "said": _said(entry)},
                        line.amount,
                    )
                )
        for earmark, amount in sums.items():
            if amount:
                yield self._carried_line(earmark, amount, steps[earmark])

    def _carried_line(self, earmark: Earmark, amount: Euro, steps: list[Step]) -> TracedLine:
        school_year = self.year.school_year
        award = self._latest(earmark.year) if earmark.scheme == SCHEME else None
        told = steps_of(worked_out(award), self.brin) if award is not None else ()
        rule = _rule_of(TRANSITION, self.year, self.on)
        is_transition = rule is not None and (earmark.scheme, earmark.year) == (SCHEME, CalendarYear(school_year.start))
        if rule is None or not is_transition:
            source = _("over uit schooljaar %(school_year)s (bekostiging van %(year)s)") % {
                "school_year": str(school_year.previous()),
                "year": str(earmark.year),
            }
            line = PotLine(
                PotLineKind.CARRIED,
                amount,
                estimate=False,
                source=source,
                funding_year=earmark.year,
                rule=award.rule if award else "",
            )
            return TracedLine(line, (*told, *steps), Euro.zero(), is_awarded=True)
        told_why = _(
            "Het geld liep vanaf januari 2022, de rechten vanaf augustus 2022. Zeven van de twaalf maanden gaan daarom"
            " eenmalig naar schooljaar %(school_year)s."
        ) % {"school_year": str(school_year)}
        why = Step(f"{told_why} {rule.caveat_in(language())}".rstrip(), amount, rule.source)
        source = _("januari tot en met juli %(year)s, eenmalig: %(rule)s") % {
            "year": str(earmark.year),
            "rule": rule.called(language()),
        }
        line = PotLine(
            PotLineKind.CARRIED,
            amount,
            estimate=False,
            source=source,
            funding_year=earmark.year,
            months=JANUARY_TO_JULY,
            rule=rule.id,
        )
        return TracedLine(line, (*told, why, *steps), Euro.zero(), is_awarded=True)


def label_of(line: PotLine) -> str:
    """What a line is called, in the reader's language."""
    year = {"year": str(line.funding_year)}
    if line.kind is PotLineKind.FUNDING:
        words = _("Januari tot en met juli %(year)s") if line.months == JANUARY_TO_JULY else None
        return (words or _("Augustus tot en met december %(year)s")) % year
    if line.kind is PotLineKind.ONE_OFF:
        return _("Eenmalig geld")
    if line.months:
        return _("Januari tot en met juli %(year)s, eenmalig") % year
    return _("Over uit het vorige schooljaar (geld van %(year)s)") % year


def _months_of(months: int, funding_year: CalendarYear) -> str:
    return SPANS[months] % {"months": months, "year": str(funding_year)}


def _part(funding_year: CalendarYear, share: Euro, year: Year) -> Euro:
    """The months of a share that lie in a school year."""
    money = YearMoney(funding_year, share, estimate=False, source="")
    return money.per_school_year[year.school_year]


def _rule_of(scheme: str, year: Year, on: date) -> rules.Rule | None:
    try:
        return rules.on(scheme, year.school_year.first, known=on)
    except NoRule:
        return None


def _comes_from(entry: Entry, school_year: SchoolYear) -> bool:
    """Whether an entry moves money out of that school year into the next one, or undoes that."""
    return any(line.account.school_year == school_year for line in entry.postings)


def _said(entry: Entry) -> str:
    return f"{entry.text.rstrip('.')} ({entry.document})" if entry.text else entry.document
