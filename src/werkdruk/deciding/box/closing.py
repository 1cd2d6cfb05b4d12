# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Closing: the ballots leave their keys behind. A pure function: done again after a crash it gives the same bytes.

Keep what `closed` returns and throw the stored box away in one transaction. When that fails, the box is still there and
closing is done again; when it succeeded, nothing is left that says which key gave which ballot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from werkdruk.deciding.box.boxes import Box
from werkdruk.deciding.box.documents import RoundDocument
from werkdruk.deciding.box.limits import LIMITS, Disclosure, disclosure, shown_totals
from werkdruk.deciding.box.logs import Log
from werkdruk.deciding.box.receipts import VoteReceipt
from werkdruk.deciding.box.refusals import Reason, Refusal
from werkdruk.deciding.counting.ballots import Ballot
from werkdruk.deciding.counting.elections import Election
from werkdruk.kernel import Saying, Span, digest


@dataclass(frozen=True, slots=True, order=True)
class CountedBallot:
    """A ballot that counts, under the mark that only its voter knows; `label` is its team where a floor needs that."""

    mark: str
    choices: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class ClosedBox:
    """What stays of a box: the ballots in the order of their marks, the whole log, the numbers of keys.

    `keys` were valid at closing; `voided` are the numbers of the slips that were voided. Log entries that became no
    ballot were voted over or voided. `salt` is never shown below the limit for whole ballots: without it nobody can
    find few ballots by trying until the digest fits.
    """

    document: str
    ballots: tuple[CountedBallot, ...]
    log: Log
    keys: int
    voided: tuple[str, ...]
    salt: str

    @property
    def voted_over(self) -> int:
        """How many entries of the log became no ballot."""
        return len(self.log.entries) - len(self.ballots)

    @property
    def digest(self) -> str:
        """The fingerprint of all of it."""
        return digest(
            {
                "document": self.document,
                "ballots": self.ballots,
                "head": self.log.head,
                "keys": self.keys,
                "voided": self.voided,
                "salt": self.salt,
            }
        )

    @property
    def votes(self) -> dict[str, int]:
        """The number of ballots that chose each proposal, for those that anybody chose; by id."""
        counts = Counter(name for ballot in self.ballots for name in ballot.choices)
        return dict(sorted(counts.items()))

    def as_json(self) -> dict[str, Any]:
        """Every part of it with plain values, to keep."""
        return {
            "document": self.document,
            "ballots": [[ballot.mark, list(ballot.choices), ballot.label] for ballot in self.ballots],
            "log": list(self.log.entries),
            "keys": self.keys,
            "voided": list(self.voided),
            "salt": self.salt,
        }

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> ClosedBox:
        """The closed box whose `as_json` this is, with the same digest. Raises KeyError or ValueError on another."""
        return cls(
            kept["document"],
            tuple(CountedBallot(mark, tuple(choices), label) for mark, choices, label in kept["ballots"]),
            Log(kept["document"], tuple(kept["log"])),
            keys=kept["keys"],
            voided=tuple(kept["voided"]),
            salt=kept["salt"],
        )


def closed(box: Box) -> ClosedBox | Refusal:
    """The box without its keys. Refused below the least number of ballots: then it is not opened."""
    if len(box.cast) < LIMITS.vote_min:
        return Refusal.of(Reason.TOO_FEW_BALLOTS, least=LIMITS.vote_min)
    ballots = sorted(
        CountedBallot(cast.mark, cast.choices, box.labels.get(slot, "")) for slot, cast in box.cast.items()
    )
    log = box.log.with_batch(box.waiting)
    return ClosedBox(
        box.document.digest, tuple(ballots), log, len(box.live), box.voided_numbers, salt=digest(sorted(box.traces))
    )


def election(document: RoundDocument, box: ClosedBox) -> Election:
    """What is counted by the rule of the document. Raises ValueError when the box is another document's."""
    if box.document != document.digest:
        msg = "these ballots belong with another document"
        raise ValueError(msg)
    given = sorted((ballot.choices, ballot.label) for ballot in box.ballots)
    ballots = (Ballot(choices, unit=label) for choices, label in given)
    return Election.of(document.projects, ballots, document.budget, scale=document.scale)


@dataclass(frozen=True, slots=True)
class Publication:
    """What everybody who may vote gets to see. `ballots` and `totals` are empty where the limits forbid them."""

    document: str
    digest: str
    log: Log
    keys: int
    voided: tuple[str, ...]
    marks: tuple[str, ...]
    ballots: tuple[CountedBallot, ...]
    totals: Mapping[str, Span]


def publication(document: RoundDocument, box: ClosedBox) -> Publication:
    """The part of a closed box that may be published, for as many ballots as there are."""
    voted, groups = len(box.ballots), voters(document, box).values()
    votes = {project.id: box.votes.get(project.id, 0) for project in document.projects}
    return Publication(
        document=box.document,
        digest=box.digest,
        log=box.log,
        keys=box.keys,
        voided=box.voided,
        marks=tuple(ballot.mark for ballot in box.ballots),
        ballots=box.ballots if disclosure(voted, groups) is Disclosure.BALLOTS else (),
        totals=shown_totals(votes, voted, groups),
    )


def voters(document: RoundDocument, box: ClosedBox) -> dict[str, int]:
    """How many people voted under each label, also where nobody did; empty where ballots bear none."""
    counts = Counter(ballot.label for ballot in box.ballots)
    return {label: counts[label] for label in document.groups} if document.units else {}


class Finding(StrEnum):
    """What became of the vote of a receipt."""

    COUNTED = "counted"
    NOT_LAST = "not-last"
    """It is in the log and not in the count: a later vote took its place, or the key was voided."""
    NOT_LOGGED = "not-logged"
    OTHER_VOTE = "other-vote"


FINDINGS: Mapping[Finding, Saying] = {
    Finding.COUNTED: Saying("Je stem staat in het log en is meegeteld.", "Your vote is in the log and was counted."),
    Finding.NOT_LAST: Saying(
        "Je stem staat in het log, maar telt niet mee: je stemde later nog eens, of de PMR maakte je sleutel ongeldig. "
        "Weet je van geen van beide? Dien een klacht in bij de PMR.",
        "Your vote is in the log but does not count: you voted again later, or the PMR voided your key. "
        "You know of neither? Complain to the PMR.",
    ),
    Finding.NOT_LOGGED: Saying(
        "Dit bewijs staat niet in het log. Dien een klacht in bij de PMR en laat het zien.",
        "This receipt is missing in the log. Complain to the PMR and show it.",
    ),
    Finding.OTHER_VOTE: Saying("Dit bewijs is van een andere stemming.", "This receipt is of another vote."),
}


def finding(receipt: VoteReceipt, published: Publication) -> Finding:
    """What became of the vote of that receipt; `FINDINGS` has the sentence."""
    if receipt.document != published.document:
        return Finding.OTHER_VOTE
    if receipt.entry not in published.log.entries:
        return Finding.NOT_LOGGED
    return Finding.COUNTED if receipt.mark in published.marks else Finding.NOT_LAST
