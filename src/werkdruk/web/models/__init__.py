# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Records: identity and a life cycle. Facts: append-only. Thin: columns, constraints, no rules."""

from werkdruk.web.models.choices import Deelplan, DeelplanLine
from werkdruk.web.models.councils import CouncilAct
from werkdruk.web.models.frames import FramesStep, FramesVersion
from werkdruk.web.models.funding import Allocation, Share
from werkdruk.web.models.issued import IssuedAccount
from werkdruk.web.models.ledger import LedgerEntry, LedgerPosting
from werkdruk.web.models.logs import Event
from werkdruk.web.models.people import Appointment, HeldRole, Membership, User
from werkdruk.web.models.places import Board, School, Unit
from werkdruk.web.models.plans import Plan, PlanLine
from werkdruk.web.models.polls import Poll, Voice
from werkdruk.web.models.proposals import Proposal
from werkdruk.web.models.rounds import Approval, Ballot, CountedOutcome, Round
from werkdruk.web.models.years import Year

__all__ = [
    "Allocation",
    "Appointment",
    "Approval",
    "Ballot",
    "Board",
    "CouncilAct",
    "CountedOutcome",
    "Deelplan",
    "DeelplanLine",
    "Event",
    "FramesStep",
    "FramesVersion",
    "HeldRole",
    "IssuedAccount",
    "LedgerEntry",
    "LedgerPosting",
    "Membership",
    "Plan",
    "PlanLine",
    "Poll",
    "Proposal",
    "Round",
    "School",
    "Share",
    "Unit",
    "User",
    "Voice",
    "Year",
]
