# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Frames (kaders): what is agreed before the first idea, fixed so that nobody can move it later.

In: what school leader and council agree, how many people the school has, its pot, and later each step of the year.
Out: the clauses that are signed, all that contradicts itself in them, the clause that a step breaks, the way from a
draft to frozen frames, and the text of the kick-off.

Law and method: cao VO section 8.6 as explained by Voion; the text of 8.6 itself was not read. Ratifying has no term in
law, so none runs here but the days that the frames set themselves, and silence never ratifies.

Invariants: the same frames have the same digest and the same clauses; a clause keeps its number whatever the others
say; every contradiction and every refusal names a clause that stands.
"""

from werkdruk.deciding.frames import steps
from werkdruk.deciding.frames.agreement import Frames, backed, majority
from werkdruk.deciding.frames.choices import (
    Backing,
    Floors,
    FramedUnit,
    Joining,
    OverBudget,
    PackageVote,
    Stance,
    TalkRules,
    Tally,
    Theme,
    VoteSettings,
    Way,
)
from werkdruk.deciding.frames.clauses import Clause, clauses
from werkdruk.deciding.frames.contradictions import Contradiction, contradictions
from werkdruk.deciding.frames.differences import ClauseChange, clause_changes
from werkdruk.deciding.frames.findings import Headcount
from werkdruk.deciding.frames.hindrances import Hindrance, after, hindrances
from werkdruk.deciding.frames.kickoff import KickoffLine, KickoffSection, kickoff
from werkdruk.deciding.frames.life import (
    ACTORS,
    FRAMES_STEPS,
    FramesAct,
    FramesCourse,
    FramesDeed,
    FramesState,
    Term,
    possible,
    term,
)
from werkdruk.deciding.frames.promises import promised
from werkdruk.deciding.frames.reading import frames_of
from werkdruk.deciding.frames.refusals import Refusal, forbids
from werkdruk.deciding.frames.timeline import Day, Holiday, Timeline

__all__ = [
    "ACTORS",
    "FRAMES_STEPS",
    "Backing",
    "Clause",
    "ClauseChange",
    "Contradiction",
    "Day",
    "Floors",
    "FramedUnit",
    "Frames",
    "FramesAct",
    "FramesCourse",
    "FramesDeed",
    "FramesState",
    "Headcount",
    "Hindrance",
    "Holiday",
    "Joining",
    "KickoffLine",
    "KickoffSection",
    "OverBudget",
    "PackageVote",
    "Refusal",
    "Stance",
    "TalkRules",
    "Tally",
    "Term",
    "Theme",
    "Timeline",
    "VoteSettings",
    "Way",
    "after",
    "backed",
    "clause_changes",
    "clauses",
    "contradictions",
    "forbids",
    "frames_of",
    "hindrances",
    "kickoff",
    "majority",
    "possible",
    "promised",
    "steps",
    "term",
]
