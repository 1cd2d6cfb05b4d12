# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Frames read back from the plain values they were kept as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from werkdruk.deciding.counting.ties import Tie, TieOrder
from werkdruk.deciding.frames.agreement import Frames
from werkdruk.kernel import SchoolYear


def frames_of(document: Mapping[str, Any]) -> Frames:
    """The frames whose `as_json` this is, with the same digest.

    Raises KeyError when a part is missing, ValueError or TypeError when one is not what it should be.
    """
    read: Frames = _read(Frames, dict(document))
    return read


def _read(kind: Any, value: Any) -> Any:  # noqa: ANN401 - a type and plain JSON go in, a value of that type comes out
    if get_origin(kind) in {Union, UnionType}:
        (inner,) = (each for each in get_args(kind) if each is not type(None))
        return None if value is None else _read(inner, value)
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], each) for each in value)
    if kind is TieOrder:
        return TieOrder(tuple(Tie(way) for way in value["ties"].split(",") if way), tuple(value["lot"]))
    if is_dataclass(kind) and kind is not SchoolYear:
        return _built(kind, value)
    if kind is date:
        return date.fromisoformat(value)
    if kind is SchoolYear:
        return SchoolYear.parse(value)
    if kind is Fraction or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return kind(value)
    if type(value) is not kind:
        msg = f"expected {kind.__name__}, found {value!r}"
        raise TypeError(msg)
    return value


def _built(kind: Any, value: Mapping[str, Any]) -> Any:  # noqa: ANN401 - see _read
    """The dataclass with each field read by its type; ties stand beside their lot in a rule."""
    hints = get_type_hints(kind)
    parts = {each.name: value if hints[each.name] is TieOrder else value[each.name] for each in fields(kind)}
    return kind(**{name: _read(hints[name], part) for name, part in parts.items()})
