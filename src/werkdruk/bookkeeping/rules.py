# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which bookings are workload money: rules in an order, each for a measure of a school; the first that fits wins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from werkdruk.bookkeeping.bookings import Booking
from werkdruk.bookkeeping.columns import BookColumns
from werkdruk.kernel import Brin, WerkdrukError, digest

RULES_MAX = 500
LENGTH_MAX = 100
KNOWN_MAX = 100_000
"""So many places are remembered with the rules that fit them."""
MEASURE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
ANYTHING = "*"


class BadCatchRule(WerkdrukError):
    """A rule that cannot be; `field` is what is wrong with it."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"the {field} of a rule {why}")
        self.field = field
        self.why = why


@dataclass(frozen=True, slots=True)
class CatchRule:
    """What a booking must have to be of a measure: everything that is filled in.

    Account, cost centre and project are those exactly, or with a star behind it all that begin so: `44*`. The text is
    a part of the description; capitals make no difference. Raises BadCatchRule when nothing is filled in, when
    something is too long, or when the measure has no valid form.
    """

    school: Brin
    measure: str
    account: str = ""
    cost: str = ""
    project: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        if not any((self.account, self.cost, self.project, self.text)):
            raise BadCatchRule("condition", "is missing")
        if MEASURE.fullmatch(self.measure) is None:
            raise BadCatchRule("measure", "is at most 40 letters, digits, dots, dashes and underscores")
        if max(map(len, (self.account, self.cost, self.project, self.text))) > LENGTH_MAX:
            raise BadCatchRule("condition", f"is longer than {LENGTH_MAX} characters")

    def fits_place(self, booking: Booking) -> bool:
        """Whether account, cost centre and project are as asked.

        A line on an account of the balance sheet is the other side of a cost, so it fits a rule only that names the
        account.
        """
        if booking.is_balance and not self.account:
            return False
        asked = ((self.account, booking.account), (self.cost, booking.cost), (self.project, booking.project))
        return all(not pattern or _is_like(pattern, value) for pattern, value in asked)

    def fits_text(self, booking: Booking) -> bool:
        """Whether the description has the text in it."""
        return self.text.casefold() in booking.text.casefold()

    def as_json(self) -> dict[str, str]:
        """The rule with the keys school and measure and those that are filled in."""
        conditions = {"account": self.account, "cost": self.cost, "project": self.project, "text": self.text}
        return {"school": str(self.school), "measure": self.measure} | {k: v for k, v in conditions.items() if v}


def _is_like(pattern: str, value: str) -> bool:
    if pattern.endswith(ANYTHING):
        return value.casefold().startswith(pattern[:-1].casefold())
    return value.casefold() == pattern.casefold()


@dataclass(frozen=True, slots=True)
class BooksMap:
    """How the bookkeeping of a board is read: its rules in their order, and its columns when it comes as a table."""

    rules: tuple[CatchRule, ...] = ()
    columns: BookColumns | None = None

    def as_json(self) -> dict[str, object]:
        """The map as plain values for JSON, as `read_map` reads it."""
        columns = {} if self.columns is None else {"columns": self.columns.named()}
        return {**columns, "rules": [rule.as_json() for rule in self.rules]}

    @property
    def digest(self) -> str:
        """The digest of its JSON form."""
        return digest(self.as_json())


class Matcher:
    """Finds the rule of a booking. The same account, cost centre and project are looked at once."""

    def __init__(self, rules: tuple[CatchRule, ...]) -> None:
        self._rules = rules
        self._known: dict[tuple[str, str, str, bool | None], tuple[int, ...]] = {}

    def rule_of(self, booking: Booking) -> int | None:
        """The place of the first rule that fits, from 0; None when none does."""
        place = (booking.account, booking.cost, booking.project, booking.is_balance)
        fitting = self._known.get(place)
        if fitting is None:
            found = (number for number, rule in enumerate(self._rules) if rule.fits_place(booking))
            fitting = tuple(found)
            if len(self._known) < KNOWN_MAX:
                self._known[place] = fitting
        for number in fitting:
            if not self._rules[number].text or self._rules[number].fits_text(booking):
                return number
        return None


def rule_from(given: Mapping[str, object]) -> CatchRule:
    """The rule from plain values. Raises ValueError, InvalidCode or BadCatchRule when they are none."""
    known = {"school", "measure", "account", "cost", "project", "text"}
    if not set(given) <= known:
        raise ValueError(", ".join(sorted(set(given) - known)))
    if not all(isinstance(value, str) for value in given.values()):
        raise ValueError("every part of a rule is a text")
    parts = {name: str(value).strip() for name, value in given.items()}
    school = Brin(parts.pop("school", ""))
    return CatchRule(school, parts.pop("measure", ""), **parts)
