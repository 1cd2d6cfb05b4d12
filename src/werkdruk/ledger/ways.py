# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ways money may go: from which kinds of account to which, by the kind of entry, and within which place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkdruk.ledger.accounts import AccountKind as Kind
from werkdruk.ledger.entries import EntryKind

if TYPE_CHECKING:
    from werkdruk.ledger.accounts import Earmark
    from werkdruk.ledger.entries import Entry

OUTSIDE = frozenset({Kind.STATE, Kind.BOARD, Kind.INDIVIDUAL})
SHARED = frozenset({Kind.BOARD, Kind.SCHOOL})
FREE = frozenset({Kind.SCHOOL, Kind.CARRIED})
HELD = frozenset({Kind.COMMITTED})
WAYS = {
    EntryKind.RECEIVED: (OUTSIDE, OUTSIDE),
    EntryKind.PASSED_ON: (SHARED, SHARED),
    EntryKind.COMMITTED: (FREE, HELD),
    EntryKind.SPENT: (HELD, frozenset({Kind.SPENT})),
    EntryKind.RELEASED: (HELD, frozenset({Kind.SCHOOL})),
    EntryKind.CARRIED: (FREE, frozenset({Kind.CARRIED})),
}
"""Out of which kinds, and into which. A correction goes the way of its entry, backwards."""
AT_ONE_PLACE = frozenset({EntryKind.COMMITTED, EntryKind.SPENT, EntryKind.RELEASED, EntryKind.CARRIED})


def goes_its_way(entry: Entry) -> bool:
    """Whether each line stands at a kind of account that this kind of entry moves money from or to."""
    if entry.kind is EntryKind.CORRECTION:
        return True
    out, into = WAYS[entry.kind]
    return all(line.account.kind in (into if line.amount.cents > 0 else out) for line in entry.postings)


def comes_from_the_state(entry: Entry) -> bool:
    """Whether what is received or given back goes, per earmark, from the state to the board or all the other way."""
    if entry.kind is not EntryKind.RECEIVED:
        return True
    directions: dict[Earmark, set[bool]] = {}
    for line in entry.postings:
        to_board = (line.amount.cents > 0) != (line.account.kind is Kind.STATE)
        directions.setdefault(line.account.earmark, set()).add(to_board)
    return all(len(found) == 1 for found in directions.values())


def stays_at_its_place(entry: Entry) -> bool:
    """Whether it is about one school, one measure and one school year; what is carried goes to the next year."""
    if entry.kind not in AT_ONE_PLACE:
        return True
    ahead = entry.kind is EntryKind.CARRIED
    schools = {line.account.school for line in entry.postings}
    measures = {line.account.measure for line in entry.postings} - {None}
    years = {
        line.account.school_year.start - (ahead and line.amount.cents > 0)
        for line in entry.postings
        if line.account.school_year is not None
    }
    return len(schools) == 1 and len(measures) <= 1 and len(years) == 1
