# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A rule of law as a value: what it says, for which days, since when it is known, and how we know it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from werkdruk.kernel import Confidence, Language, Money, Saying, Source
from werkdruk.kernel.digests import plain
from werkdruk.rules.forms import Content

Given = int | date | Money
"""A figure of a worked example."""


class Status(StrEnum):
    """What a rule is worth. Only an enacted rule was read in the legal or official text itself."""

    ENACTED = "enacted"
    PROPOSED = "proposed"
    ESTIMATE = "estimate"
    UNVERIFIED = "unverified"


HOW_KNOWN = {
    Confidence.A: Saying("gelezen in de officiële tekst", "read in the official text"),
    Confidence.B: Saying(
        "gelezen bij een sectororganisatie of een partij bij de afspraak",
        "read at a sector organisation or a party to the agreement",
    ),
    Confidence.C: Saying(
        "gelezen in de pers, bij een adviseur of op de pagina van één school",
        "read in the press, at a consultant or on the page of one school",
    ),
    Confidence.D: Saying("afgeleid uit andere cijfers", "worked out from other figures"),
    Confidence.M: Saying("uit het hoofd", "from memory"),
    Confidence.N: Saying("geen openbare bron gevonden", "no public source found"),
}
CAVEATS = {
    Status.PROPOSED: Saying("Dit is een voorstel en geen regel ({how}).", "This is a proposal and not a rule ({how})."),
    Status.ESTIMATE: Saying(
        "Dit is een schatting en geen regel ({how}).", "This is an estimate and not a rule ({how})."
    ),
    Status.UNVERIFIED: Saying(
        "Dit is niet nagelezen in de wettekst ({how}).", "This was not checked in the text of the law ({how})."
    ),
}
"""What every output made with a rule of that status must carry; an enacted rule needs nothing."""


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example of a rule: a sentence, the figures that go in, and those that must come out."""

    text: str
    given: tuple[tuple[str, Given], ...]
    due: tuple[tuple[str, Given], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of one scheme.

    It is about the days from `valid_first` to `valid_last` (None: no end is known), and nobody could apply it before
    `known_since`: a version of a running year can reach back to days before it was known. `title` and `note`, which
    says what is doubtful or missing, are Dutch; the file may give them in English as well.
    """

    id: str
    scheme: str
    title: str
    valid_first: date
    valid_last: date | None
    known_since: date
    status: Status
    source: Source
    content: Content
    note: str = ""
    examples: tuple[Example, ...] = ()
    title_en: str = ""
    note_en: str = ""

    @property
    def confidence(self) -> Confidence:
        """How what it says is known."""
        return self.source.confidence

    @property
    def caveat(self) -> str:
        """The Dutch sentence that every output made with this rule must carry; empty when it is enacted."""
        return self.caveat_in(Language.NL)

    def caveat_in(self, language: Language) -> str:
        """The same sentence in that language."""
        if self.status is Status.ENACTED:
            return ""
        return CAVEATS[self.status](language, how=HOW_KNOWN[self.confidence])

    def called(self, language: Language = Language.NL) -> str:
        """The title; the Dutch one when the file gives no English one."""
        return self.title_en or self.title if language is Language.EN else self.title

    def note_in(self, language: Language) -> str:
        """The note; the Dutch one when the file gives no English one."""
        return self.note_en or self.note if language is Language.EN else self.note

    def is_valid(self, on: date) -> bool:
        """Whether it is about that day."""
        return self.valid_first <= on and (self.valid_last is None or on <= self.valid_last)

    def is_known(self, on: date | None) -> bool:
        """Whether it was known on that day; None is a day after all rules."""
        return on is None or self.known_since <= on

    def as_json(self) -> dict[str, Any]:
        """The rule as plain JSON, money as text and days as ISO; `content` is under the name of its kind."""
        return {
            "id": self.id,
            "scheme": self.scheme,
            "title": self.title,
            "valid": {"first": plain(self.valid_first), "last": plain(self.valid_last)},
            "known_since": plain(self.known_since),
            "status": self.status.value,
            "confidence": self.confidence.value,
            "source": plain(self.source),
            self.content.table: plain(self.content),
            "note": self.note,
            "caveat": self.caveat,
        }
