# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in the way of a deed with frames, each with a code and a sentence in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from werkdruk.deciding.frames.agreement import backed
from werkdruk.deciding.frames.life import (
    ACTORS,
    FRAMES_STEPS,
    FramesAct,
    FramesCourse,
    FramesDeed,
    FramesState,
    done,
)
from werkdruk.deciding.steps import NotPossible
from werkdruk.kernel import Saying
from werkdruk.kernel.languages import Told

WHY: dict[str, Saying] = {
    "no-such-step": Saying("Dat kan nu niet met deze kaders.", "That is not possible with these frames now."),
    "not-theirs": Saying("Dit is niet aan jou, maar aan {who}.", "This is not up to you, but to {who}."),
    "earlier-day": Saying(
        "Op {last} is er al iets gedaan. Een dag daarvoor kan niet meer.",
        "Something was done on {last} already. A day before it is no longer possible.",
    ),
    "other-text": Saying(
        "Deze tekst is niet de tekst die is nagekeken.", "This text is not the text that was checked."
    ),
    "contradictions": Saying(
        "In de kaders gaat nog niet alles samen. Aantal punten: {count}.",
        "Not everything in the frames goes together yet. Number of points: {count}.",
    ),
    "not-checked": Saying("De kaders zijn niet nagekeken.", "The frames were not checked."),
    "too-late-to-put": Saying(
        "De laatste dag om ja of nee te zeggen was {last}. Pas eerst het tijdpad aan.",
        "The last day to say yes or no was {last}. First change the timeline.",
    ),
    "not-tallied": Saying("Hoeveel mensen ja en nee zeiden ontbreekt.", "How many people said yes and no is missing."),
    "tally-impossible": Saying(
        "Er zouden {part} mensen hebben meegedaan, en er zijn er {entitled}.",
        "As it says {part} people took part, and there are {entitled}.",
    ),
    "still-open": Saying(
        "Tot en met {last} kan iedereen nog ja of nee zeggen.",
        "Everybody can still say yes or no up to and including {last}.",
    ),
    "tally-says-no": Saying("De aantallen zeggen nee.", "The numbers say no."),
    "tally-says-yes": Saying("De aantallen zeggen ja.", "The numbers say yes."),
    "reasons-missing": Saying("Schrijf erbij waarom.", "Write why."),
    "other-council": Saying("Een andere raad gaat hierover.", "Another council decides about this."),
    "ideas-made": Saying(
        "Het aantal voorstellen is al {ideas}. Nu kan er niets meer veranderen.",
        "The number of proposals is {ideas} by now. Nothing can change any more.",
    ),
    "ideas-open": Saying(
        "Vanaf {first} zijn er voorstellen. Pas eerst het tijdpad aan.",
        "From {first} there are proposals. First change the timeline.",
    ),
    "not-newer": Saying(
        "Dit is niet de volgende versie van deze kaders.", "This is not the next version of these frames."
    ),
}
"""Why a deed is not possible, by code."""

WHO = {
    "leader-and-council": Saying("schoolleiding en raad samen", "school leader and council together"),
    "leader": Saying("de schoolleiding", "the school leader"),
    "council": Saying("de raad", "the council"),
}

WITH_REASONS = frozenset({FramesAct.QUESTION, FramesAct.REFUSE, FramesAct.REVISE})
OF_THE_COUNCIL = frozenset({FramesAct.QUESTION, FramesAct.RATIFY, FramesAct.REFUSE})


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One thing that stands in the way."""

    code: str
    words: Told


Found = Iterator[tuple[str, dict[str, object]]]


def hindrances(course: FramesCourse, deed: FramesDeed) -> tuple[Hindrance, ...]:
    """All that stands in the way of a deed; empty when it can be done."""
    if (course.state, deed.act) not in FRAMES_STEPS:
        return (_hindrance("no-such-step", {}),)
    found = [*_general(course, deed), *_ON.get(deed.act, _nothing)(course, deed)]
    return tuple(_hindrance(code, values) for code, values in found)


def after(course: FramesCourse, deed: FramesDeed) -> FramesCourse:
    """The course of the frames after a deed. Raises NotPossible when anything stands in its way: see `hindrances`."""
    if hindrances(course, deed):
        raise NotPossible(course.state, deed.act)
    return done(course, deed)


def _hindrance(code: str, values: dict[str, object]) -> Hindrance:
    return Hindrance(code, WHY[code].told(**values))


def _general(course: FramesCourse, deed: FramesDeed) -> Found:
    if deed.by is not ACTORS[deed.act]:
        yield "not-theirs", {"who": WHO[ACTORS[deed.act]]}
    if course.last_on and deed.on < course.last_on:
        yield "earlier-day", {"last": course.last_on}
    if course.state is not FramesState.DRAFT and deed.frames.digest != course.text:
        yield "other-text", {}
    if deed.act in WITH_REASONS and not deed.reasons.strip():
        yield "reasons-missing", {}
    if deed.act in OF_THE_COUNCIL and deed.body is not deed.frames.ratified_by:
        yield "other-council", {}


def _check(_course: FramesCourse, deed: FramesDeed) -> Found:
    if deed.found is None:
        yield "not-checked", {}
    stopping = [each for each in deed.found or () if each.stops]
    if stopping:
        yield "contradictions", {"count": len(stopping)}


def _put(_course: FramesCourse, deed: FramesDeed) -> Found:
    if deed.on > deed.frames.timeline.check_closes:
        yield "too-late-to-put", {"last": deed.frames.timeline.check_closes}


def _close(_course: FramesCourse, deed: FramesDeed) -> Found:
    tally, last = deed.tally, deed.frames.timeline.check_closes
    if tally is None:
        yield "not-tallied", {}
    elif min(tally.in_favour, tally.against) < 0 or tally.part > tally.entitled:
        yield "tally-impossible", {"part": tally.part, "entitled": tally.entitled}
    else:
        if deed.on <= last and tally.part < tally.entitled:
            yield "still-open", {"last": last}
        if backed(tally, deed.frames.backing) is not (deed.act is FramesAct.FIND_BACKED):
            yield "tally-says-no" if deed.act is FramesAct.FIND_BACKED else "tally-says-yes", {}


def _freeze(_course: FramesCourse, deed: FramesDeed) -> Found:
    first = deed.frames.timeline.ideas_open
    if deed.ideas:
        yield "ideas-made", {"ideas": deed.ideas}
    if deed.on > first:
        yield "ideas-open", {"first": first}


def _replace(_course: FramesCourse, deed: FramesDeed) -> Found:
    newer, old = deed.newer, deed.frames
    if deed.ideas:
        yield "ideas-made", {"ideas": deed.ideas}
    if newer is None or (newer.version, newer.replaces, newer.year) != (old.version + 1, old.digest, old.year):
        yield "not-newer", {}


def _nothing(_course: FramesCourse, _deed: FramesDeed) -> Found:
    yield from ()


_ON: Mapping[FramesAct, Callable[[FramesCourse, FramesDeed], Found]] = {
    FramesAct.CHECK: _check,
    FramesAct.PUT: _put,
    FramesAct.FIND_BACKED: _close,
    FramesAct.FIND_NOT_BACKED: _close,
    FramesAct.FREEZE: _freeze,
    FramesAct.REPLACE: _replace,
}
