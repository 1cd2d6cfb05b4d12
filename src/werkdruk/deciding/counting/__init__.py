# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The count: from ballots to winners, exactly, with the reason of every win and every loss.

In: an `Election` (proposals with a price, ballots, a pot), made by the caller or read from a `.pb` file, and a `Rule`.
Out: an `Outcome`: the winners in the order they were bought, every payment as a fraction, every tie, what decided each
round, a digest of what was counted; and the reasons (`why_won`, `why_lost`), as values and, in `counting.why`, as
sentences in both languages. Beside the count itself: `files` for `.pb` files, `why` for explanations, `c` for the C.

Method: Method of Equal Shares for additive utilities. Source: Peters, Pierczyński and Skowron, Proportional
participatory budgeting with additive utilities (NeurIPS 2021); completion and ties as equalshares.net describes them.

Invariants: no float anywhere; winners never cost more than the budget; the payments for a winner sum to its cost; no
purse is ever negative; the order of voters and of projects changes nothing; a project twice on a ballot counts once.
"""

from werkdruk.deciding.counting.ballots import Ballot, BallotKind, Ballots
from werkdruk.deciding.counting.counts import count
from werkdruk.deciding.counting.elections import BadElection, Election, Project
from werkdruk.deciding.counting.engines import Claim, Decided, Stop
from werkdruk.deciding.counting.files.reading import parse_pb, read_pb
from werkdruk.deciding.counting.files.writing import write_pb
from werkdruk.deciding.counting.outcomes import Outcome, Round, TieEvent
from werkdruk.deciding.counting.rule import Completion, Method, Misfit, PartTime, Rule, Utility
from werkdruk.deciding.counting.ties import Tie, TieOrder, Undecided
from werkdruk.deciding.counting.why.explanations import Explanations, explain
from werkdruk.deciding.counting.why.letters import letter
from werkdruk.deciding.counting.why.reasons import Loss, LossReason, Rival, Win, why_lost, why_won
from werkdruk.deciding.counting.why.receipts import Receipt, receipt, receipt_of

__all__ = [
    "BadElection",
    "Ballot",
    "BallotKind",
    "Ballots",
    "Claim",
    "Completion",
    "Decided",
    "Election",
    "Explanations",
    "Loss",
    "LossReason",
    "Method",
    "Misfit",
    "Outcome",
    "PartTime",
    "Project",
    "Receipt",
    "Rival",
    "Round",
    "Rule",
    "Stop",
    "Tie",
    "TieEvent",
    "TieOrder",
    "Undecided",
    "Utility",
    "Win",
    "count",
    "explain",
    "letter",
    "parse_pb",
    "read_pb",
    "receipt",
    "receipt_of",
    "why_lost",
    "why_won",
    "write_pb",
]
