# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The codes of voters as one piece of text with places in it: a text of its own for each would cost far more room."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import overload

PILES = 64


class Codes(Sequence[str]):
    """Codes, each made into text when it is asked for.

    Code n stands in `text` (UTF-8) from `starts[n]` to `ends[n]`; without `starts` each begins where the last ended.
    """

    __slots__ = ("_ends", "_starts", "_text")

    def __init__(self, text: bytes | bytearray, ends: array[int], starts: array[int] | None = None) -> None:
        self._text, self._ends, self._starts = text, ends, starts

    def __len__(self) -> int:
        """The number of codes."""
        return len(self._ends)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...
    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        """The code at that place."""
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(len(self))))
        number = range(len(self))[place]
        begins = self._starts
        start = begins[number] if begins is not None else self._ends[number - 1] if number else 0
        return bytes(self._text[start : self._ends[number]]).decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        """The codes in their order."""
        return (code.decode("utf-8", "surrogatepass") for code in self._raw())

    def __eq__(self, other: object) -> bool:
        """Whether these are the same codes."""
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(str.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]  # like a list: it may be large

    def __repr__(self) -> str:
        return f"Codes({', '.join(map(repr, self[:3]))}{', ...' if len(self) > 3 else ''})"  # noqa: PLR2004 - a taste

    def repeated(self) -> Iterator[int]:
        """The places of codes that stand earlier too; empty codes are no codes.

        Fingerprints of 64 bits are compared first, a pile at a time, then the codes whose fingerprints are equal.
        """
        piles = [array("q") for _ in range(PILES)]
        for code in self._raw():
            mark = hash(code)
            piles[mark % PILES].append(mark)
        doubtful = {
            mark for pile in piles if len(set(pile)) < len(pile) for mark, times in Counter(pile).items() if times > 1
        }
        if doubtful:
            yield from self._again(doubtful)

    def _again(self, doubtful: set[int]) -> Iterator[int]:
        seen = {b""}
        for number, code in enumerate(self._raw()):
            if hash(code) not in doubtful:
                continue
            if code in seen and code:
                yield number
            seen.add(code)

    def _raw(self) -> Iterator[bytes]:
        text, starts, start = self._text, self._starts, 0
        for number, end in enumerate(self._ends):
            yield bytes(text[start if starts is None else starts[number] : end])
            start = end


class CodeWriter:
    """Gathers codes; `rising` is True as long as each was longer than or sorted after the one before it."""

    def __init__(self) -> None:
        self.rising = True
        self._text = bytearray()
        self._ends = array("Q")
        self._last = ""

    def add(self, code: str) -> None:
        """One more code, which may be empty."""
        last = self._last
        if self.rising and (len(code) < len(last) or (len(code) == len(last) and code <= last)):
            self.rising = False
        self._last = code
        self._text += code.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._text))

    def done(self) -> Codes | tuple[()]:
        """All that was added; nothing when no voter had a code."""
        return Codes(self._text, self._ends) if self._text else ()
