# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The box in the database: keys that are kept nowhere, votes that leave one cell, closing that can be done again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from tests.web.boxes import AFTER, FIRST, LAST, a_booth, at, everything

from werkdruk.deciding.box import LIMITS, Reason, Refusal, RoundAct, RoundState, VoteReceipt
from werkdruk.deciding.counting import parse_pb
from werkdruk.deciding.frames import Way
from werkdruk.web.actions.boxes import BoxRefused, hand_out, make_keys, void_slip
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import (
    CountedOutcome,
    Deelplan,
    HandedOut,
    KeptBox,
    KeySheet,
    OpenBox,
    Proposal,
    Round,
    SlipReport,
    VoidedSlip,
    Year,
)
from werkdruk.web.queries.boxes import box_of, kept_box
from werkdruk.web.queries.counts import recount

pytestmark = pytest.mark.django_db
EARLY = date(2024, 1, 8)


def test_keys_are_kept_nowhere_and_never_are_more_valid_than_people():
    booth = a_booth()
    booth.draft()
    booth.sign()
    slips = booth.print(20)
    text = OpenBox.objects.get().text + "".join(str(row) for row in everything())
    assert [slip for slip in slips if slip.key.signs in text or str(slip.key) in text] == []
    assert all(slip.slot in text for slip in slips)
    with pytest.raises(BoxRefused, match="more-keys-than-people"):
        booth.print(3)
    with pytest.raises(BoxRefused, match="more-keys-than-people"):
        booth.print(30_000)
    booth.print(2)
    with pytest.raises(Refused, match="no-keys-asked"):
        make_keys(booth.round, None, 0, renew=False, chance=booth.chance, by=booth.council[0], on=EARLY)
    assert len(box_of(booth.round).live) == 22
    assert [sheet.keys for sheet in KeySheet.objects.all()] == [20, 2]


def test_a_lost_sheet_is_made_anew_until_the_box_opens():
    booth = a_booth()
    booth.draft()
    booth.sign()
    lost = booth.print()
    new = booth.print(renew=True)
    assert len(box_of(booth.round).live) == 22
    booth.do(RoundAct.OPEN)
    booth.slips = [lost[0], new[0]]
    assert booth.vote(0).reason is Reason.UNKNOWN_KEY
    assert isinstance(booth.vote(1), VoteReceipt)
    with pytest.raises(BoxRefused, match="keys-in-use"):
        booth.print(renew=True)


def test_two_members_void_a_slip_and_a_new_key_takes_its_place():
    booth = a_booth()
    booth.open()
    first, second = booth.council
    number = booth.slips[0].number
    assert booth.vote(0)
    assert void_slip(booth.round, number.lower(), by=first, on=FIRST) is False
    with pytest.raises(BoxRefused, match="one-person"):
        void_slip(booth.round, number, by=first, on=FIRST)
    assert isinstance(booth.vote(0), VoteReceipt), "one member alone does nothing"
    assert void_slip(booth.round, number, by=second, on=FIRST) is True
    assert booth.vote(0).reason is Reason.VOIDED_KEY
    kept = VoidedSlip.objects.get()
    assert (kept.number, kept.by, kept.beside) == (number, first, second)
    assert SlipReport.objects.count() == 1
    with pytest.raises(BoxRefused, match="slip-already-voided"):
        void_slip(booth.round, number, by=second, on=FIRST)
    for wrong in ("2222-2222", "wat"):
        with pytest.raises(BoxRefused, match="unknown-slip"):
            void_slip(booth.round, wrong, by=first, on=FIRST)
    (new,) = booth.print(1)
    booth.slips[0] = new
    assert isinstance(booth.vote(0), VoteReceipt)


def test_how_many_slips_were_handed_out_is_what_the_council_says():
    booth = a_booth()
    booth.open()
    hand_out(booth.round, 21, by=booth.council[0], on=FIRST)
    with pytest.raises(Refused, match="more-than-printed"):
        hand_out(booth.round, 23, by=booth.council[0], on=FIRST)
    assert [row.slips for row in HandedOut.objects.all()] == [21]


