# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Voting: the last valid ballot of each valid key counts, a request is done once, and every refusal says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.deciding import counting
from werkdruk.deciding.box import (
    Attempt,
    Box,
    ClosedBox,
    Credential,
    Finding,
    Paper,
    Reason,
    Refusal,
    Voiding,
    VoteReceipt,
    VotingKey,
    cast,
    closed,
    credential,
    draw_slips,
    election,
    finding,
    first_fault,
    publication,
    receipt,
    vote,
    with_batch,
    with_keys,
    without_key,
)
from werkdruk.deciding.box.boxes import VOTES_PER_KEY
from werkdruk.deciding.box.closing import FINDINGS
from werkdruk.deciding.box.limits import LIMITS
from werkdruk.deciding.box.refusals import SAYINGS
from werkdruk.deciding.box.rounds import RoundState
from werkdruk.kernel import Language

DAY = date(2025, 3, 12)
NAMES = "abcdef"
CHOICES = st.lists(st.sampled_from(NAMES), max_size=8)
VOTES = st.tuples(st.just("vote"), st.integers(0, 13), CHOICES)
STEPS = st.lists(
    VOTES | st.tuples(st.just("again"), st.integers(0, 60)) | st.tuples(st.just("void"), st.integers(0, 13))
    | st.tuples(st.just("batch")),
    max_size=60,
)  # fmt: skip


def _voiding(scene, number):
    return Voiding(scene.slips[number].number, "101", "102", DAY)


@given(STEPS)
def test_what_is_counted_are_the_last_valid_ballots_of_the_valid_keys(make_scene, steps):
    scene, last, voided, sent = make_scene(14), {}, set(), []
    for kind, *given_ in [*(("vote", number, ["a"]) for number in range(12)), *steps]:
        if kind == "vote":
            number, choices = given_
            attempt = scene.attempt(number, choices)
            scene.box, answer = vote(scene.box, attempt, scene.standing, DAY)
            assert isinstance(answer, VoteReceipt) is (number not in voided)
            if number not in voided:
                last[number] = tuple(sorted(set(choices)))
                sent.append((number, attempt, answer))
        elif kind == "again" and sent:
            number, attempt, answer = sent[given_[0] % len(sent)]
            before = scene.box
            scene.box, again = vote(scene.box, attempt, scene.standing, DAY)
            assert scene.box == before
            assert again == (Refusal.of(Reason.VOIDED_KEY) if number in voided else answer)
        elif kind == "void" and given_[0] not in voided:
            scene.box = without_key(scene.box, _voiding(scene, *given_), scene.standing)
            voided.add(given_[0])
            last.pop(given_[0], None)
        elif kind == "batch":
            scene.box = with_batch(scene.box)
        assert Box.restored(scene.document, scene.box.stored()) == scene.box
    assert sorted(one.choices for one in scene.box.cast.values()) == sorted(last.values())
    answer = closed(scene.box)
    if len(last) < 10:
        assert answer == Refusal.of(Reason.TOO_FEW_BALLOTS, least=10)
        return
    assert sorted(ballot.choices for ballot in answer.ballots) == sorted(last.values())
    assert set(answer.log.entries) == {receipt.entry for _, _, receipt in sent}
    assert len(election(scene.document, answer).ballots) == len(last)
    for number, _, proof in sent:
        is_last = number not in voided and proof == [each for one, _, each in sent if one == number][-1]
        expected = Finding.COUNTED if is_last else Finding.NOT_LAST
        assert finding(proof, publication(scene.document, answer)) is expected


def test_the_box_counts_what_a_count_by_hand_counts(scene):
    ballots = [[NAMES[number % 6], NAMES[number % 4]] for number in range(30)]
    for number, choices in enumerate(ballots):
        scene.vote(number, choices)
    counted = counting.count(election(scene.document, closed(scene.box)), scene.document.rule)
    by_hand = counting.Election.of(scene.document.projects, [counting.Ballot(tuple(one)) for one in ballots], 1000)
    assert counted.winners == counting.count(by_hand, scene.document.rule).winners
    assert counted.election.digest == by_hand.digest


