# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The root of our own exceptions.

    WerkdrukError
    +-- kernel      InvalidCode
    +-- rules       BadRule, NoRate, NoRule, UnknownRule
    +-- funding     NoSuchSchool, NotCountable, NotExact
    +-- ledger      LedgerError
    |   +-- BadAccount, BadPosting, BadVoucher, IdTaken, MixedBoards
    |   +-- NotEnough, NotPositive, OneLegged, Unbalanced, WrongCorrection
    +-- planning    LineTwice, NoFunding, NotAlike, NotPriced
    +-- deciding    BadElection, NotPossible, ReasonsMissing, Undecided
    +-- evaluation  FloorTooLow, NoReason, TooFew
    +-- bookkeeping BadCatchRule, TooCostly
    +-- reporting   DoesNotClose
    +-- web         AccountChanged, AskedOtherwise, BoxRefused, Forbidden, Hindered, NotDrawable, NotPrintable,
                    NotTheSame, NotTheSameAward, NotYours, PlanChanged, Refused, RefusedByGuard, UnfitRole

An exception stops one request and carries fields, so that the shell can make a sentence of it in the reader's
language. Faults in data that somebody gave us are no exceptions but `Problem` values.
"""


class WerkdrukError(Exception):
    """Anything this program refuses to do; its text is short English, its fields say the rest."""
