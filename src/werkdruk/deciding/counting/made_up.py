# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ballots that nobody cast: made up in a few plain situations, to look at rules before anybody votes.

The same situation, people, projects and seed give the same ballots on every machine. They are no forecast: how people
will vote nobody knows. What they show is what a rule does to a small group.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from werkdruk.deciding.counting.ballots import Ballot
from werkdruk.deciding.counting.elections import Election, Project
from werkdruk.kernel import Saying

FULL = 100
"""A full-time job, in hundredths."""
LARGE_JOB = 80
"""From this size on, in hundredths, a job counts as large."""
MOST, FEW, SOME = 90, 10, 40
"""Out of a hundred: how many want what they are said to want, something else, or have nothing of their own."""


class Situation(StrEnum):
    """How people vote that do not exist."""

    OWN = "own"
    """Every unit wants mostly what it proposed itself."""
    SAME = "same"
    """All units want the same few projects."""
    LARGE = "large"
    """One unit has three fifths of the voters; every unit wants mostly its own."""
    PART_TIME = "part-time"
    """People with a small job want other projects than people with a large one."""

    @property
    def name_of(self) -> Saying:
        """What people call it."""
        return NAMES[self]

    @property
    def told(self) -> Saying:
        """What it is, in a sentence."""
        return SENTENCES[self]


NAMES = {
    Situation.OWN: Saying("Elke eenheid wil het eigene", "Every unit wants its own"),
    Situation.SAME: Saying("Iedereen wil hetzelfde", "Everybody wants the same"),
    Situation.LARGE: Saying("Een grote eenheid en kleine", "A large unit and small ones"),
    Situation.PART_TIME: Saying("Kleine banen willen iets anders", "Small jobs want something else"),
}
SENTENCES = {
    Situation.OWN: Saying(
        "Bijna iedereen kiest wat de eigen eenheid voorstelde, en weinig van wat een ander voorstelde.",
        "Nearly everybody chooses what their own unit proposed, and little of what others proposed.",
    ),
    Situation.SAME: Saying(
        "In elke eenheid kiest bijna iedereen dezelfde paar voorstellen.",
        "In every unit nearly everybody chooses the same few proposals.",
    ),
    Situation.LARGE: Saying(
        "Eén eenheid heeft drie vijfde van de stemmers, de andere delen de rest. Bijna iedereen kiest het eigene.",
        "One unit has three fifths of the voters, the others share the rest. Nearly everybody chooses their own.",
    ),
    Situation.PART_TIME: Saying(
        "Wie minder dan 0,8 werkt kiest andere voorstellen dan wie meer werkt.",
        "Those who work less than 0.8 choose other proposals than those who work more.",
    ),
}


@dataclass(frozen=True, slots=True)
class Crew:
    """The people of a unit: its name, and the size of each job in hundredths of a full one."""

    unit: str
    jobs: tuple[int, ...]


def situations_for(crews: Sequence[Crew]) -> tuple[Situation, ...]:
    """The situations that say something for these people: units where there are two, jobs where they differ."""
    found = [Situation.OWN, Situation.SAME, Situation.LARGE]
    if sum(bool(crew.jobs) for crew in crews) <= 1:
        found = [Situation.SAME]
    if len({job < LARGE_JOB for crew in crews for job in crew.jobs}) > 1:
        found.append(Situation.PART_TIME)
    return tuple(found)


def made_up(
    situation: Situation, projects: Sequence[Project], crews: Sequence[Crew], *, budget: int, scale: int, seed: str
) -> Election:
    """An election of made-up ballots, one for each person, with the unit and the job of each; no ballot is empty.

    The order of projects and of crews changes no ballot. Raises BadElection without people or without projects, and
    when a price or the budget is not above nothing.
    """
    people = reshaped(crews) if situation is Situation.LARGE else tuple(sorted(crews, key=lambda crew: crew.unit))
    known = sorted(projects, key=lambda project: project.id)
    ballots = _ballots(_Wish(situation, seed, tuple(known)), people) if known else iter(())
    return Election.of(known, ballots, budget, scale=scale)


def reshaped(crews: Sequence[Crew]) -> tuple[Crew, ...]:
    """The same people, of whom three fifths are in the largest unit and the others are dealt out evenly, by unit.

    A unit that is larger than that stays so; of equally large units the first by name is the largest.
    """
    order = sorted(crews, key=lambda crew: (-len(crew.jobs), crew.unit))
    if not order[1:]:
        return tuple(order)
    largest, *others = order
    jobs = [job for crew in order for job in crew.jobs]
    size = max(len(largest.jobs), len(jobs) * 3 // 5)
    dealt = [Crew(crew.unit, tuple(jobs[size:][place :: len(others)])) for place, crew in enumerate(others)]
    return tuple(sorted((Crew(largest.unit, tuple(jobs[:size])), *dealt), key=lambda crew: crew.unit))


@dataclass(frozen=True, slots=True)
class _Wish:
    """How many in a hundred of a kind of people want a project."""

    situation: Situation
    seed: str
    projects: tuple[Project, ...]

    def liked(self) -> frozenset[str]:
        """What all want where all want the same, and who has a small job where jobs differ."""
        drawn = sorted((project.id for project in self.projects), key=lambda name: self.chance("liked", name))
        parts = 2 if self.situation is Situation.PART_TIME else 3
        return frozenset(drawn[: -(-len(drawn) // parts)])

    def out_of_a_hundred(self, project: Project, crew: Crew, job: int) -> int:
        """How many in a hundred of the people of a crew with such a job want a project."""
        if self.situation is Situation.SAME:
            return MOST if project.id in self.liked() else FEW
        if self.situation is Situation.PART_TIME:
            return MOST if (project.id in self.liked()) == (job < LARGE_JOB) else FEW
        if all(each.unit != crew.unit for each in self.projects):
            return SOME
        return MOST if project.unit == crew.unit else FEW

    def chance(self, *words: object) -> int:
        """A number that looks like chance and is always the same for the same words."""
        text = "/".join(map(str, (self.seed, self.situation.value, *words)))
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])


def _ballots(wish: _Wish, crews: Sequence[Crew]) -> Iterator[Ballot]:
    """One ballot per person; who would choose nothing chooses what that person came nearest to choosing."""
    for crew in crews:
        for number, job in enumerate(crew.jobs):
            short = {
                project.id: wish.chance(crew.unit, number, project.id) % FULL
                - wish.out_of_a_hundred(project, crew, job)
                for project in wish.projects
            }
            chosen = tuple(name for name, missing in short.items() if missing < 0) or (
                min(short, key=short.__getitem__),
            )
            yield Ballot(chosen, weight=Fraction(job, FULL), unit=crew.unit)
