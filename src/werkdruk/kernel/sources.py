# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a fact comes from, and how sure we are of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """How a fact is known; anything but A is `unverified` wherever it is used."""

    A = "A"
    """Read in the legal or official text itself."""
    B = "B"
    """Read at a sector body or a party to the deal."""
    C = "C"
    """Read in the press, a consultant's note or one school's page."""
    D = "D"
    """Derived by arithmetic from other facts."""
    M = "M"
    """From memory; never a rule."""
    N = "N"
    """No source found."""


@dataclass(frozen=True, slots=True)
class Source:
    """The place a fact was read: a title, and as far as known its article, identification and address."""

    title: str
    article: str = ""
    bwb: str = ""
    url: str = ""
    confidence: Confidence = Confidence.N

    def __str__(self) -> str:
        article = f", art. {self.article}" if self.article else ""
        bwb = f" ({self.bwb})" if self.bwb else ""
        return f"{self.title}{article}{bwb}"
