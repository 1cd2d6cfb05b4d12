# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of the frames: every clause and what it means, how far they are, whose turn it is, and what came before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from werkdruk.deciding.frames import (
    ACTORS,
    Contradiction,
    Frames,
    FramesAct,
    FramesState,
    clause_changes,
    clauses,
    frames_of,
    kickoff,
    possible,
)
from werkdruk.deciding.years import Phase, Role
from werkdruk.kernel.languages import Words
from werkdruk.web import access
from werkdruk.web.models import FramesStep, FramesVersion, User, Year
from werkdruk.web.queries.frames_words import ANSWERING, ARTICLES, BUTTONS, DONE, MEANS, PATH, STATES, TASKS
from werkdruk.web.queries.framing import (
    ACTS,
    Ahead,
    ahead_of,
    course_of,
    found_in,
    ideas_in,
    steps_of,
    text_of,
    version_in_hand,
)
from werkdruk.web.queries.polls import PollCard, cards_of, tally_words
from werkdruk.web.queries.year_lines import WHO
from werkdruk.web.wording import day, language

DIGEST_SHORT = len("sha256:") + 12
FORWARD = frozenset(act for act, _words in PATH) | {FramesAct.ANSWER}
HIDDEN = frozenset({FramesAct.FIND_NOT_BACKED, FramesAct.REPLACE})
"""Acts without a button: the numbers decide, and freezing a newer version replaces the one before."""
TOLD = frozenset({FramesAct.QUESTION, FramesAct.ANSWER, FramesAct.REFUSE, FramesAct.REVISE})
"""Acts that need words."""


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One clause as it stands on the page; `faults` says what does not go together in it."""

    number: str
    words: str
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """One article: its number and title, its clauses, and what it means for somebody."""

    number: int
    title: str
    means: str
    lines: tuple[ClauseLine, ...]


@dataclass(frozen=True, slots=True)
class FaultLine:
    """Something that does not go together: what, how to mend it, between which clauses, and whether it stops."""

    words: str
    hint: str
    numbers: str
    keys: tuple[str, ...]
    stops: bool


@dataclass(frozen=True, slots=True)
class PathRow:
    """One step from draft to frozen, as school leader and council have it: done, now, later, or not theirs."""

    title: str
    leader: str
    council: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class ActButton:
    """An act that somebody can do now: what is sent, what the button says, what follows from it."""

    act: str
    label: str
    means: str
    is_told: bool
    is_forward: bool


@dataclass(frozen=True, slots=True)
class FramesTurn:
    """Whose turn it is: who, what, before which day, and whether it is the one who looks."""

    who: str
    task: str
    by: date | None
    is_late: bool
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A clause that reads otherwise than before; empty where it was not there, or is not there any more."""

    number: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Something that was done: who, what, when, with which words and numbers, and what changed in the text since."""

    on: date
    who: str
    what: str
    reasons: str
    numbers: str
    digest_short: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of the frames in the list of versions."""

    number: int
    made_on: date
    state: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class FramesPage:
    """The frames of a school year in one version. `state` is a `FramesState`."""

    number: int
    version: int
    state: FramesState
    words: str
    holds: bool
    digest: str
    articles: tuple[ArticlePart, ...]
    faults: tuple[FaultLine, ...]
    path: tuple[PathRow, ...]
    turn: FramesTurn | None
    buttons: tuple[ActButton, ...]
    poll: PollCard | None
    history: tuple[HistoryLine, ...]
    versions: tuple[VersionLine, ...]
    may_edit: bool
    may_begin: bool
    is_in_hand: bool

    @property
    def stopping(self) -> tuple[FaultLine, ...]:
        """What has to be mended before the text can be fixed."""
        return tuple(each for each in self.faults if each.stops)

    @property
    def remarks(self) -> tuple[FaultLine, ...]:
        """What should be seen and stops nothing."""
        return tuple(each for each in self.faults if not each.stops)


def frames_page(version: FramesVersion, user: User, on: date) -> FramesPage:
    """The page of one version of the frames, for somebody on a day."""
    year, text = version.year, frames_of(version.body)
    course, steps = course_of(version), steps_of(version)
    hand = version_in_hand(year)
    in_hand = hand is not None and hand.pk == version.pk
    checks = course.state in {FramesState.DRAFT, FramesState.CHECKED}
    faults = faults_of(found_in(year, text, on)) if checks else ()
    may_set = access.can(user, access.Act.SET_FRAMES, year.school)
    return FramesPage(
        number=version.version,
        version=text.version,
        state=course.state,
        words=str(STATES[course.state]),
        holds=course.state is FramesState.FROZEN,
        digest=text.digest,
        articles=articles_of(text, faults),
        faults=faults,
        path=_path(version, steps),
        turn=turn_with(version, user, on),
        buttons=_buttons(course.state, user, year) if in_hand else (),
        poll=next(iter(cards_of(year, user, on, frames=version)), None),
        history=_history(steps),
        versions=_versions(year, version),
        may_edit=may_set and in_hand and course.state is FramesState.DRAFT,
        may_begin=may_set and _can_begin(year, hand),
        is_in_hand=in_hand,
    )


def may_begin(year: Year, user: User) -> bool:
    """Whether somebody can start a draft: nothing is on the way, and nobody has proposed anything."""
    return access.can(user, access.Act.SET_FRAMES, year.school) and _can_begin(year, version_in_hand(year))


def _can_begin(year: Year, hand: FramesVersion | None) -> bool:
    free = hand is None or FramesState(hand.state) is FramesState.FROZEN
    return free and Phase(year.phase) in {Phase.FRAMES, Phase.PROPOSING} and not ideas_in(year)


