# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The text of the kick-off: what everybody hears before the first idea, with the clause behind each sentence."""

from __future__ import annotations

from dataclasses import dataclass

from werkdruk.deciding.frames.agreement import Frames
from werkdruk.deciding.frames.clauses import Clause, clauses
from werkdruk.kernel import Saying
from werkdruk.kernel.languages import Words

ABOUT = Saying(
    "We beslissen samen over het geld voor minder werkdruk in schooljaar {year}.",
    "Together we decide about the money for a lighter workload in school year {year}.",
)
WHO = Saying(
    "Je beslist mee in je eigen eenheid: als docent, als onderwijsondersteuner en als schoolleider.",
    "You take part in your own unit: as a teacher, as support staff and as a school leader.",
)
LIMITS = Saying(
    "Een paar dingen liggen vast, zodat je vooraf weet wat kan.",
    "A few things are settled, so that you know beforehand what is possible.",
)
WHEN = Saying("Dit zijn de dagen. Zet ze in je agenda.", "These are the days. Put them in your diary.")
HOW = Saying(
    "Zo wordt er gestemd en geteld. Dat verandert niet meer als er gestemd is.",
    "This is how is voted and counted. It does not change once votes are cast.",
)
BECOMES = Saying(
    "De keuzes van de eenheden worden samen één werkdrukplan. Daar zegt de raad ja of nee op.",
    "The choices of the units become one workload plan. The council says yes or no to it.",
)
SETTLED = Saying(
    "Het personeel en de raad hebben ja gezegd, of doen dat nog. Daarna houdt iedereen zich hieraan.",
    "Personnel and council have said yes, or will do so. After that everybody keeps to this.",
)
FINGERPRINT = Saying(
    "Aan dit kenmerk zie je of iemand er iets aan veranderde: {digest}",
    "By this fingerprint you see that nobody changed anything: {digest}",
)

SECTIONS: tuple[tuple[Saying, Saying, tuple[int, ...]], ...] = (
    (Saying("Waar het over gaat", "What it is about"), ABOUT, (1,)),
    (Saying("Wie beslist", "Who decides"), WHO, (2, 3)),
    (Saying("Wat kan en wat niet", "What is possible and what is not"), LIMITS, (8, 4)),
    (Saying("Wanneer", "When"), WHEN, (9,)),
    (Saying("Stemmen en tellen", "Voting and counting"), HOW, (10,)),
    (Saying("Hoe het een plan wordt", "How it becomes a plan"), BECOMES, (5, 6, 7)),
    (Saying("Wat vaststaat", "What is fixed"), SETTLED, (11, 12)),
)
"""Each section: its title, its first sentence, and the articles it reads out."""


@dataclass(frozen=True, slots=True)
class KickoffLine:
    """One sentence; `clause` is the one it reads out, None when it only leads in."""

    words: Words
    clause: Clause | None = None


@dataclass(frozen=True, slots=True)
class KickoffSection:
    """A title and the sentences under it, in order."""

    title: Words
    lines: tuple[KickoffLine, ...]


def kickoff(frames: Frames) -> tuple[KickoffSection, ...]:
    """What is told to all personnel at the start: every clause once, in the order people ask for it.

    A page can print it as it is, and say of each sentence which clause it is. Where no unit counts, the section about
    counting says just that.
    """
    every = clauses(frames)
    sections = [
        KickoffSection(title, (*_opening(frames, opening), *_read(every, articles)))
        for title, opening, articles in SECTIONS
    ]
    last = sections[-1]
    fingerprint = KickoffLine(FINGERPRINT.told(digest=frames.digest))
    return (*sections[:-1], KickoffSection(last.title, (*last.lines, fingerprint)))


def _opening(frames: Frames, opening: Saying) -> tuple[KickoffLine, ...]:
    if opening is HOW and not frames.counting:
        return ()
    return (KickoffLine(opening.told(year=str(frames.year)) if opening is ABOUT else opening),)


def _read(every: tuple[Clause, ...], articles: tuple[int, ...]) -> tuple[KickoffLine, ...]:
    return tuple(KickoffLine(each.words, each) for article in articles for each in every if each.article == article)
