# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a text in English must have in common with the Dutch one, and what it must not."""

from __future__ import annotations

import re

DUTCH = frozenset(
    {"aan", "bij", "de", "deze", "dit", "door", "een", "er", "geen", "het", "hun", "jaar", "leerlingen", "met", "naar"}
    | {"niet", "nog", "ook", "op", "scholen", "schooljaar", "tot", "uit", "uur", "van", "voor", "wordt", "zijn"}
)
ENGLISH = frozenset(
    {"and", "are", "each", "for", "from", "has", "have", "hours", "not", "pupils", "the", "their", "to"}
)


def words(text: str) -> set[str]:
    """The words of a text without places for values and without the titles of files, which stand between quotes."""
    return set(re.findall(r"[a-zé'-]+", re.sub(r"\{.*?\}|'leerlingen .*?'", " ", text).lower()))


def figures(text: str) -> list[str]:
    """Every digit of a text: the same ones in both languages, but for their order and the signs between them."""
    return sorted(sign for sign in text if sign.isdigit())


def say_the_same(dutch: str, english: str) -> bool:
    """Whether both texts give the same figures, and the English one has no Dutch left in it."""
    return figures(dutch) == figures(english) and not words(english) & DUTCH
