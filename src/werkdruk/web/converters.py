# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Parts of addresses that are values: a wrong one is no address at all."""

from __future__ import annotations

from werkdruk.kernel import BoardNumber, Brin, SchoolYear

DIGITS_MAX = 9


def number_in(text: str) -> int | None:
    """The number that a hidden field sends; None for anything that no page of ours sends."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= DIGITS_MAX else None


class BrinConverter:
    """The code of a school: `18BR`."""

    regex = "[0-9]{2}[A-Z]{2}"

    def to_python(self, value: str) -> Brin:
        """The code."""
        return Brin(value)

    def to_url(self, value: Brin) -> str:
        """Its text."""
        return str(value)


class BoardConverter:
    """The number of a board: `10053`."""

    regex = "[0-9]{5}"

    def to_python(self, value: str) -> BoardNumber:
        """The number."""
        return BoardNumber(value)

    def to_url(self, value: BoardNumber) -> str:
        """Its text."""
        return str(value)


class SchoolYearConverter:
    """A school year: `2023-2024`."""

    regex = "[0-9]{4}-[0-9]{4}"

    def to_python(self, value: str) -> SchoolYear:
        """The school year. Raises ValueError, which means no such address, when the years do not follow."""
        return SchoolYear.parse(value)

    def to_url(self, value: SchoolYear) -> str:
        """Its text with a dash."""
        return str(value).replace("/", "-")
