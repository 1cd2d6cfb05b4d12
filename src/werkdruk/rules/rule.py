# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A rule of law as a value: what it says, for which days, since when it is known, and how we know it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from werkdruk.kernel import Confidence, Money, Source
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
    Confidence.A: "gelezen in de officiële tekst",
    Confidence.B: "gelezen bij een sectororganisatie of een partij bij de afspraak",
    Confidence.C: "gelezen in de pers, bij een adviseur of op de pagina van één school",
    Confidence.D: "afgeleid uit andere cijfers",
    Confidence.M: "uit het hoofd",
    Confidence.N: "geen openbare bron gevonden",
}


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
    `known_since`: a version of a running year can reach back to days before it was known. `note` is Dutch and says
    what is doubtful or missing.
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

    @property
    def confidence(self) -> Confidence:
        """How what it says is known."""
        return self.source.confidence

    @property
    def caveat(self) -> str:
        """The Dutch sentence that every output made with this rule must carry; empty when it is enacted."""
        how = HOW_KNOWN[self.confidence]
        return {
            Status.ENACTED: "",
            Status.PROPOSED: f"Dit is een voorstel en geen regel ({how}).",
            Status.ESTIMATE: f"Dit is een schatting en geen regel ({how}).",
            Status.UNVERIFIED: f"Dit is niet nagelezen in de wettekst ({how}).",
        }[self.status]

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
