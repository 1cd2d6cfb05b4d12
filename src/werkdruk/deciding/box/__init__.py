# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ballot box: voting keys on paper, a signed document, receipts, a public log, and a closing without names.

In: a document that both sides sign, random bytes, what voters send, the day. Out: slips to print, receipts or reasons,
the closed box with its ballots, what of it may be published. The web keeps `Box.stored()` as one value per round while
it is open, and after closing only the `ClosedBox`.

Method: the paper-code mode of a vote with whole ballots, as proportional rules need; limits for small groups
(`limits`). Not a secret ballot against whoever runs the server: the screen says so (`honesty`).

A rule with a floor for teams needs the team of every vote: then a slot bears a label, from five people on, and the
label goes with the ballot.

Invariants: a key counts once, by its last ballot; a voided key never counts; valid keys are never more than the people
who may vote; the same request gives one receipt; nothing that is stored has a time, an order or a name; closing twice
gives the same bytes; any change of the log is seen.
"""

from werkdruk.deciding.box.boxes import (
    Attempt,
    Box,
    Cast,
    Paper,
    Voiding,
    cast,
    vote,
    with_batch,
    with_keys,
    without_key,
    without_keys,
)
from werkdruk.deciding.box.closing import (
    ClosedBox,
    CountedBallot,
    Finding,
    Publication,
    closed,
    election,
    finding,
    publication,
    voters,
)
from werkdruk.deciding.box.documents import RoundDocument, faults, labelled
from werkdruk.deciding.box.keys import Slip, VotingKey, draw_slips, slip_number
from werkdruk.deciding.box.limits import LIMITS, Disclosure, Limits, concerns, disclosure, shown_totals
from werkdruk.deciding.box.logs import Fault, Log, LogFault, first_fault
from werkdruk.deciding.box.receipts import Credential, VoteReceipt, credential, receipt
from werkdruk.deciding.box.refusals import Reason, Refusal
from werkdruk.deciding.box.rounds import Deed, Holding, RoundAct, RoundState, Side, Standing, done

__all__ = [
    "LIMITS",
    "Attempt",
    "Box",
    "Cast",
    "ClosedBox",
    "CountedBallot",
    "Credential",
    "Deed",
    "Disclosure",
    "Fault",
    "Finding",
    "Holding",
    "Limits",
    "Log",
    "LogFault",
    "Paper",
    "Publication",
    "Reason",
    "Refusal",
    "RoundAct",
    "RoundDocument",
    "RoundState",
    "Side",
    "Slip",
    "Standing",
    "Voiding",
    "VoteReceipt",
    "VotingKey",
    "cast",
    "closed",
    "concerns",
    "credential",
    "disclosure",
    "done",
    "draw_slips",
    "election",
    "faults",
    "finding",
    "first_fault",
    "labelled",
    "publication",
    "receipt",
    "shown_totals",
    "slip_number",
    "vote",
    "voters",
    "with_batch",
    "with_keys",
    "without_key",
    "without_keys",
]
