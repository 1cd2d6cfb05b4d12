# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a proposal can be carried out: the questions a leader answers, and what keeps a judgement from being given.

Source: practice of the sector: plans fail for lack of people, work is moved to others, and schools set conditions
beforehand; which questions are asked is our own choice.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum


class Check(StrEnum):
    """One question about a proposal."""

    SHORTAGE = "shortage"
    """Are the people to be found, also in a shortage subject?"""
    FORMATION = "formation"
    """Does it fit in the formation?"""
    SHIFTED_WORK = "shifted-work"
    """Does it move work to others?"""
    CONDITION = "condition"
    """Is the condition of the frames met?"""


class Finding(StrEnum):
    """The answer to a question."""

    FINE = "fine"
    SOLVED = "solved"
    """There is a problem and a way out of it."""
    BLOCKS = "blocks"
    """This keeps it from being carried out."""


class Obstacle(StrEnum):
    """Why a judgement cannot be given as it is."""

    OBJECTIONS_OPEN = "objections-open"
    NOT_CHECKED = "not-checked"
    BLOCKED = "blocked"
    """It is called feasible while a question says that something blocks it."""


def checks_for(*, conditional: bool) -> tuple[Check, ...]:
    """The questions for a proposal; the one about a condition only where a theme of the frames has one."""
    return tuple(check for check in Check if conditional or check is not Check.CONDITION)


def obstacles(
    findings: Mapping[Check, Finding], *, asked: Collection[Check], feasible: bool, objections: int
) -> tuple[Obstacle, ...]:
    """All that keeps a judgement from being given; empty when it can be. `objections` are those without an answer."""
    found = []
    if objections:
        found.append(Obstacle.OBJECTIONS_OPEN)
    if not set(asked) <= set(findings):
        found.append(Obstacle.NOT_CHECKED)
    if feasible and Finding.BLOCKS in findings.values():
        found.append(Obstacle.BLOCKED)
    return tuple(found)
