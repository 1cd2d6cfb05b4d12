# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many files counted in one way, by as many workers as there are: processes of this machine or of a cluster.

Whoever calls brings an executor of `concurrent.futures`. A row depends on its file and the recipe only, so how the
files are divided over the workers changes nothing. A file that breaks its worker is refused; the others are counted.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from werkdruk.deciding.counting.ballots import BallotKind
from werkdruk.deciding.counting.counts import count
from werkdruk.deciding.counting.elections import BadElection, Election
from werkdruk.deciding.counting.files.reading import read_pb
from werkdruk.deciding.counting.outcomes import Outcome
from werkdruk.deciding.counting.rule import Completion, Method, Misfit, PartTime, Rule, Utility
from werkdruk.deciding.counting.ties import TieOrder, Undecided
from werkdruk.kernel import Problem

FOLLOWING = {
    BallotKind.APPROVAL: Utility.COST,
    BallotKind.POINTS: Utility.POINTS,
    BallotKind.RANKING: Utility.BORDA,
}
"""The utility that follows from what voters were asked."""
BROKE_OFF = "broke-off"
AHEAD = 2
"""How many files each worker has in hand, so that none waits for the next."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How files are counted, said before they are opened.

    Without `utility` it follows the ballots. `step` is an amount of money (1: one euro), whatever the units of a file.
    With a `seed` the lot is drawn per file. `weight` and `unit` are columns of the votes; empty: those with the names
    that the reader knows. `compiled` False counts by fractions only.
    """

    method: Method = Method.SHARES
    utility: Utility | None = None
    completion: Completion = Completion.NONE
    step: Fraction = Fraction(1)
    ties: TieOrder = field(default_factory=TieOrder)
    seed: str = ""
    part_time: PartTime = PartTime.PERSON
    floor: Fraction = Fraction(0)
    threshold: int = 0
    misfit: Misfit = Misfit.SKIP
    weight: str = ""
    unit: str = ""
    compiled: bool = True

    def read(self, path: Path) -> tuple[Election, tuple[Problem, ...]]:
        """The election in a file and everything doubtful in it. Raises BadElection when it cannot be counted."""
        columns = {"weight": self.weight, "unit": self.unit}
        return read_pb(path, **{key: name for key, name in columns.items() if name})

    def rule(self, election: Election) -> Rule:
        """The rule for this election."""
        return Rule(
            method=self.method,
            utility=self.utility or self._following(election.ballots.kind),
            completion=self.completion,
            step=self.step * election.scale,
            ties=self.ties.drawn(self.seed, election) if self.seed else self.ties,
            part_time=self.part_time,
            floor=self.floor,
            threshold=self.threshold,
            misfit=self.misfit,
        )

    def outcome(self, election: Election) -> Outcome:
        """The outcome of this election. Raises BadElection when the rule does not fit it, Undecided at an open tie."""
        return count(election, self.rule(election), compiled=self.compiled)

    def _following(self, kind: BallotKind) -> Utility:
        return Utility.COST if self.method is Method.PHRAGMEN else FOLLOWING[kind]


@dataclass(frozen=True, slots=True)
class Counted:
    """The row of a file that was counted; `cost` and `budget` in the currency, as `Outcome.money` writes them.

    `doubts` is the number of doubtful things in the file that were stated.
    """

    file: str
    utility: Utility
    winners: tuple[str, ...]
    cost: int | str
    budget: int | str
    currency: str
    voters: int
    doubts: int
    digest: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The row of a file that was not counted: `reason` is the code of BadElection, `undecided` or `broke-off`.

    `problems` say where and how to mend it, `projects` are those of an open tie.
    """

    file: str
    reason: str
    problems: tuple[Problem, ...] = ()
    projects: tuple[str, ...] = ()


Row = Counted | Refused


@dataclass(frozen=True, slots=True)
class Workers:
    """Who counts: `number` of them in an executor that `start` makes for as many as it is asked.

    When rows are no longer wanted the executor is shut down without waiting; what is in hand then, the caller ends.
    """

    number: int
    start: Callable[[int], Executor]


def count_file(path: Path, recipe: Recipe) -> Row:
    """The row of one file; this is what a worker does."""
    try:
        election, problems = recipe.read(path)
        outcome = recipe.outcome(election)
    except BadElection as refusal:
        return Refused(path.name, refusal.reason, refusal.problems)
    except Undecided as refusal:
        return Refused(path.name, "undecided", projects=refusal.projects)
    return Counted(
        file=path.name,
        utility=outcome.rule.utility,
        winners=outcome.winners,
        cost=outcome.money(outcome.cost),
        budget=outcome.money(outcome.budget),
        currency=election.currency,
        voters=outcome.voters,
        doubts=len(problems),
        digest=outcome.digest,
    )


def count_files(paths: Sequence[Path], recipe: Recipe, workers: Workers) -> Generator[tuple[int, Row], None, None]:
    """Each file's place in `paths` and its row, as soon as it is counted.

    When a worker dies, all that were in hand are counted again, each alone: only a file that breaks off alone is
    refused for it. Raises what `workers.start` raises.
    """
    waiting = deque(enumerate(paths))
    while waiting:
        lost = yield from _count_until_broken(waiting, recipe, workers)
        for place, path in sorted(lost):
            yield place, _count_alone(path, recipe, workers)


def in_order(rows: Iterable[tuple[int, Row]]) -> Iterator[Row]:
    """The rows by their places 0, 1, 2 and so on, each as soon as all before it are there."""
    early: dict[int, Row] = {}
    place = 0
    for number, row in rows:
        early[number] = row
        while place in early:
            yield early.pop(place)
            place += 1


def _count_until_broken(
    waiting: deque[tuple[int, Path]], recipe: Recipe, workers: Workers
) -> Generator[tuple[int, Row], None, list[tuple[int, Path]]]:
    """Rows until nothing is waiting or a count broke off; gives back the files whose count broke off, if any."""
    executor = workers.start(workers.number)
    running: dict[Future[Row], tuple[int, Path]] = {}
    lost: list[tuple[int, Path]] = []
    try:
        while running or (waiting and not lost):
            if not lost:
                lost += _hand_out(executor, waiting, running, (recipe, AHEAD * workers.number))
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                place, path = running.pop(done)
                if done.cancelled() or done.exception():
                    lost.append((place, path))
                else:
                    yield place, done.result()
    finally:
        executor.shutdown(wait=not running)
    return lost


def _hand_out(
    executor: Executor,
    waiting: deque[tuple[int, Path]],
    running: dict[Future[Row], tuple[int, Path]],
    how: tuple[Recipe, int],
) -> list[tuple[int, Path]]:
    """The file that could not be handed out because the workers are gone, if any; else all have enough in hand."""
    recipe, most = how
    while waiting and len(running) < most:
        place, path = waiting.popleft()
        try:
            running[executor.submit(count_file, path, recipe)] = (place, path)
        except Exception:  # noqa: BLE001 - however an executor says that its workers are gone
            return [(place, path)]
    return []


def _count_alone(path: Path, recipe: Recipe, workers: Workers) -> Row:
    """The row of a file with no other file near it."""
    executor = workers.start(1)
    try:
        return executor.submit(count_file, path, recipe).result()
    except Exception:  # noqa: BLE001 - whatever breaks off the count of one file, the others go on
        return Refused(path.name, BROKE_OFF)
    finally:
        executor.shutdown()
