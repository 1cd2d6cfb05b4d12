# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All rules that are shipped, read when first asked for, and the one that applies on a day."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from werkdruk.kernel import WerkdrukError
from werkdruk.rules.reading import BadRule, read_rule
from werkdruk.rules.rule import Rule

DATA = Path(__file__).with_name("data")


class NoRule(WerkdrukError):
    """No rule of a scheme is about a day, or none of them was known yet."""

    def __init__(self, scheme: str, day: date, known: date | None = None) -> None:
        as_known = "" if known is None else f" as known on {known}"
        super().__init__(f"no rule of scheme {scheme!r} for {day}{as_known}")
        self.scheme = scheme
        self.day = day
        self.known = known


class UnknownRule(WerkdrukError):
    """An id that no rule has."""

    def __init__(self, rule_id: str) -> None:
        super().__init__(f"no rule has the id {rule_id!r}")
        self.rule_id = rule_id


def on(scheme: str, day: date, *, known: date | None = None) -> Rule:
    """The rule of `scheme` that applies on `day`, as one could know on `known` (None: with all we know now).

    Of the versions about that day it is the one known last. Raises NoRule when there is none: an amount is never
    zero and never carried over from another year because the law is not known.
    """
    found = [rule for rule in _versions(scheme) if rule.is_valid(day) and rule.is_known(known)]
    if not found:
        raise NoRule(scheme, day, known)
    return max(found, key=lambda rule: rule.known_since)


def by_id(rule_id: str) -> Rule:
    """The rule with that id. Raises UnknownRule when there is none."""
    scheme = rule_id.rsplit("-", 2)[0]
    for rule in _versions(scheme):
        if rule.id == rule_id:
            return rule
    raise UnknownRule(rule_id)


def known_rules(*, scheme: str | None = None, on: date | None = None, known: date | None = None) -> tuple[Rule, ...]:
    """All versions of all schemes, or only of one scheme, about one day, or known on one day.

    Sorted by scheme, first valid day and day known. Versions that a later one replaces are among them.
    """
    return tuple(
        rule
        for name in (schemes() if scheme is None else (scheme,))
        for rule in _versions(name)
        if (on is None or rule.is_valid(on)) and rule.is_known(known)
    )


@cache
def schemes() -> tuple[str, ...]:
    """The names of all schemes, sorted."""
    return tuple(sorted(entry.name for entry in os.scandir(DATA) if entry.is_dir()))


@cache
def _versions(scheme: str) -> tuple[Rule, ...]:
    return read_scheme(DATA / scheme) if scheme in schemes() else ()


def read_scheme(folder: Path) -> tuple[Rule, ...]:
    """The rules in the files of one scheme's folder, sorted by first valid day and day known.

    Raises BadRule when a file is wrong, bears another scheme or day in its name, or contradicts another file.
    """
    rules = [_read_file(path) for path in sorted(folder.glob("*.toml"))]
    rules.sort(key=lambda rule: (rule.valid_first, rule.known_since, rule.id))
    for earlier, later in _pairs(rules):
        if earlier.id == later.id:
            raise BadRule(folder.name, "id", f"{later.id} is there twice")
        if earlier.known_since == later.known_since and _overlap(earlier, later):
            what = f"{earlier.id} and {later.id} are about the same days and known since the same day"
            raise BadRule(folder.name, "known_since", what)
    return tuple(rules)


def _read_file(path: Path) -> Rule:
    name = f"{path.parent.name}/{path.name}"
    rule = read_rule(path.read_text(encoding="utf-8"), name)
    if rule.scheme != path.parent.name:
        raise BadRule(name, "scheme", f"is {rule.scheme!r}, but the file lies in the folder of {path.parent.name!r}")
    if not path.name.startswith(rule.valid_first.isoformat()):
        raise BadRule(name, "valid.first", f"is {rule.valid_first}, but the file is named otherwise")
    return rule


def _pairs(rules: list[Rule]) -> Iterator[tuple[Rule, Rule]]:
    for position, later in enumerate(rules):
        for earlier in rules[:position]:
            yield earlier, later


def _overlap(one: Rule, other: Rule) -> bool:
    return one.is_valid(other.valid_first) or other.is_valid(one.valid_first)
