# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns that are values of the core: the SELECT list is the mapping."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from django.db import models

from werkdruk.kernel import BoardNumber, Brin, Euro, Month, SchoolYear
from werkdruk.planning import Norms, norms_of

if TYPE_CHECKING:
    _Cents = models.BigIntegerField[Euro, Euro]
    _Year = models.PositiveSmallIntegerField[SchoolYear, SchoolYear]
    _Month = models.CharField[Month, Month]
    _Brin = models.CharField[Brin | str, Brin]
    _Number = models.CharField[BoardNumber | str, BoardNumber]
    _Norms = models.TextField[Norms | None, Norms | None]
else:  # Django's own fields take no type parameters when the program runs
    _Cents = models.BigIntegerField
    _Year = models.PositiveSmallIntegerField
    _Month = _Brin = _Number = models.CharField
    _Norms = models.TextField


class EuroField(_Cents):
    """An amount: `Euro` in Python, whole cents in a column whose name ends in `_cents`."""

    def get_attname_column(self) -> tuple[str, str]:
        """The attribute's name, and the column's name with its unit."""
        attname, _ = super().get_attname_column()
        return attname, f"{attname}_cents"

    def from_db_value(self, value: int | None, *_: object) -> Euro | None:
        """The amount in a row."""
        return None if value is None else Euro(value)

    def to_python(self, value: Any) -> Any:
        """The amount for a whole number of cents or an amount."""
        return value if value is None or isinstance(value, Euro) else Euro(int(value))

    def get_prep_value(self, value: Any) -> Any:
        """The cents of an amount. Raises TypeError for anything else: no bare numbers on a money path."""
        if value is None or hasattr(value, "resolve_expression"):
            return value
        if not isinstance(value, Euro):
            raise TypeError(f"an amount is a Euro, not {type(value).__name__}")
        return value.cents

    def value_to_string(self, obj: models.Model) -> str:
        """The cents as text, for fixtures."""
        return str(self.value_from_object(obj).cents)


class SchoolYearField(_Year):
    """A school year: its value in Python, the calendar year it starts in as the column."""

    def from_db_value(self, value: int | None, *_: object) -> SchoolYear | None:
        """The school year in a row."""
        return None if value is None else SchoolYear(value)

    def to_python(self, value: Any) -> Any:
        """The school year for its first calendar year."""
        return value if value is None or isinstance(value, SchoolYear) else SchoolYear(int(value))

    def get_prep_value(self, value: Any) -> Any:
        """The calendar year it starts in."""
        return value.start if isinstance(value, SchoolYear) else value


class MonthField(_Month):
    """A month, kept as `2023-08`, so that rows sort as months do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 7
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """The field without its fixed length."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("max_length", None)
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, *_: object) -> Month | None:
        """The month in a row."""
        return cast("Month | None", self.to_python(value))

    def to_python(self, value: Any) -> Any:
        """The month for its text."""
        if not value or isinstance(value, Month):
            return value or None
        year, month = str(value).split("-")
        return Month(int(year), int(month))

    def get_prep_value(self, value: Any) -> Any:
        """Its text."""
        return None if value is None else str(value)


class BrinField(_Brin):
    """The code of a school."""

    def from_db_value(self, value: str | None, *_: object) -> Brin | None:
        """The code in a row."""
        return None if value is None else Brin(value)


class BoardNumberField(_Number):
    """The number of a board."""

    def from_db_value(self, value: str | None, *_: object) -> BoardNumber | None:
        """The number in a row."""
        return None if value is None else BoardNumber(value)


class NormsField(_Norms):
    """What a price rests on: its `Norms` in Python, plain JSON in the column; empty is no norms of its own."""

    def from_db_value(self, value: str | None, *_: object) -> Norms | None:
        """The norms in a row."""
        return norms_of(json.loads(value)) if value else None

    def to_python(self, value: Any) -> Any:
        """The norms for their text."""
        return norms_of(json.loads(value)) if isinstance(value, str) and value else value or None

    def get_prep_value(self, value: Any) -> Any:
        """Their text."""
        return json.dumps(value.as_json(), sort_keys=True) if isinstance(value, Norms) else value
