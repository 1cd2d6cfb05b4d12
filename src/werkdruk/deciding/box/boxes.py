# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The box itself: which keys there are, what was voted with them, and how a vote is taken. Values; nothing is stored.

What is stored of an open box is one text (`stored`) that depends on what was voted and never on the order in which it
came: everything in it is sorted, and a row of it has no time and no number.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from werkdruk.deciding.box.documents import RoundDocument
from werkdruk.deciding.box.keys import VotingKey, read_slip_number, slip_number
from werkdruk.deciding.box.limits import LIMITS
from werkdruk.deciding.box.logs import Log
from werkdruk.deciding.box.receipts import REQUEST, Credential, VoteReceipt, credential, receipt, trace
from werkdruk.deciding.box.refusals import Reason, Refusal
from werkdruk.deciding.box.rounds import Holding, RoundState, Standing

VOTES_PER_KEY = 50
"""So that one key cannot fill the log; a person changes its mind less often."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The last ballot given with a key: choices in the order of their ids, and its mark."""

    choices: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a voter sends: the key as typed, choices in any order, the form's id, and the document the form was for."""

    key: str
    choices: tuple[str, ...]
    request: str
    document: str

    def __repr__(self) -> str:
        return "Attempt(...)"


@dataclass(frozen=True, slots=True)
class Paper:
    """A ballot that fits the document, and the id of the form it came with."""

    choices: tuple[str, ...]
    request: str


@dataclass(frozen=True, slots=True)
class Voiding:
    """The number of the slip whose key is to count no longer, who of the council does it and who stands beside."""

    number: str
    by: str
    beside: str
    on: date


@dataclass(frozen=True, slots=True)
class Box:
    """The keys given out (`slots`), those of them that are `voided`, and per slot the last ballot.

    `traces` are of the requests that were done and of the turns keys have had, without saying whose; `waiting` are the
    entries that are not in the public log yet. `labels` are the teams of slots, only where a floor needs them.
    """

    document: RoundDocument
    log: Log
    slots: frozenset[str] = frozenset()
    voided: frozenset[str] = frozenset()
    cast: Mapping[str, Cast] = field(default_factory=dict)
    traces: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def empty(cls, document: RoundDocument) -> Box:
        """The box of a signed document, without keys."""
        return cls(document, Log(document.digest))

    @property
    def live(self) -> frozenset[str]:
        """The slots whose keys are valid."""
        return self.slots - self.voided

    def live_of(self, label: str) -> int:
        """How many valid keys there are under that label; under no label for the empty text."""
        return sum(self.labels.get(slot, "") == label for slot in self.live)

    @property
    def holding(self) -> Holding:
        """How many valid keys and ballots there are."""
        return Holding(len(self.live), len(self.cast))

    @property
    def voided_numbers(self) -> tuple[str, ...]:
        """The numbers of the slips that were voided, sorted; public, so that nobody is shut out in silence."""
        return tuple(sorted(map(slip_number, self.voided)))

    def stored(self) -> str:
        """The box as one text: equal boxes have equal texts."""
        return json.dumps(
            {
                "document": self.document.digest,
                "slots": sorted(self.slots),
                "voided": sorted(self.voided),
                "cast": {slot: [list(one.choices), one.mark] for slot, one in self.cast.items()},
                "traces": sorted(self.traces),
                "waiting": sorted(self.waiting),
                "log": list(self.log.entries),
                "labels": dict(self.labels),
            },
            sort_keys=True,
            separators=(",", ":"),
        )

    @classmethod
    def restored(cls, document: RoundDocument, text: str) -> Box:
        """The box that was stored. Raises ValueError when it is not the box of this document."""
        held = json.loads(text)
        if held["document"] != document.digest:
            msg = "this box belongs with another document"
            raise ValueError(msg)
        return cls(
            document,
            Log(document.digest, tuple(held["log"])),
            slots=frozenset(held["slots"]),
            voided=frozenset(held["voided"]),
            cast={slot: Cast(tuple(row[0]), row[1]) for slot, row in held["cast"].items()},
            traces=frozenset(held["traces"]),
            waiting=frozenset(held["waiting"]),
            labels=held["labels"],
        )


def with_keys(box: Box, slots: Collection[str], standing: Standing, label: str = "") -> Box | Refusal:
    """The box with these slots as well, under the label of a team where the document has them.

    No key is given out twice, and never are more valid than people may vote, also under that label.
    """
    if not standing.takes_keys:
        return Refusal.of(Reason.NO_KEYS_NOW)
    new = frozenset(slots)
    if len(new) < len(slots) or new & box.slots:
        return Refusal.of(Reason.KEY_TWICE)
    keys = len(box.live) + len(new)
    if keys > box.document.electorate:
        return Refusal.of(Reason.MORE_KEYS_THAN_PEOPLE, people=box.document.electorate, keys=keys)
    people = box.document.groups.get(label)
    if people is None:
        return Refusal.of(Reason.UNKNOWN_TEAM)
    if box.live_of(label) + len(new) > people:
        return Refusal.of(Reason.MORE_KEYS_THAN_TEAM, people=people, keys=box.live_of(label) + len(new))
    labels = dict.fromkeys(new, label) if label else {}
    return replace(box, slots=box.slots | new, labels={**box.labels, **labels})