def test_sending_twice_gives_one_receipt_and_one_entry(scene):
    attempt = scene.attempt(0, ["a"])
    box, first = vote(scene.box, attempt, scene.standing, DAY)
    again, second = vote(box, attempt, scene.standing, DAY)
    assert (again, second) == (box, first)
    assert box.waiting == {first.entry}


def test_an_old_request_sent_again_does_not_bring_the_old_vote_back(scene):
    old = scene.attempt(0, ["a"])
    box, first = vote(scene.box, old, scene.standing, DAY)
    box, _ = vote(box, scene.attempt(0, ["b"]), scene.standing, DAY)
    after, again = vote(box, old, scene.standing, DAY)
    assert (after, again) == (box, first)
    assert [one.choices for one in after.cast.values()] == [("b",)]


def test_sending_again_gives_the_same_receipt_when_the_entry_is_in_the_log_already(scene):
    for number in range(1, 20):
        scene.vote(number, ["a"])
    attempt = scene.attempt(0, ["a"])
    box, first = vote(scene.box, attempt, scene.standing, DAY)
    logged = with_batch(box)
    assert first.entry in logged.log.entries
    assert vote(logged, attempt, scene.standing, DAY) == (logged, first)


def test_the_ballots_that_are_counted_stand_in_the_order_of_their_choices(scene):
    for number in range(30):
        scene.vote(number, [NAMES[number * 5 % 6]])
    ballots = election(scene.document, closed(scene.box)).ballots
    counted = [tuple(ballots.choices(each)) for each in ballots.type_of]
    assert counted == sorted(counted)
    assert not any(ballots.codes)


def test_a_receipt_that_got_lost_can_be_asked_again_after_the_last_day(scene):
    attempt = scene.attempt(0, ["a"])
    box, first = vote(scene.box, attempt, scene.standing, DAY)
    late = replace(scene.standing, state=RoundState.CLOSED)
    assert vote(box, attempt, late, DAY + timedelta(days=30)) == (box, first)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"document": "sha256:0"}, Reason.OTHER_DOCUMENT),
        ({"request": "short"}, Reason.BAD_REQUEST),
        ({"request": "x" * 65}, Reason.BAD_REQUEST),
        ({"request": "0123456789abcdef\n"}, Reason.BAD_REQUEST),
        ({"key": "2222-2222"}, Reason.MISTYPED_KEY),
        ({"key": ""}, Reason.MISTYPED_KEY),
        ({"key": "2" * 20}, Reason.UNKNOWN_KEY),
        ({"choices": ("a", "z")}, Reason.UNKNOWN_PROPOSAL),
    ],
)
def test_a_vote_that_does_not_fit_is_refused_and_changes_nothing(scene, other, reason):
    before = scene.box
    answer = scene.vote(0, ["a"], **other)
    assert answer.reason is reason
    assert scene.box == before


def test_the_same_request_for_another_ballot_is_refused(scene):
    attempt = scene.attempt(0, ["a"])
    box, _ = vote(scene.box, attempt, scene.standing, DAY)
    assert vote(box, replace(attempt, choices=("b",)), scene.standing, DAY)[1].reason is Reason.REQUEST_TAKEN


def test_two_keys_may_send_the_same_request_id(scene):
    first = scene.vote(0, ["a"], request="0123456789abcdef")
    second = scene.vote(1, ["a"], request="0123456789abcdef")
    assert isinstance(second, VoteReceipt)
    assert {first.entry, first.mark}.isdisjoint({second.entry, second.mark})


@pytest.mark.parametrize("state", [state for state in RoundState if state is not RoundState.OPEN])
def test_no_vote_is_taken_while_the_box_is_not_open(scene, state):
    standing = replace(scene.standing, state=state)
    assert vote(scene.box, scene.attempt(0, ["a"]), standing, DAY)[1].reason is Reason.NOT_OPEN


@given(st.dates(date(2025, 2, 1), date(2025, 4, 30)), st.integers(0, 20))
def test_a_vote_is_taken_on_the_days_of_the_document_and_of_its_prolonging(make_scene, day, longer):
    scene = make_scene(1)
    last = scene.document.closes + timedelta(days=longer)
    _, answer = vote(scene.box, scene.attempt(0, ["a"]), replace(scene.standing, last_day=last), day)
    assert isinstance(answer, VoteReceipt) is (scene.document.opens <= day <= last)


