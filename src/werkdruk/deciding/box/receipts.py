# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Receipts: two codes that only their voter can tell belong together.

`entry` stands in the public log, `mark` in the list of what was counted. Both are hashes over a secret made of the
voting key and the id of the request. The server has that secret only while it answers and keeps it nowhere, so neither
the log nor the database says which entry became which ballot.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from dataclasses import dataclass

from werkdruk.deciding.box.keys import SIGNS, VotingKey, grouped

REQUEST = re.compile(r"[A-Za-z0-9_-]{16,64}")
"""The id that a form bears: random, made anew for each page that is opened."""
MARK = 12
"""The signs of a mark: 54 bits, so that two people with one mark are not to be expected."""


@dataclass(frozen=True, slots=True)
class Credential:
    """What the box must know of a voter: its place, and a secret nobody else has.

    A voting key gives one (`credential`). A key signed blindly or a sealed envelope can give one in another way, and
    nothing behind it has to change.
    """

    slot: str
    secret: bytes

    def __repr__(self) -> str:
        return "Credential(...)"


@dataclass(frozen=True, slots=True)
class VoteReceipt:
    """What a voter takes home: the digest of the signed document, the entry in the log and the mark in the count."""

    document: str
    entry: str
    mark: str


def credential(document: str, key: VotingKey) -> Credential:
    """What a voting key proves in the round with that document."""
    secret = hmac.new(document.encode(), b"secret:" + key.signs.encode(), hashlib.sha256).digest()
    return Credential(key.slot(document), secret)


def receipt(document: str, voter: Credential, request: str, choices: tuple[str, ...]) -> VoteReceipt:
    """The receipt for this ballot, sent with this request: the same each time, so a voter can work it out alone."""
    ballot = json.dumps(choices, ensure_ascii=False)
    entry = _hash(document, voter, f"entry:{request}:{ballot}")
    mark = int(_hash(document, voter, f"mark:{request}:{ballot}"), 16)
    signs = "".join(SIGNS[mark // len(SIGNS) ** place % len(SIGNS)] for place in range(MARK))
    return VoteReceipt(document, entry, grouped(signs))


def trace(document: str, voter: Credential, request: str) -> str:
    """What is remembered of a request, so that it is done once: without the secret it belongs to nobody."""
    return _hash(document, voter, f"request:{request}")


def _hash(document: str, voter: Credential, text: str) -> str:
    return hmac.new(voter.secret, f"{document}\n{text}".encode(), hashlib.sha256).hexdigest()
