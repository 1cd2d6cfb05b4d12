# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The worked examples of a rule, worked out again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkdruk.rules.forms import Content, Halves, Hours, IslandRates, Pot, Rates, SectorRates
from werkdruk.rules.rule import Example, Given, Rule


@dataclass(frozen=True, slots=True)
class Difference:
    """An example that does not come out as its file says."""

    rule_id: str
    text: str
    key: str
    due: Given
    found: Given

    def line(self) -> str:
        """The difference as one Dutch line."""
        return f"{self.rule_id}: {self.text} Bij {self.key} hoort {self.due}, er komt {self.found} uit."


def differences(rule: Rule) -> tuple[Difference, ...]:
    """Every figure of the examples that comes out otherwise than written; empty when all of them are right."""
    return tuple(
        Difference(rule.id, example.text, key, due, found)
        for example in rule.examples
        for key, due in example.due
        if (found := outcome(rule.content, example)[key]) != due
    )


def outcome(content: Content, example: Example) -> Mapping[str, Given]:
    """What the figures of `example` lead to under a rule that says `content`, by the names of its outcomes."""
    given: dict[str, Any] = dict(example.given)
    if isinstance(content, Rates | IslandRates | SectorRates):
        return {"amount": content.amount(**given)}
    if isinstance(content, Pot):
        return {"amount": content.of_months(given["months"])}
    if isinstance(content, Hours):
        return {"hours_hundredths": content.hundredths(given["fte_hundredths"])}
    if isinstance(content, Halves):
        individual, collective = content.divide(given["amount"])
        return {"individual": individual, "collective": collective}
    return {
        "notify_by": content.notify_by(given["refused"]),
        "file_by": content.file_by(given["notified"]),
        "nullity_by": content.nullity_by(given["known"]),
    }
