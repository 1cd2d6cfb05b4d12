# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A rule file, checked key by key, as a rule.

Nothing is filled in or guessed: an unknown key, a missing key or an amount in another form is a fault of the file,
and is refused with the file and the key in the message.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkdruk.kernel import Confidence, Source, WerkdrukError
from werkdruk.rules.forms import Content
from werkdruk.rules.rule import Example, Rule, Status
from werkdruk.rules.shapes import FORMS, HEAD, OPTIONAL, Form, Reader, Table


class BadRule(WerkdrukError):
    """A rule file that cannot be used."""

    def __init__(self, file: str, key: str, what: str) -> None:
        super().__init__(f"rule file {file}, key {key}: {what}")
        self.file = file
        self.key = key
        self.what = what


def read_rule(text: str, file: str) -> Rule:
    """The rule written in `text`; `file` is its name in messages. Raises BadRule at the first fault."""
    try:
        top = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise BadRule(file, "(whole file)", f"no TOML: {fault}") from fault
    form = _form_of(top, file)
    head = _read(_Place(file), top, {**HEAD, form.made.table: form.content}, OPTIONAL)
    valid, source = head["valid"], head["source"]
    rule = Rule(
        id=head["id"],
        scheme=head["scheme"],
        title=head["title"],
        valid_first=valid["first"],
        valid_last=valid.get("last"),
        known_since=head["known_since"],
        status=head["status"],
        source=Source(**source, confidence=head["confidence"]),
        content=_made(_Place(file, form.made.table), form.made, head[form.made.table]),
        note=head.get("note", ""),
        title_en=head.get("title_en", ""),
        note_en=head.get("note_en", ""),
        examples=tuple(_example(_Place(file, f"example[{number}]"), form, given) for number, given in _numbered(head)),
    )
    _check(rule, file)
    return rule


@dataclass(frozen=True, slots=True)
class _Place:
    file: str
    table: str = ""

    def bad(self, key: str, what: str) -> BadRule:
        return BadRule(self.file, f"{self.table}.{key}" if self.table else key, what)


def _read(place: _Place, table: Mapping[str, Any], keys: Mapping[str, Any], optional: frozenset[str]) -> dict[str, Any]:
    for key in table:
        if key not in keys:
            raise place.bad(key, f"is unknown here; known are {', '.join(sorted(keys))}")
    for key in keys:
        if key not in table and key not in optional:
            raise place.bad(key, "is missing")
    return {key: _value(place, key, keys[key], value) for key, value in table.items()}


def _value(place: _Place, key: str, reader: Reader | Table, value: object) -> Any:  # noqa: ANN401 - each key has its own kind
    if isinstance(reader, Table):
        if not isinstance(value, dict):
            raise place.bad(key, "must be a table")
        inner = _Place(place.file, f"{place.table}.{key}" if place.table else key)
        return _read(inner, value, reader.keys, reader.optional)
    try:
        return reader(value)
    except ValueError as fault:
        raise place.bad(key, str(fault)) from fault


def _made(place: _Place, kind: type[Content], values: Mapping[str, Any]) -> Content:
    try:
        return kind(**values)
    except ValueError as fault:
        raise BadRule(place.file, place.table, str(fault)) from fault


def _numbered(head: Mapping[str, Any]) -> enumerate[dict[str, Any]]:
    return enumerate(head.get("example", ()), start=1)


def _form_of(top: Mapping[str, Any], file: str) -> Form:
    found = [form for name, form in FORMS.items() if name in top]
    if len(found) != 1:
        raise BadRule(file, "(content)", f"exactly one of these tables must be there: {', '.join(FORMS)}")
    return found[0]


def _example(place: _Place, form: Form, table: Mapping[str, Any]) -> Example:
    values = _read(place, table, form.example.keys, form.example.optional)
    return Example(
        text=values["text"],
        given=tuple((key, values[key]) for key in form.given if key in values),
        due=tuple((key, values[key]) for key in form.due),
    )


def _check(rule: Rule, file: str) -> None:
    if re.fullmatch(rf"{re.escape(rule.scheme)}-{rule.valid_first.year}-[1-9][0-9]*", rule.id) is None:
        raise BadRule(file, "id", f"must be {rule.scheme}-{rule.valid_first.year}- and a number, found {rule.id!r}")
    if rule.valid_last is not None and rule.valid_last < rule.valid_first:
        raise BadRule(file, "valid.last", f"{rule.valid_last} lies before valid.first {rule.valid_first}")
    if rule.status is Status.ENACTED and rule.confidence is not Confidence.A:
        raise BadRule(file, "status", f"enacted needs confidence A, found {rule.confidence}: use unverified")
    if rule.confidence is Confidence.M:
        raise BadRule(file, "confidence", "M: what is only remembered is never a rule")
