# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The count: from ballots to winners, exactly, with the reason of every win and every loss.

In: an `Election` (proposals with a price, approval ballots, a pot), made by the caller or read from a `.pb` file.
Out: an `Outcome`: the winners in the order they were bought, every payment as a fraction, every tie, a digest of what
was counted; and the reasons (`why_won`, `why_lost`), as values and, in `counting.words`, as sentences in
both languages.

Method: Method of Equal Shares for additive utilities. Source: Peters, Pierczyński and Skowron, Proportional
participatory budgeting with additive utilities (NeurIPS 2021); completion and ties as equalshares.net describes them.

Invariants: no float anywhere; winners never cost more than the budget; the payments for a winner sum to its cost; no
purse is ever negative; the order of voters and of projects changes nothing; a project twice on a ballot counts once.
"""

from werkdruk.deciding.counting.elections import BadElection, Ballot, Election, Group, Project
from werkdruk.deciding.counting.outcomes import Completion, Outcome, Round, Stop, TieEvent, Utility
from werkdruk.deciding.counting.reading import parse_pb, read_pb
from werkdruk.deciding.counting.reasons import Loss, LossReason, Rival, Win, why_lost, why_won
from werkdruk.deciding.counting.shares import equal_shares
from werkdruk.deciding.counting.ties import Tie, TieOrder, Undecided
from werkdruk.deciding.counting.writing import write_pb

__all__ = [
    "BadElection",
    "Ballot",
    "Completion",
    "Election",
    "Group",
    "Loss",
    "LossReason",
    "Outcome",
    "Project",
    "Rival",
    "Round",
    "Stop",
    "Tie",
    "TieEvent",
    "TieOrder",
    "Undecided",
    "Utility",
    "Win",
    "equal_shares",
    "parse_pb",
    "read_pb",
    "why_lost",
    "why_won",
    "write_pb",
]
