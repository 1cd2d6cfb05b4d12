# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether all programs have the same winners in the same order, and where not, which known defect explains it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from measuring import Found
from subjects import Subject

WITH_D9 = 100_000
SAME = {
    "cost": (
        "ours whole",
        "ours memory",
        "ours exact cost",
        "pabutools exact cost",
        "pabutools multi cost",
        "tool floats none",
        "tool fractions none",
        "pabumeasures cost",
    ),
    "cardinality": ("pabutools exact cardinality", "pabumeasures cardinality"),
    "add1": ("pabutools add1 1", "tool floats add1", "tool fractions add1"),
    "phragmen": ("pabutools other phragmen",),
    "greedy": ("pabutools other greedy",),
}
"""Which jobs answer the same question."""
UNORDERED = ("pabutools other phragmen",)
"""Jobs that give their winners by name, not in the order bought."""
OURS = {
    "cost": "ours core cost",
    "cardinality": "ours core cardinality",
    "add1": "ours add1 1",
    "phragmen": "ours other phragmen",
    "greedy": "ours other greedy",
}


@dataclass(frozen=True)
class Difference:
    """Winners or an order that are not ours; `cause` names a defect of the peer (D1-D9), or is empty."""

    subject: Subject
    job: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    cause: str

    def __str__(self) -> str:
        kind = "order" if sorted(self.ours) == sorted(self.theirs) else "winners"
        mine, other = sorted(set(self.ours) - set(self.theirs)), sorted(set(self.theirs) - set(self.ours))
        more = (
            f" (only ours: {', '.join(mine) or '-'}; only theirs: {', '.join(other) or '-'})" if mine or other else ""
        )
        return f"{self.subject.name}, {self.job}: other {kind}{more}: {self.cause or 'NOT EXPLAINED'}"


def compared(found: Found) -> Iterator[tuple[Subject, str, bool]]:
    """Each comparison that could be made: the election, the job, and whether winners (and order, if given) are ours."""
    for subject in found.subjects:
        for question, jobs in SAME.items():
            mine = found.order(OURS[question], subject)
            for job in jobs:
                other = found.order(job, subject)
                if mine is not None and other is not None:
                    yield subject, job, sorted(mine) == sorted(other) if job in UNORDERED else mine == other


def differences(found: Found) -> list[Difference]:
    listed = []
    for subject, job, same in compared(found):
        if not same:
            question = next(name for name, jobs in SAME.items() if job in jobs)
            mine, other = found.order(OURS[question], subject) or (), found.order(job, subject) or ()
            listed.append(Difference(subject, job, mine, other, _cause(found, subject, job, mine)))
    return listed


def _cause(found: Found, subject: Subject, job: str, mine: tuple[str, ...]) -> str:
    """The defect that explains it, only where the evidence for it is in this very run."""
    if job.startswith("tool floats") and found.order(job.replace("floats", "fractions"), subject) == mine:
        return "D1: the tool with fractions has our winners, with floats it has not"
    codes = found.of("ours memory", subject).said.get("problems", ())
    if job.startswith("tool") and any("twice" in code or "duplicate" in code for code in codes):
        return "D2: a ballot names a project twice"
    exact = found.order(f"pabutools exact {job.rsplit(maxsplit=1)[-1]}", subject)
    if job.startswith("pabumeasures") and subject.voters > WITH_D9 and exact == mine:
        return "D9: prices less than 1e-10 apart are a tie to it; pabutools, exact, has our winners"
    return ""


def failures(found: Found) -> list[str]:
    """What could not be run, and why."""
    return [f"{subject}, {job}: {answer.failed}" for (job, subject), answer in found.answers.items() if answer.failed]