def without_keys(box: Box, standing: Standing, label: str = "") -> Box | Refusal:
    """The box without all keys under that label: for sheets that got lost before the box opened."""
    if standing.state is not RoundState.SIGNED or box.traces:
        return Refusal.of(Reason.KEYS_IN_USE if standing.takes_keys else Reason.NO_KEYS_NOW)
    kept = frozenset(slot for slot in box.slots if box.labels.get(slot, "") != label)
    labels = {slot: name for slot, name in box.labels.items() if slot in kept}
    return replace(box, slots=kept, voided=box.voided & kept, labels=labels)


def without_key(box: Box, voiding: Voiding, standing: Standing) -> Box | Refusal:
    """The box in which the key of that slip counts no longer, nor what was voted with it.

    The answer is the same whether the key was used or not: nobody learns who voted by voiding.
    """
    if not standing.takes_keys:
        return Refusal.of(Reason.NO_KEYS_NOW)
    if not voiding.by.strip() or not voiding.beside.strip() or voiding.by.strip() == voiding.beside.strip():
        return Refusal.of(Reason.ONE_PERSON)
    number = read_slip_number(voiding.number)
    slot = next((one for one in box.slots if slip_number(one) == number), None)
    if slot is None:
        return Refusal.of(Reason.UNKNOWN_SLIP)
    if slot in box.voided:
        return Refusal.of(Reason.SLIP_ALREADY_VOIDED)
    kept = {one: cast for one, cast in box.cast.items() if one != slot}
    return replace(box, voided=box.voided | {slot}, cast=kept)


def vote(box: Box, attempt: Attempt, standing: Standing, on: date) -> tuple[Box, VoteReceipt | Refusal]:
    """The box after a vote, with the receipt; or the same box and why the vote is refused.

    The same request sent again gets the same receipt and changes nothing, also when the box has closed meanwhile.
    """
    if attempt.document != box.document.digest:
        return box, Refusal.of(Reason.OTHER_DOCUMENT)
    if not REQUEST.fullmatch(attempt.request):
        return box, Refusal.of(Reason.BAD_REQUEST)
    key = VotingKey.read(attempt.key)
    choices = box.document.fitting(attempt.choices)
    if isinstance(key, Refusal):
        return box, key
    if isinstance(choices, Refusal):
        return box, choices
    return cast(box, credential(box.document.digest, key), Paper(choices, attempt.request), standing=standing, on=on)


def cast(
    box: Box, voter: Credential, paper: Paper, *, standing: Standing, on: date
) -> tuple[Box, VoteReceipt | Refusal]:
    """What `vote` does, for any kind of credential and choices that fit the document: the door for other keys."""
    document = box.document
    if refusal := _not_admitted(box, voter):
        return box, refusal
    given = receipt(document.digest, voter, paper.request, paper.choices)
    done = trace(document.digest, voter, paper.request)
    if done in box.traces:
        known = given.entry in box.waiting or given.entry in box.log.entries
        return box, given if known else Refusal.of(Reason.REQUEST_TAKEN)
    if not standing.takes_votes(on):
        return box, Refusal.of(Reason.NOT_OPEN, first=document.opens, last=standing.last_day)
    turn = _turn(box, voter)
    if turn is None:
        return box, Refusal.of(Reason.TOO_OFTEN, votes=VOTES_PER_KEY)
    taken = replace(
        box,
        cast={**box.cast, voter.slot: Cast(paper.choices, given.mark)},
        traces=box.traces | {done, turn},
        waiting=box.waiting | {given.entry},
    )
    return taken, given


def _turn(box: Box, voter: Credential) -> str | None:
    """The trace of this voter's next vote; None when it has had all. Only who has the key can tell how many it gave."""
    turns = (trace(box.document.digest, voter, f"turn:{number}") for number in range(VOTES_PER_KEY))
    return next((turn for turn in turns if turn not in box.traces), None)


def _not_admitted(box: Box, voter: Credential) -> Refusal | None:
    if voter.slot not in box.slots:
        return Refusal.of(Reason.UNKNOWN_KEY)
    return Refusal.of(Reason.VOIDED_KEY) if voter.slot in box.voided else None


def with_batch(box: Box) -> Box:
    """The box with the waiting entries in the public log, once there are enough of them to hide in; else the same."""
    return _logged(box) if len(box.waiting) >= LIMITS.batch_min else box


def _logged(box: Box) -> Box:
    return replace(box, log=box.log.with_batch(box.waiting), waiting=frozenset())
