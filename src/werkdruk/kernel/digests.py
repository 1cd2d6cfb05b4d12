# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fingerprint of a value: the same on every machine, another one for any other value."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from werkdruk.kernel.money import Money


def plain(value: Any) -> Any:  # noqa: ANN401 - any value of the house goes in, plain JSON comes out
    """`value` as JSON knows it: money as its text, dates as ISO, dataclasses as objects, keys as texts.

    Raises TypeError on a float or on anything else that has no exact form.
    """
    if isinstance(value, Money):
        return str(value)
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, str):
        return str(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted((plain(item) for item in value), key=str)
    msg = f"{type(value).__name__} has no exact form to make a digest of"
    raise TypeError(msg)


def digest(value: Any) -> str:  # noqa: ANN401 - see plain
    """The SHA-256 of the canonical JSON of `value`, as `sha256:` and 64 hexadecimal digits."""
    text = json.dumps(plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
