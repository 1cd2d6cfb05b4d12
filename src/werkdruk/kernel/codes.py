# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Codes of boards, schools and sites as DUO writes them. A code that exists is valid.

Source: DUO open education data; a school (BRIN) is two digits and two letters, a site adds two digits, a board
(bevoegd gezag) is five digits.
"""

from __future__ import annotations

import re
from typing import ClassVar, Self

from werkdruk.kernel.errors import WerkdrukError


class InvalidCode(WerkdrukError):
    """A text that is no code of its kind."""

    def __init__(self, kind: str, text: str) -> None:
        super().__init__(f"{text!r} is no {kind}")
        self.kind = kind
        self.text = text


class _Code(str):
    """A text of one fixed form; raises InvalidCode when made from anything else."""

    __slots__ = ()
    _form: ClassVar[re.Pattern[str]]

    def __new__(cls, text: str) -> Self:
        if cls._form.fullmatch(text) is None:
            raise InvalidCode(cls.__name__, text)
        return super().__new__(cls, text)


class Brin(_Code):
    """The code of a school: `18BR`."""

    __slots__ = ()
    _form = re.compile(r"[0-9]{2}[A-Z]{2}")


class SiteCode(_Code):
    """The code of a site (vestiging) of a school: `18BR00`."""

    __slots__ = ()
    _form = re.compile(r"[0-9]{2}[A-Z]{2}[0-9]{2}")

    @property
    def brin(self) -> Brin:
        """The school it is a site of."""
        return Brin(self[:4])


class BoardNumber(_Code):
    """The number of a board: `10053`."""

    __slots__ = ()
    _form = re.compile(r"[0-9]{5}")
