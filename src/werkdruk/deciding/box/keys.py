# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Voting keys on slips of paper: random, readable, and known to the server as hashes only.

A key is 18 random signs out of 23, 81 bits, and two check signs. Somebody who steals the hashes and tries 10^12 keys a
second needs some three hundred years to find the first of 300 keys, so one keyed hash is slow enough: its key is the
digest of the signed document, which makes the keys of every round other ones.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from werkdruk.deciding.box.refusals import Reason, Refusal

SIGNS = "23456789CDFHJKMNPRTVWXY"
"""No vowels, so no words; of each pair that looks alike (2 Z, 5 S, 8 B, 6 G, V U) one, and no 0 O Q 1 I L."""
READ_AS = str.maketrans("ZSBGU", "2586V", "- .\t\n")
"""What somebody types for a sign that looks like it; signs that only make groups fall away."""
RANDOM, CHECKS, GROUP = 18, 2, 4
NUMBER = 6
"""The signs of a slip's number, before its check signs."""
FAIR = 256 // len(SIGNS) * len(SIGNS)
"""Bytes from here on are thrown away, so that every sign is as likely."""
PATIENCE = 1000

Randomness = Callable[[int], bytes]
"""So many random bytes, such as the system gives."""


@dataclass(frozen=True, slots=True, repr=False)
class VotingKey:
    """A voting key. Its text is for paper only: printed in a log or an error it shows nothing."""

    signs: str

    def __str__(self) -> str:
        return grouped(self.signs)

    def __repr__(self) -> str:
        return "VotingKey(...)"

    @classmethod
    def drawn(cls, source: Randomness) -> VotingKey:
        """A new key out of `source`."""
        return cls(checked("".join(_signs(source, RANDOM))))

    @classmethod
    def read(cls, text: str) -> VotingKey | Refusal:
        """The key somebody typed: small letters, groups and signs that look alike are read for what they are.

        One or two wrong signs, and any two signs that changed places, are always seen.
        """
        signs = _read(text)
        return cls(signs) if len(signs) == RANDOM + CHECKS and holds(signs) else Refusal.of(Reason.MISTYPED_KEY)

    def slot(self, document: str) -> str:
        """The place of this key in the box of that document: 64 hexadecimal digits, all the server has of it."""
        return hmac.new(document.encode(), b"slot:" + self.signs.encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip to cut out: the key, and on a stub that tears off the number by which its key can be voided."""

    key: VotingKey
    number: str
    slot: str


def draw_slips(document: str, count: int, *, source: Randomness, taken: Collection[str] = ()) -> tuple[Slip, ...]:
    """New slips, none of which has the key or the number of another one; `taken` are the slots given out before.

    The plain keys exist here and on paper, and cannot be made again. Raises ValueError when `source` repeats itself.
    """
    slots, numbers = set(taken), {slip_number(slot) for slot in taken}
    slips: list[Slip] = []
    for _ in range(count * PATIENCE):
        if len(slips) == count:
            break
        key = VotingKey.drawn(source)
        slip = Slip(key, slip_number(key.slot(document)), key.slot(document))
        if slip.slot not in slots and slip.number not in numbers:
            slips.append(slip)
            slots.add(slip.slot)
            numbers.add(slip.number)
    if len(slips) < count:
        msg = "the source of randomness repeats itself"
        raise ValueError(msg)
    return tuple(slips)


def slip_number(slot: str) -> str:
    """The number on the stub, worked out of the slot: nothing more is kept, and it tells nothing about the order."""
    whole = int.from_bytes(hashlib.sha256(f"slip:{slot}".encode()).digest())
    return grouped(checked("".join(SIGNS[whole // len(SIGNS) ** place % len(SIGNS)] for place in range(NUMBER))))


def read_slip_number(text: str) -> str | Refusal:
    """The slip number somebody typed, as it is printed."""
    signs = _read(text)
    return grouped(signs) if len(signs) == NUMBER + CHECKS and holds(signs) else Refusal.of(Reason.UNKNOWN_SLIP)


def checked(signs: str) -> str:
    """The signs with their two check signs behind them: the sum, and the sum weighted by place, are zero modulo 23."""
    size, place = len(SIGNS), len(signs)
    values = [SIGNS.index(sign) for sign in signs]
    total, weighted = sum(values), sum(at * value for at, value in enumerate(values))
    last = (place * total - weighted) % size
    return signs + SIGNS[(-total - last) % size] + SIGNS[last]


def holds(signs: str) -> bool:
    """Whether the check signs fit."""
    if not set(signs) <= set(SIGNS):
        return False
    values = [SIGNS.index(sign) for sign in signs]
    weighted = sum(at * value for at, value in enumerate(values))
    return sum(values) % len(SIGNS) == 0 and weighted % len(SIGNS) == 0


def grouped(signs: str) -> str:
    """The signs in groups of four."""
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def _read(text: str) -> str:
    return text.upper().translate(READ_AS)


def _signs(source: Randomness, count: int) -> Iterator[str]:
    """So many signs, each as likely. Raises ValueError when `source` gives nothing that can be used."""
    left = count
    for _ in range(PATIENCE):
        fair = [byte for byte in source(left) if byte < FAIR]
        yield from (SIGNS[byte % len(SIGNS)] for byte in fair[:left])
        left -= len(fair[:left])
        if not left:
            return
    msg = "the source of randomness gives too little"
    raise ValueError(msg)