def test_one_key_cannot_fill_the_log(scene):
    for _ in range(VOTES_PER_KEY):
        assert isinstance(scene.vote(0, ["a"]), VoteReceipt)
    assert scene.vote(0, ["b"]).reason is Reason.TOO_OFTEN
    assert isinstance(scene.vote(1, ["b"]), VoteReceipt)
    assert len(scene.box.waiting) == VOTES_PER_KEY + 1


def test_an_empty_ballot_is_a_ballot(scene):
    assert isinstance(scene.vote(0, []), VoteReceipt)
    assert [one.choices for one in scene.box.cast.values()] == [()]


def test_a_key_of_another_document_opens_nothing(scene, make_scene):
    other = replace(scene.document, budget=999)
    (slip,) = draw_slips(other.digest, 1, source=scene.chance.randbytes)
    assert scene.vote(0, ["a"], key=str(slip.key)).reason is Reason.UNKNOWN_KEY


def test_voiding_answers_the_same_whether_the_key_was_used_or_not(scene):
    unused = without_key(scene.box, _voiding(scene, 0), scene.standing)
    scene.vote(0, ["a"])
    used = without_key(scene.box, _voiding(scene, 0), scene.standing)
    assert (used.cast, used.voided, used.voided_numbers) == (unused.cast, unused.voided, unused.voided_numbers)
    assert used.voided_numbers == (scene.slips[0].number,)


@pytest.mark.parametrize(
    ("voiding", "reason"),
    [
        (Voiding("2222-2222", "101", "102", DAY), Reason.UNKNOWN_SLIP),
        (Voiding("what", "101", "102", DAY), Reason.UNKNOWN_SLIP),
        (Voiding("2222-2222", "101", " 101", DAY), Reason.ONE_PERSON),
        (Voiding("2222-2222", "101", "", DAY), Reason.ONE_PERSON),
    ],
)
def test_a_voiding_that_cannot_be_is_refused(scene, voiding, reason):
    assert without_key(scene.box, voiding, scene.standing).reason is reason


def test_a_key_is_voided_once_and_only_before_closing(scene):
    box = without_key(scene.box, _voiding(scene, 0), scene.standing)
    assert without_key(box, _voiding(scene, 0), scene.standing).reason is Reason.SLIP_ALREADY_VOIDED
    late = replace(scene.standing, state=RoundState.CLOSED)
    assert without_key(scene.box, _voiding(scene, 0), late).reason is Reason.NO_KEYS_NOW
    assert with_keys(scene.box, ["0"], late).reason is Reason.NO_KEYS_NOW


def test_a_lost_key_is_replaced_and_never_are_there_more_keys_than_people(scene):
    new = [slip.slot for slip in draw_slips(scene.document.digest, 1, source=scene.chance.randbytes)]
    assert with_keys(scene.box, new, scene.standing).reason is Reason.MORE_KEYS_THAN_PEOPLE
    box = with_keys(without_key(scene.box, _voiding(scene, 0), scene.standing), new, scene.standing)
    assert len(box.live) == scene.document.electorate
    assert with_keys(box, new, scene.standing).reason is Reason.KEY_TWICE
    assert with_keys(box, [scene.slips[0].slot], scene.standing).reason is Reason.KEY_TWICE
    assert with_keys(box, ["1", "1"], scene.standing).reason is Reason.KEY_TWICE


def test_a_voter_can_work_out_its_receipt_alone(scene):
    answer = scene.vote(0, ["b", "a", "b"], request="0123456789abcdef")
    key = VotingKey.read(str(scene.slips[0].key))
    mine = credential(scene.document.digest, key)
    assert receipt(scene.document.digest, mine, "0123456789abcdef", ("a", "b")) == answer
    assert answer.document == scene.document.digest
    assert receipt(scene.document.digest, mine, "0123456789abcdef", ("a",)) not in (answer, None)


def test_another_kind_of_credential_votes_in_the_same_box(scene):
    """The door for keys that are signed blindly: a slot and a secret are all the box knows of a voter."""
    signed_blindly = Credential("f" * 64, b"known to the voter only")
    box = with_keys(replace(scene.box, slots=frozenset()), [signed_blindly.slot], scene.standing)
    after, answer = cast(box, signed_blindly, Paper(("a",), "0123456789abcdef"), standing=scene.standing, on=DAY)
    assert isinstance(answer, VoteReceipt)
    assert after.cast[signed_blindly.slot].choices == ("a",)
    assert "known" not in repr(signed_blindly)


