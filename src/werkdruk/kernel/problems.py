# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Faults in what somebody gave us: collected and shown all at once, each with how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from werkdruk.kernel.languages import Language, Words


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a fault: a file, and the line in it (counted from 1) when there is one."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in given data. `code` is stable for programs; `message` and `hint` are Dutch sentences.

    Those in English are empty where nobody reads them but on a Dutch command line.
    """

    code: str
    where: Where
    message: str
    hint: str
    message_en: str = ""
    hint_en: str = ""

    @classmethod
    def said(cls, code: str, where: Where, *, message: Words, hint: Words) -> Problem:
        """The fault in both languages."""
        return cls(code, where, message(), hint(), message(Language.EN), hint(Language.EN))

    def told(self, language: Language) -> tuple[str, str]:
        """The message and the hint in that language; in Dutch when there is no English."""
        in_english = language is Language.EN and self.message_en
        return (self.message_en, self.hint_en) if in_english else (self.message, self.hint)

    def line(self) -> str:
        """The fault as one printable line."""
        return f"{self.where}: {self.message} {self.hint}"

    def as_json(self) -> dict[str, str | int | None]:
        """The fault with the keys code, file, line, what and hint."""
        return {
            "code": self.code,
            "file": self.where.file,
            "line": self.where.line,
            "what": self.message,
            "hint": self.hint,
        }
