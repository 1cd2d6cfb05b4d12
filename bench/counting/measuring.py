# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is measured: every program on every election, one process each."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from programs import Answer, Runner
from subjects import LARGE, Subject

HERE = Path(__file__).resolve().parent
UTILITIES = ("cost", "cardinality")
METHODS = ("phragmen", "greedy")
CENT, PART_OF_CENT = "1/100", "1/10000"
STEPS = ("1", CENT, PART_OF_CENT)


@dataclass(frozen=True)
class Peers:
    """What there is to run beside us: a Python with pabutools, a checkout of the equalshares.net tool, and a program of
    pabumeasures' rules, or True when that Python has the package itself."""

    python: str = ""
    checkout: str = ""
    rules: Path | None = None
    package: bool = False


@dataclass(frozen=True)
class Job:
    """One process: on which election, what it is called in the table, and how it is started."""

    subject: Subject
    name: str
    command: tuple[str, ...]


@dataclass
class Found:
    """All answers, by name of the job and of the election."""

    subjects: Sequence[Subject]
    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)

    @property
    def timed(self) -> list[Subject]:
        """The elections that figures are about."""
        return [subject for subject in self.subjects if subject.timed]

    def of(self, name: str, subject: Subject) -> Answer:
        return self.answers.get((name, subject.name), Answer())

    def order(self, name: str, subject: Subject) -> tuple[str, ...] | None:
        return self.of(name, subject).order

    def whole(self, name: str, subject: Subject) -> float | None:
        """Seconds from file to winners."""
        answer = self.of(name, subject)
        return answer.seconds("seconds") if name.startswith("ours") else answer.seconds("parse", "seconds")


def ours(subject: Subject, folder: Path) -> Iterator[Job]:
    def job(name: str, *more: str) -> Job:
        command = (sys.executable, str(HERE / "ours.py"), name, str(subject.path), *more)
        return Job(subject, " ".join(("ours", name, *more)), command)

    yield job("memory")
    if not subject.timed:
        yield job("core", "cost")
        yield Job(subject, "ours rows", job("rows", str(folder / f"{subject.name}.rows")).command)
        return
    yield job("parse")
    yield job("whole")
    for utility in UTILITIES:
        yield job("core", utility)
    yield job("exact", "cost")
    if not subject.light:
        yield job("add1", STEPS[0])
        yield from (job("other", method) for method in METHODS)
    if subject.climbs:
        yield from (job("add1", step) for step in STEPS[1:])
    rows = job("rows", str(folder / f"{subject.name}.rows"))
    yield Job(subject, "ours rows", rows.command)


def theirs(subject: Subject, peers: Peers, folder: Path) -> Iterator[Job]:
    utilities = UTILITIES if subject.timed else UTILITIES[:1]
    if peers.python:
        head = (peers.python, str(HERE / "pabutools_jobs.py"))
        wanted = [("exact", "cost"), ("multi", "cost")] + [("exact", "cardinality")] * (not subject.light)
        wanted += [("add1", "1")] * subject.climbs
        wanted += [("other", method) for method in METHODS if subject.timed and subject.voters <= LARGE]
        for name, more in wanted:
            yield Job(subject, f"pabutools {name} {more}", (*head, name, str(subject.path), more))
        if peers.package:
            for utility in utilities:
                command = (*head, "pabumeasures", str(subject.path), utility)
                yield Job(subject, f"pabumeasures {utility}", command)
    if peers.checkout:
        head = ("node", str(HERE / "equalshares_tool.cjs"), peers.checkout, str(subject.path))
        for accuracy in ("floats", "fractions"):
            for completion in ("none", "add1") if subject.climbs else ("none",):
                yield Job(subject, f"tool {accuracy} {completion}", (*head, accuracy, completion))
    if peers.rules:
        for utility in utilities:
            rows = str(folder / f"{subject.name}.rows")
            yield Job(subject, f"pabumeasures {utility}", (str(peers.rules), utility, rows))


def measure(subjects: Sequence[Subject], peers: Peers, folder: Path, longest: float) -> Found:
    """All answers; where the program stands is shown while it runs."""
    jobs = [job for subject in subjects for job in (*ours(subject, folder), *theirs(subject, peers, folder))]
    runner, found = Runner(len(jobs), longest), Found(subjects)
    for job in jobs:
        found.answers[job.name, job.subject.name] = runner.run(f"{job.subject.name}, {job.name}", job.command)
    return found