def test_the_log_shows_nothing_until_there_are_enough_entries_to_hide_in(scene):
    for number in range(19):
        scene.vote(number, ["a"])
    assert with_batch(scene.box) == scene.box
    scene.vote(19, ["a"])
    assert len(with_batch(scene.box).log.entries) == LIMITS.batch_min == 20
    assert with_batch(scene.box).waiting == frozenset()


def test_what_was_in_the_log_is_in_the_log_of_the_closed_box(scene):
    for number in range(20):
        scene.vote(number, ["a"])
    scene.box = with_batch(scene.box)
    early = scene.box.log
    proof = scene.vote(20, ["b"])
    whole = closed(scene.box).log
    assert early.head in whole.heads
    assert proof.entry == whole.entries[-1]
    assert first_fault(whole.text().encode(), document=scene.document.digest, head=whole.head) is None


@given(st.randoms(use_true_random=False))
def test_closing_again_after_a_crash_gives_the_same_bytes_whatever_the_order_of_storage(make_scene, chance):
    scene = make_scene(25)
    attempts = [scene.attempt(number, [NAMES[number % 6]]) for number in range(25)]
    results = set()
    for _ in range(2):
        chance.shuffle(attempts)
        box = scene.box
        for attempt in attempts:
            box, _ = vote(Box.restored(scene.document, box.stored()), attempt, scene.standing, DAY)
        results |= {
            (box.stored(), closed(box).digest),
            (box.stored(), closed(Box.restored(scene.document, box.stored())).digest),
        }
    assert len(results) == 1


def test_a_box_or_its_ballots_of_another_document_are_not_taken(scene):
    other = replace(scene.document, budget=999)
    with pytest.raises(ValueError, match="another document"):
        Box.restored(other, scene.box.stored())
    for number in range(10):
        scene.vote(number, ["a"])
    with pytest.raises(ValueError, match="another document"):
        election(other, closed(scene.box))


def test_nine_ballots_are_not_opened(scene):
    for number in range(9):
        scene.vote(number, ["a"])
    assert closed(scene.box).reason is Reason.TOO_FEW_BALLOTS
    scene.vote(9, ["a"])
    assert isinstance(closed(scene.box), ClosedBox)


def test_a_receipt_of_elsewhere_is_found_to_be_so(scene):
    for number in range(10):
        proof = scene.vote(number, ["a"])
    published = publication(scene.document, closed(scene.box))
    assert finding(proof, published) is Finding.COUNTED
    assert finding(replace(proof, document="sha256:0"), published) is Finding.OTHER_VOTE
    assert finding(replace(proof, entry="0" * 64), published) is Finding.NOT_LOGGED
    assert set(FINDINGS) == set(Finding)


def test_below_twenty_no_whole_ballot_is_published_nor_a_digest_that_gives_them_away(scene):
    for number in range(19):
        scene.vote(number, [NAMES[number % 6]])
    box = closed(scene.box)
    published = publication(scene.document, box)
    assert published.ballots == ()
    assert len(published.marks) == 19
    assert box.salt not in repr(published)
    assert replace(box, salt="").digest != published.digest
    scene.vote(19, ["a"])
    assert len(publication(scene.document, closed(scene.box)).ballots) == 20


def test_a_ballot_bears_nothing_but_what_was_chosen(scene):
    for number in range(20):
        scene.vote(number, ["f", "a", "f"])
    for ballot in closed(scene.box).ballots:
        assert ballot.choices == ("a", "f")
        assert ballot.label == ""
        assert set(type(ballot).__slots__) == {"mark", "choices", "label"}


def test_every_reason_has_its_sentence_in_both_languages():
    assert set(SAYINGS) == set(Reason)
    values = {"first": DAY, "last": DAY, "votes": 50, "people": 9, "keys": 8, "least": 10}
    for reason in Reason:
        assert Refusal.of(reason, **values).told(Language.NL) != Refusal.of(reason, **values).told(Language.EN)


def test_an_attempt_is_what_a_form_sends():
    assert set(Attempt.__slots__) == {"key", "choices", "request", "document"}
