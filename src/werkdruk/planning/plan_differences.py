# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is different between two versions of a plan, line by line, in words that people read before they say yes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from werkdruk.kernel import Euro, Saying
from werkdruk.kernel.languages import Told
from werkdruk.planning.plans import Dropped, Plan, PlanLine

ADDED = Saying("{title} is erbij: {amount}.", "{title} was added: {amount}.")
DROPPED = Saying("{title} is eruit: {amount}.", "{title} was taken out: {amount}.")
CHANGED = Saying("{title}: {parts}.", "{title}: {parts}.")
AMOUNT = Saying("was {before}, is nu {after}", "was {before}, is now {after}")
TITLE = Saying("heette eerst {before}", "was called {before} before")
MONTHS = Saying(
    "liep van {first} tot en met {last}, nu van {new_first} tot en met {new_last}",
    "ran from {first} to {last}, now from {new_first} to {new_last}",
)
FOR_GOOD = Saying("was eenmalig, is nu structureel", "was once only, is now structural")
ONCE = Saying("was structureel, is nu eenmalig", "was structural, is now once only")
UNITS = Saying("was van {before}, is nu van {after}", "was of {before}, is now of {after}")
PROPOSALS = Saying("komt nu uit voorstel {after}", "now comes from proposal {after}")
PURPOSE = Saying("heeft een ander doel", "has another purpose")


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line that differs between two versions; `before` is None when it was added, `after` when it was taken out.

    `reasons` are what the later version says about proposals of the line that are not in it.
    """

    before: PlanLine | None
    after: PlanLine | None
    reasons: tuple[str, ...] = ()

    @property
    def line(self) -> PlanLine:
        """The line as it is now, else as it was."""
        found = self.after or self.before
        if found is None:
            msg = "a change is of a line"
            raise ValueError(msg)
        return found

    @property
    def words(self) -> Told:
        """What changed, as one sentence, with both amounts when the amount did."""
        if self.before is None:
            return ADDED.told(title=self.line.title, amount=self.line.amount)
        if self.after is None:
            return DROPPED.told(title=self.line.title, amount=self.line.amount)
        return CHANGED.told(title=self.line.title, parts=self.parts)

    @property
    def parts(self) -> tuple[Told, ...]:
        """What of the line changed, one told part each; empty when it was added or taken out."""
        if self.before is None or self.after is None:
            return ()
        return tuple(_parts(self.before, self.after))


@dataclass(frozen=True, slots=True)
class PlanDifferences:
    """All that differs between two versions of a plan, sorted by measure; totals are those of the versions.

    `let_go` are proposals that the later version drops, or drops for another reason, without a line in the earlier one.
    """

    added: tuple[LineChange, ...]
    dropped: tuple[LineChange, ...]
    changed: tuple[LineChange, ...]
    let_go: tuple[Dropped, ...]
    before: Euro
    after: Euro

    @property
    def lines(self) -> tuple[LineChange, ...]:
        """Every line that differs: first what was taken out, then what changed, then what was added."""
        return (*self.dropped, *self.changed, *self.added)


def plan_differences(earlier: Plan, later: Plan) -> PlanDifferences:
    """What is different in `later`: lines meet by their measure code, which stays the same through the versions."""
    old = {line.measure: line for line in earlier.lines}
    new = {line.measure: line for line in later.lines}
    reasons = {each.proposal: each.reason for each in later.dropped}
    codes = sorted({*old, *new})
    changes = [LineChange(old.get(code), new.get(code), _reasons(old.get(code), reasons)) for code in codes]
    known = {number for line in earlier.lines for number in line.proposals}
    return PlanDifferences(
        added=tuple(each for each in changes if each.before is None),
        dropped=tuple(each for each in changes if each.after is None),
        changed=tuple(each for each in changes if each.parts),
        let_go=tuple(each for each in later.dropped if each not in earlier.dropped and each.proposal not in known),
        before=earlier.total,
        after=later.total,
    )


def _reasons(line: PlanLine | None, reasons: dict[str, str]) -> tuple[str, ...]:
    """What is said about the proposals of a line, each reason once, in their order."""
    said = [reasons[number] for number in (line.proposals if line else ()) if number in reasons]
    return tuple(dict.fromkeys(said))


def _parts(old: PlanLine, new: PlanLine) -> Iterator[Told]:
    """What differs between a line and the same line later, in the order in which people read it."""
    if old.amount != new.amount:
        yield AMOUNT.told(before=old.amount, after=new.amount)
    if old.title != new.title:
        yield TITLE.told(before=old.title)
    if old.months != new.months:
        yield MONTHS.told(
            first=old.months.first, last=old.months.last, new_first=new.months.first, new_last=new.months.last
        )
    if old.structural != new.structural:
        yield (FOR_GOOD if new.structural else ONCE).told()
    if old.units != new.units:
        yield UNITS.told(before=old.units, after=new.units)
    if old.proposals != new.proposals:
        yield PROPOSALS.told(after=new.proposals)
    if (old.purpose, old.kind) != (new.purpose, new.kind):
        yield PURPOSE.told()
