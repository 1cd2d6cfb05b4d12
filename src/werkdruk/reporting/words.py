# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An account in words, for staff, council and board: the same figures for all."""

from __future__ import annotations

from collections.abc import Iterator

from werkdruk.deciding.consent import Decision
from werkdruk.kernel import Euro, Language, Saying, forms_of
from werkdruk.planning import Purpose
from werkdruk.reporting import sayings
from werkdruk.reporting.accounts import Received, Use, YearAccount

LABEL, AMOUNT = 52, 16


def text(account: YearAccount, *, language: Language = Language.NL) -> str:
    """The account as lines, to be set in a font of one width; ends in a line break.

    What people typed, such as titles and reasons, stays as it is.
    """
    blocks = _Text(account, language).blocks()
    return "\n\n".join("\n".join(lines) for block in blocks if (lines := list(block))) + "\n"


def closing(account: YearAccount, *, language: Language = Language.NL) -> str:
    """The sentence that the account closes, with the figures that do."""
    return sayings.CLOSING(
        language,
        available=account.available,
        spent=account.spent,
        committed=account.committed,
        left=account.left,
    )


class _Text:
    """The blocks of lines of one account in one language."""

    def __init__(self, account: YearAccount, language: Language) -> None:
        self.account = account
        self.language = language

    def blocks(self) -> Iterator[Iterator[str]]:
        """The blocks in their order; an empty one is left out."""
        yield self._head()
        yield self._in()
        yield self._out()
        yield self._left()
        yield self._decided()
        yield self._remarks()
        yield self._caveats()

    def _head(self) -> Iterator[str]:
        account = self.account
        until = sayings.UNTIL.told(day=account.on) if account.on else ""
        yield self._say(sayings.HEADING)
        yield self._say(sayings.ABOUT, school=account.school, school_year=account.school_year, until=until)
        yield ""
        yield closing(account, language=self.language)

    def _in(self) -> Iterator[str]:
        account = self.account
        yield self._say(sayings.CAME_IN)
        for line in account.received:
            yield self._row(self._source(line), line.amount)
            if line.documents:
                yield f"    {self._say(sayings.DOCUMENTS, documents=', '.join(line.documents))}"
        yield self._row(self._say(sayings.CARRIED_IN, year=account.school_year.previous()), account.carried_in)
        yield self._row(self._say(sayings.AVAILABLE), account.available)

    def _source(self, line: Received) -> str:
        rule = line.rule.id if line.rule else self._say(sayings.UNKNOWN_RULE, scheme=line.scheme)
        if line.months:
            return self._say(sayings.PER_YEAR, year=line.funding_year, months=line.months, rule=rule)
        return self._say(sayings.ONCE, year=line.funding_year, rule=rule)

    def _out(self) -> Iterator[str]:
        account = self.account
        yield self._say(sayings.WENT_OUT)
        heads = (sayings.PLANNED, sayings.COMMITTED, sayings.SPENT)
        yield " " * LABEL + _cells(*map(self._say, heads))
        for purpose in account.purposes:
            yield from self._purpose(self._label(purpose), account.of_purpose(purpose))
        yield f"{'  ' + self._say(sayings.TOGETHER):<{LABEL}}" + _cells(
            self._money(account.planned) if account.plan else "",
            self._money(account.committed),
            self._money(account.spent),
        )

    def _label(self, purpose: Purpose | None) -> str:
        if purpose is not None:
            return purpose.called(self.language)
        return self._say(sayings.OUTSIDE_PLAN if self.account.plan else sayings.MEASURES)

    def _purpose(self, label: str, uses: tuple[Use, ...]) -> Iterator[str]:
        committed, spent = Euro.sum(use.committed for use in uses), Euro.sum(use.spent for use in uses)
        all_planned = [use.planned for use in uses if use.planned is not None]
        planned = self._money(Euro.sum(all_planned)) if all_planned else ""
        head = f"  {label}"
        if len(head) >= LABEL:
            yield head
            head = ""
        yield f"{head:<{LABEL}}" + _cells(planned, self._money(committed), self._money(spent))
        for use in uses:
            title = f"    {use.title}" if use.title == use.measure else f"    {use.title} ({use.measure})"
            if len(title) >= LABEL:
                yield title
                title = ""
            own = "" if use.planned is None else self._money(use.planned)
            yield f"{title:<{LABEL}}" + _cells(own, self._money(use.committed), self._money(use.spent))

    def _left(self) -> Iterator[str]:
        account = self.account
        yield self._say(sayings.LEFT)
        yield self._row(self._say(sayings.CARRIED_OUT, year=account.school_year.next()), account.carried_out)
        yield self._row(self._say(sayings.FREE), account.free)
        yield self._row(self._say(sayings.LEFT_TOGETHER), account.left)

    def _decided(self) -> Iterator[str]:
        account = self.account
        if account.plan:
            yield self._say(sayings.PLAN, version=account.version, digest=account.plan)
        if account.council:
            yield self._council(account.council)

    def _council(self, decision: Decision) -> str:
        words = sayings.ACTS.get(decision.act, sayings.NO_DECISION)
        said = self._say(words, body=sayings.BODIES[decision.body], day=decision.on)
        return f"{said} {decision.reasons}".strip()

    def _remarks(self) -> Iterator[str]:
        if self.account.remarks:
            yield self._say(sayings.REMARKS)
        for remark in self.account.remarks:
            yield f"  {remark.told(self.language)}"

    def _caveats(self) -> Iterator[str]:
        if self.account.received:
            yield self._say(sayings.RULES)
        for line in dict.fromkeys((line.rule, line.caveat_in(self.language)) for line in self.account.received):
            rule, caveat = line
            yield f"  {rule.id}: {rule.called(self.language)}. {caveat}".rstrip() if rule else f"  {caveat}"

    def _say(self, saying: Saying, **values: object) -> str:
        return saying(self.language, **values)

    def _money(self, money: Euro) -> str:
        return forms_of(self.language).amount(money)

    def _row(self, label: str, money: Euro) -> str:
        return f"{'  ' + label:<{LABEL}}{self._money(money):>{AMOUNT}}"


def _cells(*cells: str) -> str:
    return "".join(f"{cell:>{AMOUNT}}" for cell in cells)
