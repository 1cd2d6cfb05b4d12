# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The account of one school for one school year, as a value. One that exists closes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from werkdruk.deciding.consent import Act, Decision
from werkdruk.kernel import Brin, CalendarYear, Euro, Language, SchoolYear, WerkdrukError
from werkdruk.kernel.languages import Told
from werkdruk.planning import Purpose
from werkdruk.reporting import sayings
from werkdruk.rules import Rule

YES = frozenset({Act.CONSENT, Act.ACCEPT_CONDITIONS, Act.RATIFY, Act.GRANT})
"""The acts after which a plan may be carried out."""


class DoesNotClose(WerkdrukError):
    """An account of which both sides differ: what came in, and what can be found of it."""

    def __init__(self, school: Brin, school_year: SchoolYear, came_in: Euro, found: Euro) -> None:
        super().__init__(f"account of {school} for {school_year}: {came_in} came in, {found} found")
        self.school = school
        self.school_year = school_year
        self.came_in = came_in
        self.found = found


@dataclass(frozen=True, slots=True)
class Received:
    """What came in for this school year under one scheme for one funding year.

    `rule` is the version that holds as now known, None when the law is not known; `documents` are those of the entries.
    """

    scheme: str
    funding_year: CalendarYear
    months: int
    amount: Euro
    rule: Rule | None
    documents: tuple[str, ...] = ()

    @property
    def caveat(self) -> str:
        """The Dutch sentence that goes with the amount; empty when its rule was read in the legal text."""
        return self.caveat_in(Language.NL)

    def caveat_in(self, language: Language) -> str:
        """The same sentence in that language."""
        if self.rule is None:
            return sayings.NO_RULE(language, scheme=self.scheme, year=self.funding_year)
        return self.rule.caveat_in(language)


@dataclass(frozen=True, slots=True)
class Use:
    """What one measure was to cost, has promised and has spent. `purpose` and `planned` are None outside the plan."""

    measure: str
    title: str
    purpose: Purpose | None
    planned: Euro | None
    committed: Euro
    spent: Euro

    @property
    def is_told(self) -> bool:
        """Whether there is anything to tell: it is in the plan, or money is on it."""
        return self.planned is not None or bool(self.committed) or bool(self.spent)

    @property
    def left(self) -> Euro | None:
        """What the plan still has for it; below zero when it took more than was planned; None outside the plan."""
        return None if self.planned is None else self.planned - self.committed - self.spent


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a reader of the account must know: a stable code, and a sentence in the language of the reader."""

    code: str
    told: Told

    @property
    def text(self) -> str:
        """The sentence in Dutch."""
        return self.told()


@dataclass(frozen=True, slots=True)
class YearAccount:
    """The account of one school for one school year, up to and with day `on` (None: all that is booked).

    received + carried_in = spent + committed + left, where left is `free` + `carried_out`. Raises DoesNotClose when
    it is not. `measures` are sorted by purpose and code, those outside the plan last. `plan` is the digest of the plan,
    `version` its number; both are empty and 0 when there was none.
    """

    school: Brin
    school_year: SchoolYear
    on: date | None
    received: tuple[Received, ...]
    carried_in: Euro
    measures: tuple[Use, ...]
    free: Euro
    carried_out: Euro
    version: int = 0
    plan: str = ""
    council: Decision | None = None
    remarks: tuple[Remark, ...] = ()

    def __post_init__(self) -> None:
        found = self.spent + self.committed + self.left
        if found != self.available:
            raise DoesNotClose(self.school, self.school_year, self.available, found)

    @property
    def total_received(self) -> Euro:
        """All that came in for this school year."""
        return Euro.sum(line.amount for line in self.received)

    @property
    def available(self) -> Euro:
        """What came in and what was carried over into this school year."""
        return self.total_received + self.carried_in

    @property
    def committed(self) -> Euro:
        """Promised to measures and not spent."""
        return Euro.sum(use.committed for use in self.measures)

    @property
    def spent(self) -> Euro:
        """Spent on measures."""
        return Euro.sum(use.spent for use in self.measures)

    @property
    def left(self) -> Euro:
        """Neither promised nor spent: still free, or carried into the next school year."""
        return self.free + self.carried_out

    @property
    def planned(self) -> Euro:
        """What the plan was to cost; zero without a plan."""
        return Euro.sum(use.planned for use in self.measures if use.planned is not None)

    def of_purpose(self, purpose: Purpose | None) -> tuple[Use, ...]:
        """The measures for one purpose; with None those outside the plan."""
        return tuple(use for use in self.measures if use.purpose is purpose)

    @property
    def purposes(self) -> tuple[Purpose | None, ...]:
        """The purposes that have measures, in the order of Purpose; None last, when some are outside the plan."""
        return tuple(purpose for purpose in (*Purpose, None) if self.of_purpose(purpose))
