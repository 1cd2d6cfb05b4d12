# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measures that were seen in practice, as starting points: each with where it was read, none with an amount.

Source: the practice of secondary schools, and of primary schools, which had the money four years earlier; per measure
in `library.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from werkdruk.kernel import Confidence, Language, Saying, Source
from werkdruk.planning.norms import StaffGroup
from werkdruk.planning.purposes import MeasureKind, Purpose

ASKS = ("fte", "hours", "lessons", "classes", "purchase", "service", "agreement")
"""What a measure can ask for, in the order of `planning.measures`."""


@dataclass(frozen=True, slots=True)
class SeenMeasure:
    """A measure that schools took. `problem` is what it was for, `seen` who did it; `asks` is one of ASKS.

    `staff` is whose work it is; None where nobody's hours are bought or it does not matter.
    """

    id: str
    title: Saying
    problem: Saying
    seen: Saying
    purpose: Purpose
    kind: MeasureKind
    asks: str
    staff: StaffGroup | None
    source: Source

    def tells(self, text: str, language: Language = Language.NL) -> bool:
        """Whether every word of `text` stands in what it says of itself, whole or in part; an empty text does."""
        own = " ".join(said(language) for said in (self.title, self.problem, self.seen)).casefold()
        return all(word in f"{own} {self.kind.called(language)}".casefold() for word in text.casefold().split())


@cache
def seen_measures() -> tuple[SeenMeasure, ...]:
    """Every measure of the library, in its own order."""
    known = tomllib.loads(files("werkdruk.planning").joinpath("library.toml").read_text(encoding="utf-8"))
    sources = {
        name: Source(each["title"], url=each.get("url", ""), confidence=Confidence(each["confidence"]))
        for name, each in known["sources"].items()
    }
    return tuple(_measure(each, sources) for each in known["measure"])


def seen_measure(id: str) -> SeenMeasure | None:
    """The measure of the library with this id; None when there is none."""
    return next((measure for measure in seen_measures() if measure.id == id), None)


def seen_for(
    purpose: Purpose | None = None, text: str = "", *, language: Language = Language.NL
) -> tuple[SeenMeasure, ...]:
    """The measures of the library for a purpose (None: for all) whose words have those of `text` in them."""
    return tuple(
        measure for measure in seen_measures() if purpose in (None, measure.purpose) and measure.tells(text, language)
    )


def _measure(told: Mapping[str, Any], sources: Mapping[str, Source]) -> SeenMeasure:
    return SeenMeasure(
        id=told["id"],
        title=Saying(*told["title"]),
        problem=Saying(*told["problem"]),
        seen=Saying(*told["seen"]),
        purpose=Purpose(told["purpose"]),
        kind=MeasureKind(told["kind"]),
        asks=told["asks"],
        staff=StaffGroup(told["staff"]) if "staff" in told else None,
        source=sources[told["source"]],
    )