def test_a_vote_changes_one_cell_of_the_database_and_nothing_else():
    booth = a_booth()
    booth.open()
    before = {str(row) for row in everything()}
    booth.vote(0)
    changed = {str(row) for row in everything()} ^ before
    assert len(changed) == 2
    assert len([row for row in changed if row in before]) == 1
    assert all("slots" in row for row in changed)


def test_the_same_form_gives_one_receipt_also_much_later():
    booth = a_booth()
    booth.open()
    request = "0123456789abcdef"
    first = booth.vote(0, request=request)
    booth.all_vote(22)
    assert booth.vote(0, request=request) == first
    assert len(box_of(booth.round).log.entries) + len(box_of(booth.round).waiting) == 23


def test_entries_go_to_the_log_in_batches():
    booth = a_booth(30)
    booth.open()
    booth.all_vote(19)
    assert box_of(booth.round).log.entries == ()
    booth.vote(19)
    held = box_of(booth.round)
    assert (len(held.log.entries), len(held.waiting)) == (LIMITS.batch_min, 0)


def test_no_vote_before_opening_after_the_last_day_or_after_closing():
    booth = a_booth()
    booth.draft()
    booth.sign()
    booth.print()
    assert booth.vote(0).reason is Reason.NOT_OPEN
    booth.do(RoundAct.OPEN)
    booth.all_vote()
    assert booth.vote(0, on=AFTER).reason is Reason.NOT_OPEN
    booth.do(RoundAct.PROLONG, on=LAST, until=AFTER)
    assert isinstance(booth.vote(0, on=AFTER), VoteReceipt)
    booth.do(RoundAct.CLOSE, on=AFTER + timedelta(days=1))
    assert booth.vote(0, on=AFTER) == Refusal.of(Reason.NOT_OPEN, first=FIRST, last=AFTER)


def test_closing_throws_the_keys_away_and_keeps_the_ballots():
    booth = at(a_booth(), RoundState.OPEN)
    held = box_of(booth.round)
    booth.do(RoundAct.CLOSE)
    assert OpenBox.objects.count() == 0
    kept = kept_box(booth.round)
    assert len(kept.ballots) == 22
    text = "".join(str(row) for row in everything())
    assert [slot for slot in (*held.slots, *held.traces) if slot in text] == []
    assert KeptBox.objects.get().digest == kept.digest


def test_a_closing_that_breaks_off_is_done_again_and_gives_the_same_bytes():
    booth = at(a_booth(), RoundState.OPEN)
    seen = []
    for _ in range(2):
        with transaction.atomic():
            mark = transaction.savepoint()
            booth.do(RoundAct.CLOSE)
            seen.append((KeptBox.objects.get().body, KeptBox.objects.get().digest))
            transaction.savepoint_rollback(mark)
        assert (OpenBox.objects.count(), KeptBox.objects.count()) == (1, 0)
        assert Round.objects.get().state == RoundState.OPEN
    assert seen[0] == seen[1]


def test_fewer_than_ten_ballots_are_never_opened():
    booth = a_booth()
    booth.open()
    booth.all_vote(9)
    with pytest.raises(BoxRefused, match="too-few-ballots"):
        booth.do(RoundAct.CLOSE)
    assert OpenBox.objects.count() == 1
    booth.do(RoundAct.VOID)
    assert OpenBox.objects.count() == 0


def test_the_count_is_kept_like_every_other_count_and_settles_a_deelplan():
    booth = at(a_booth(), RoundState.COUNTED)
    kept = CountedOutcome.objects.get()
    counted = recount(kept)
    assert counted.outcome.voters == 22
    assert len(parse_pb(kept.election)[0].ballots) == 22
    deelplan = Deelplan.objects.get()
    assert (deelplan.round, deelplan.way, deelplan.unit) == (booth.round, Way.SCHOOL_COUNT, None)
    chosen = {line.proposal.number for line in deelplan.lines.filter(chosen=True)}
    assert chosen == {int(number) for number in counted.outcome.winners}
    assert all(line.reason for line in deelplan.lines.all())
    states = dict(Proposal.objects.values_list("number", "state"))
    assert {number for number, state in states.items() if state == "chosen"} == chosen
    assert booth.year.phase == "proposing", "the record of before"
    assert Year.objects.get().phase == "choosing"
