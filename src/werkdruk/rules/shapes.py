# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a rule file is written: every key that can be there, and how its value is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from werkdruk.kernel import Confidence, Dollar, Euro, Money
from werkdruk.rules.forms import Content, Halves, Hours, IslandRates, Pot, Rates, SectorRates, Terms, Weights
from werkdruk.rules.rule import Status

Reader = Callable[[object], Any]
"""Makes a value of what TOML holds. Raises ValueError when it has another form."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table inside the file: its keys with their readers, and which of them may be absent."""

    keys: Mapping[str, Reader]
    optional: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Form:
    """How one kind of content and its worked examples are written."""

    made: type[Content]
    content: Table
    given: Mapping[str, Reader]
    due: Mapping[str, Reader]
    given_optional: frozenset[str] = frozenset()

    @property
    def example(self) -> Table:
        """A worked example: a sentence, what goes in and what comes out."""
        return Table({"text": _text, **self.given, **self.due}, self.given_optional)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be a text that is not empty")
    return " ".join(value.split())


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")  # noqa: TRY004 - a fault of the file, like all others here
    return value


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(f"must be a whole number of zero or more, found {value!r}")
    return value


def _day(value: object) -> date:
    if type(value) is not date:
        raise ValueError(f"must be a day such as 2023-08-24 without quotes, found {value!r}")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("must be a list of texts")  # noqa: TRY004 - a fault of the file, like all others here
    return tuple(_text(item) for item in value)


def _rows(value: object) -> tuple[dict[str, Any], ...]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ValueError("must be written as [[example]]")
    return tuple(value)


def _school_types(value: object) -> tuple[str, ...]:
    found = _texts(value)
    if any(item not in SCHOOL_TYPES for item in found):
        raise ValueError(f"must be a list of {', '.join(SCHOOL_TYPES)}, found {value!r}")
    return found


def _weights(value: object) -> Weights:
    if not isinstance(value, dict) or set(value) != set(SCHOOL_TYPES):
        raise ValueError(f"must be a table with exactly {', '.join(SCHOOL_TYPES)}")
    return Weights(**{key: _count(weight) for key, weight in value.items()})


def _money(currency: type[Money]) -> Reader:
    def read(value: object) -> Money:
        amount = currency.parse(value if isinstance(value, str) else repr(value))
        if amount.cents < 0:
            raise ValueError(f"must not be negative, found {value!r}")
        return amount

    return read


def _status(value: object) -> Status:
    if not isinstance(value, str) or value not in list(Status):
        raise ValueError(f"must be one of {', '.join(Status)}, found {value!r}")
    return Status(value)


def _confidence(value: object) -> Confidence:
    if not isinstance(value, str) or value not in list(Confidence):
        raise ValueError(f"must be one of {', '.join(Confidence)}, found {value!r}")
    return Confidence(value)


SCHOOL_TYPES = ("bao", "sbo", "so_vso")
_EURO, _DOLLAR = _money(Euro), _money(Dollar)
_SOURCE = Table({"title": _text, "article": _text, "bwb": _text, "url": _text}, frozenset({"article", "bwb", "url"}))
HEAD: Mapping[str, Any] = {
    "id": _text,
    "scheme": _text,
    "title": _text,
    "title_en": _text,
    "known_since": _day,
    "status": _status,
    "confidence": _confidence,
    "note": _text,
    "note_en": _text,
    "valid": Table({"first": _day, "last": _day}, frozenset({"last"})),
    "source": _SOURCE,
    "example": _rows,
}
"""The keys at the top of every rule file, beside the one table of its content."""
OPTIONAL = frozenset({"title_en", "note", "note_en", "example"})
"""Those of them that may be absent."""
_PUPILS = ("general", "vocational")
_ISLANDS = ("bonaire_pupil", "bonaire_bol", "bonaire_bbl", "sint_eustatius_saba_pupil")

FORMS: Mapping[str, Form] = {
    form.made.table: form
    for form in (
        Form(
            Rates,
            Table(dict.fromkeys(_PUPILS, _EURO)),
            given=dict.fromkeys(_PUPILS, _count),
            due={"amount": _EURO},
        ),
        Form(
            IslandRates,
            Table(dict.fromkeys(_ISLANDS, _DOLLAR)),
            given=dict.fromkeys(_ISLANDS, _count),
            due={"amount": _DOLLAR},
            given_optional=frozenset(_ISLANDS),
        ),
        Form(
            SectorRates,
            Table(
                {**dict.fromkeys(SCHOOL_TYPES, _EURO), "weights": _weights, "whole_euros": _school_types},
                frozenset({"sbo", "so_vso", "whole_euros"}),
            ),
            given=dict.fromkeys(SCHOOL_TYPES, _count),
            due={"amount": _EURO},
            given_optional=frozenset(SCHOOL_TYPES),
        ),
        Form(
            Pot,
            Table({"amount": _EURO, "structural": _flag, "per_pupil_words": _text}, frozenset({"per_pupil_words"})),
            given={"months": _count},
            due={"amount": _EURO},
        ),
        Form(
            Hours,
            Table({"basis": _count, "increase": _count, "one_year": _count, "groups": _texts}),
            given={"fte_hundredths": _count},
            due={"hours_hundredths": _count},
        ),
        Form(
            Halves,
            Table({"individual": _count, "collective": _count}),
            given={"amount": _EURO},
            due={"individual": _EURO, "collective": _EURO},
        ),
        Form(
            Terms,
            Table(
                {
                    "notify_months": _count,
                    "file_weeks": _count,
                    "nullity_weeks": _count,
                    "reply_weeks": _count,
                    "silence_is_consent": _flag,
                    "extendable": _flag,
                },
                frozenset({"reply_weeks"}),
            ),
            given={"refused": _day, "notified": _day, "known": _day},
            due={"notify_by": _day, "file_by": _day, "nullity_by": _day},
        ),
    )
}
"""How each kind of content is written, by the name of its table."""