def faults_of(found: tuple[Contradiction, ...]) -> tuple[FaultLine, ...]:
    """What does not go together, in the language of the reader."""
    tongue = language()
    return tuple(
        FaultLine(
            words=each.message(tongue),
            hint=each.hint(tongue),
            numbers=", ".join(dict.fromkeys(clause.number for clause in each.clauses)),
            keys=tuple(dict.fromkeys(clause.key for clause in each.clauses)),
            stops=each.stops,
        )
        for each in found
    )


def articles_of(text: Frames, faults: tuple[FaultLine, ...] = ()) -> tuple[ArticlePart, ...]:
    """All clauses by article, each with what it means and what does not go together in it."""
    every, tongue = clauses(text), language()
    return tuple(
        ArticlePart(
            number=number,
            title=next(each.title for each in every if each.article == number)(tongue),
            means=str(ARTICLES[number]),
            lines=tuple(
                ClauseLine(each.number, said(each.words), tuple(f.words for f in faults if each.key in f.keys))
                for each in every
                if each.article == number
            ),
        )
        for number in dict.fromkeys(each.article for each in every)
    )


def said(words: Words) -> str:
    """A sentence of the core in the language of the reader."""
    return words(language())


def turn_with(version: FramesVersion, user: User, on: date) -> FramesTurn | None:
    """Whose turn it is with a version, and by when; everybody's while they can say yes or no, None at an end."""
    ahead, closes = ahead_of(version), text_of(version).timeline.check_closes
    if ahead is None:
        return None
    if FramesState(version.state) is FramesState.PUT and on <= closes:
        everybody = str(WHO[Role.STAFF])
        mine = access.can(user, access.Act.VOTE, version.year.school)
        return FramesTurn(everybody, str(ANSWERING), closes, is_late=False, is_mine=mine)
    return FramesTurn(
        who=str(WHO[ahead.role]),
        task=str(TASKS[ahead.act]),
        by=ahead.last_day,
        is_late=ahead.last_day < on,
        is_mine=access.can(user, ACTS[ahead.role], version.year.school),
    )


def _buttons(state: FramesState, user: User, year: Year) -> tuple[ActButton, ...]:
    return tuple(
        ActButton(str(act), str(BUTTONS[act]), str(MEANS[act]), act in TOLD, act in FORWARD)
        for act in possible(state)
        if act not in HIDDEN and access.can(user, ACTS[ACTORS[act]], year.school)
    )


def _path(version: FramesVersion, steps: tuple[FramesStep, ...]) -> tuple[PathRow, ...]:
    """Every step to frozen frames beside who does it; what was done before a revision counts no more."""
    acts = [FramesAct(step.act) for step in steps]
    start = len(acts) - acts[::-1].index(FramesAct.REVISE) if FramesAct.REVISE in acts else 0
    done = dict(zip(acts[start:], steps[start:], strict=True))
    if FramesAct.FIND_NOT_BACKED in done:
        done[FramesAct.FIND_BACKED] = done[FramesAct.FIND_NOT_BACKED]
    ahead = ahead_of(version)
    return tuple(_path_row(act, str(title), done.get(act), ahead) for act, title in PATH)


def _path_row(act: FramesAct, title: str, step: FramesStep | None, ahead: Ahead | None) -> PathRow:
    """One step: done on a day, now by a day, or later, beside the one whose step it is."""
    word, role = _("later"), ACTORS[act]
    is_now = step is None and ahead is not None and ahead.act is act
    if step is not None:
        word = _("klaar op %(day)s") % {"day": day(step.on)}
    elif is_now and ahead is not None:
        word = _("nu, uiterlijk %(day)s") % {"day": day(ahead.last_day)}
    leader = word if role in {Role.LEADER, Role.LEADER_AND_COUNCIL} else ""
    council = word if role in {Role.COUNCIL, Role.LEADER_AND_COUNCIL} else ""
    return PathRow(title, leader, council, is_now)


def _history(steps: tuple[FramesStep, ...]) -> tuple[HistoryLine, ...]:
    """All that was done, newest first; a text that was fixed again says what changed since the time before."""
    lines, before = [], None
    for step in steps:
        differences: tuple[Difference, ...] = ()
        if step.text is not None:
            now = frames_of(step.text)
            differences = differences_of(before, now) if before is not None else ()
            before = now
        lines.append(
            HistoryLine(
                on=step.on,
                who=str(step.by),
                what=str(DONE[FramesAct(step.act)]),
                reasons=step.reasons,
                numbers=tally_words(step.in_favour, step.against, step.entitled),
                digest_short=step.digest[:DIGEST_SHORT],
                differences=differences,
            )
        )
    return tuple(reversed(lines))


def differences_of(before: Frames, after: Frames) -> tuple[Difference, ...]:
    """What reads otherwise in two texts, in the language of the reader."""
    return tuple(
        Difference(
            each.stands.number,
            said(each.before.words) if each.before else "",
            said(each.after.words) if each.after else "",
        )
        for each in clause_changes(before, after)
    )


def _versions(year: Year, here: FramesVersion) -> tuple[VersionLine, ...]:
    rows = FramesVersion.objects.filter(year=year).order_by("-version")
    return tuple(
        VersionLine(row.version, row.made_on, str(STATES[FramesState(row.state)]), row.pk == here.pk) for row in rows
    )


@dataclass(frozen=True, slots=True)
class KickoffPart:
    """A title of the kick-off and its sentences; each with the number of its clause, empty when it leads in."""

    title: str
    lines: tuple[tuple[str, str], ...]


def kickoff_of(text: Frames) -> tuple[KickoffPart, ...]:
    """The kick-off in the language of the reader: every clause once, in the order people ask for it."""
    return tuple(
        KickoffPart(
            said(section.title),
            tuple((said(line.words), line.clause.number if line.clause else "") for line in section.lines),
        )
        for section in kickoff(text)
    )
