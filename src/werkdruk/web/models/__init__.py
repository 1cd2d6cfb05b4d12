# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Records: identity and a life cycle. Facts: append-only. Thin: columns, constraints, no rules."""

from werkdruk.web.models.bookkeeping import BooksChart, BooksDraft, BooksImport, ImportedBooking
from werkdruk.web.models.boxes import HandedOut, KeptBox, KeySheet, OpenBox, RoundDeed, SlipReport, VoidedSlip
from werkdruk.web.models.choices import Deelplan, DeelplanLine, JoinedMeasure
from werkdruk.web.models.councils import ConditionOutcome, CouncilAct, CouncilCondition, CouncilReply, CouncilRules
from werkdruk.web.models.discussing import Comment, JoinOffer, Objection, Support
from werkdruk.web.models.frames import FramesStep, FramesVersion
from werkdruk.web.models.funding import Allocation, Share
from werkdruk.web.models.issued import IssuedAccount
from werkdruk.web.models.ledger import LedgerAccount, LedgerDecision, LedgerEntry, LedgerPosting
from werkdruk.web.models.logs import Event
from werkdruk.web.models.mails import MailAddress, SentMail
from werkdruk.web.models.norms import BoardNorm
from werkdruk.web.models.people import Appointment, HeldRole, Membership, User
from werkdruk.web.models.places import Board, School, Unit
from werkdruk.web.models.plans import Plan, PlanLine
from werkdruk.web.models.polls import Poll, Voice
from werkdruk.web.models.proposals import Proposal, ProposalStep
from werkdruk.web.models.rounds import Approval, Ballot, CountedOutcome, Round, SetAside
from werkdruk.web.models.talks import Talk, TalkNote, TalkPick
from werkdruk.web.models.years import Year

__all__ = [
    "Allocation",
    "Appointment",
    "Approval",
    "Ballot",
    "Board",
    "BoardNorm",
    "BooksChart",
    "BooksDraft",
    "BooksImport",
    "Comment",
    "ConditionOutcome",
    "CouncilAct",
    "CouncilCondition",
    "CouncilReply",
    "CouncilRules",
    "CountedOutcome",
    "Deelplan",
    "DeelplanLine",
    "Event",
    "FramesStep",
    "FramesVersion",
    "HandedOut",
    "HeldRole",
    "ImportedBooking",
    "IssuedAccount",
    "JoinOffer",
    "JoinedMeasure",
    "KeptBox",
    "KeySheet",
    "LedgerAccount",
    "LedgerDecision",
    "LedgerEntry",
    "LedgerPosting",
    "MailAddress",
    "Membership",
    "Objection",
    "OpenBox",
    "Plan",
    "PlanLine",
    "Poll",
    "Proposal",
    "ProposalStep",
    "Round",
    "RoundDeed",
    "School",
    "SentMail",
    "SetAside",
    "Share",
    "SlipReport",
    "Support",
    "Talk",
    "TalkNote",
    "TalkPick",
    "Unit",
    "User",
    "Voice",
    "VoidedSlip",
    "Year",
]
