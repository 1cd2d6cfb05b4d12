# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rounds by keys: every step that is there and every one that is not, keys, voidings, closing, the count."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.db import transaction
from tests.web.boxes import AFTER, FIRST, LAST, a_booth, a_team, at, with_frames
from tests.web.makers import Role, a_feasible_proposal, a_person, a_proposal, a_wish

from werkdruk.deciding import NotPossible
from werkdruk.deciding.box import Disclosure, Reason, Refusal, RoundAct, RoundState, Side
from werkdruk.deciding.box.rounds import SIDES, STEPS
from werkdruk.deciding.counting import parse_pb
from werkdruk.deciding.frames import Floors, Way
from werkdruk.kernel import Euro
from werkdruk.web.access import NotYours
from werkdruk.web.actions.box_rounds import do, draft_round
from werkdruk.web.actions.boxes import BoxRefused, hand_out, make_keys, void_slip
from werkdruk.web.actions.frames import Forbidden
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.voting import open_round
from werkdruk.web.models import (
    CountedOutcome,
    Deelplan,
    Event,
    OpenBox,
    Proposal,
    Round,
    RoundDeed,
    Unit,
    Year,
)
from werkdruk.web.queries.boxes import box_of, disclosure_of, standing_of
from werkdruk.web.queries.counts import recount
from werkdruk.web.views.sentences import sentence

pytestmark = pytest.mark.django_db
EARLY = date(2024, 1, 8)


def deed(booth, state, act):
    """What makes an act right in a state: both signatures for one, a later day for another."""
    side = Side.COUNCIL
    if act is RoundAct.SIGN and state is RoundState.DRAFT:
        booth.do(RoundAct.SIGN, Side.LEADER)
    day = FIRST if act is RoundAct.OPEN else AFTER if state not in {RoundState.DRAFT, RoundState.SIGNED} else EARLY
    if state in {RoundState.DRAFT, RoundState.SIGNED} and act is not RoundAct.OPEN:
        day = date(2024, 1, 10)
    return {"act": act, "side": side, "on": day, "until": AFTER + timedelta(days=7)}


@pytest.mark.parametrize("state", RoundState)
def test_every_step_of_a_round_is_kept_and_every_other_one_is_refused(state):
    booth = at(a_booth(), state)
    assert booth.round.state == state
    for act in RoundAct:
        known, kept = RoundDeed.objects.count(), Round.objects.get(pk=booth.round.pk).state
        with transaction.atomic():
            mark = transaction.savepoint()
            given = deed(booth, state, act)
            if (state, act) in STEPS:
                assert booth.do(**given).state == STEPS[state, act]
                assert RoundDeed.objects.last().act == act
                assert Event.objects.last().verb == f"round.{act}"
                for side in set(Side) - SIDES[act]:
                    transaction.savepoint_rollback(mark)
                    mark = transaction.savepoint()
                    booth.round.refresh_from_db()
                    with pytest.raises(BoxRefused) as refusal:
                        booth.do(**(given | {"side": side}))
                    assert refusal.value.refusal.reason is Reason.NOT_THEIRS
            else:
                with pytest.raises(NotPossible) as no:
                    booth.do(**given)
                assert (no.value.state, no.value.act) == (state, act)
                assert RoundDeed.objects.count() == known
                assert sentence(no.value)
            transaction.savepoint_rollback(mark)
        booth.round.refresh_from_db()
        assert booth.round.state == kept


def test_both_sides_sign_the_very_same_text_and_are_different_people():
    booth = a_booth()
    booth.draft()
    with pytest.raises(BoxRefused, match="other-document"):
        booth.do(RoundAct.SIGN, document="sha256:0")
    booth.do(RoundAct.SIGN, Side.LEADER)
    with pytest.raises(BoxRefused, match="signed-already"):
        booth.do(RoundAct.SIGN, Side.LEADER)
    with pytest.raises(NotYours):
        booth.do(RoundAct.SIGN, by=booth.leader)
    both = a_person(booth.year.school, Role.LEADER)
    from werkdruk.web.models import HeldRole

    HeldRole.objects.create(user=booth.leader, school=booth.year.school, role=Role.COUNCIL)
    with pytest.raises(BoxRefused, match="not-theirs"):
        booth.do(RoundAct.SIGN, by=booth.leader)
    with pytest.raises(NotYours):
        booth.do(RoundAct.SIGN, by=both)
    assert OpenBox.objects.count() == 0
    booth.do(RoundAct.SIGN)
    assert OpenBox.objects.count() == 1


def test_a_draft_made_anew_has_lost_its_signature():
    booth = a_booth()
    first = booth.draft()
    booth.do(RoundAct.SIGN, Side.LEADER)
    old = booth.document.digest
    again = booth.draft(opens=FIRST + timedelta(days=1))
    assert again.pk == first.pk
    assert booth.document.digest != old
    assert standing_of(again).signed == ()


def test_a_round_that_went_back_to_a_draft_has_no_keys_and_no_signatures():
    booth = at(a_booth(), RoundState.SIGNED)
    booth.do(RoundAct.RETURN)
    assert OpenBox.objects.count() == 0
    assert standing_of(booth.round).signed == ()
    booth.sign()
    assert box_of(booth.round).slots == frozenset()


def test_a_vote_is_for_the_pot_the_people_and_the_proposals_of_the_day():
    booth = a_booth(22)
    made = booth.draft()
    document = booth.document
    assert (made.electorate, made.unit, made.by_keys) == (22, None, True)
    assert [project.id for project in document.projects] == ["1", "2", "3", "4"]
    assert sorted(document.rule.ties.lot) == sorted(map(str, made.lot)) == ["1", "2", "3", "4"]
    assert document.budget == made.pot.cents
    assert document.electorate_digest == made.electorate_digest
    assert document.engine
    assert document.rule.step == 100


def test_no_round_without_judged_proposals_money_or_enough_people():
    booth = a_booth()
    a_proposal(booth.year, "Nog niet bekeken")
    with pytest.raises(Refused, match="not-judged-yet"):
        booth.draft()
    Proposal.objects.update(state="withdrawn")
    with pytest.raises(Refused, match="nothing-to-choose"):
        booth.draft()
    small = a_booth_of_nine()
    with pytest.raises(BoxRefused) as few:
        small.draft()
    assert few.value.refusal.reason is Reason.TOO_FEW_PEOPLE
    assert Round.objects.count() == 0


def a_booth_of_nine():
    Year.objects.all()
    from werkdruk.web.models import Appointment

    booth = a_booth_elsewhere()
    keep = list(Appointment.objects.filter(school=booth.year.school).values_list("pk", flat=True)[:9])
    Appointment.objects.filter(school=booth.year.school).exclude(pk__in=keep).delete()
    return booth


def a_booth_elsewhere():
    from tests.web import boxes, makers

    school = makers.a_school("99802", "98BB")
    year = makers.a_year(school)
    members = tuple(a_person(school, Role.COUNCIL, code=f"raad-{place}") for place in range(2))
    makers.staff(school, 19)
    a_feasible_proposal(year, "Voorstel", a_wish(20_000))
    return boxes.Booth(year, makers.leader_of(school), members)


def test_one_vote_at_a_time_in_a_place_and_a_void_one_makes_room():
    booth = at(a_booth(), RoundState.SIGNED)
    with pytest.raises(Refused, match="votes-already"):
        booth.draft()
    with pytest.raises(Refused, match="vote-opened-before"):
        open_round(booth.year, closes=LAST, lot=(1, 2, 3, 4), by=booth.leader, on=EARLY)
    booth.do(RoundAct.VOID)
    old = booth.round.pk
    assert booth.draft().pk != old


def test_only_leader_and_council_make_a_draft_and_only_the_council_keys():
    booth = a_booth()
    colleague = a_person(booth.year.school, Role.STAFF)
    with pytest.raises(NotYours):
        booth.draft(by=colleague)
    booth.draft()
    booth.sign()
    for person in (colleague, booth.leader):
        with pytest.raises(NotYours):
            make_keys(booth.round, None, 22, renew=False, chance=booth.chance, by=person, on=EARLY)
        with pytest.raises(NotYours):
            void_slip(booth.round, "2222-2222", by=person, on=EARLY)
        with pytest.raises(NotYours):
            hand_out(booth.round, 3, by=person, on=EARLY)


def test_a_void_round_gives_its_proposals_back():
    booth = at(a_booth(), RoundState.PUBLISHED)
    booth.do(RoundAct.VOID)
    assert Deelplan.objects.get().decided_on is None
    assert set(Proposal.objects.values_list("state", flat=True)) == {"feasible"}
    assert CountedOutcome.objects.count() == 1, "what was counted stays readable"
    booth.slips.clear()
    booth.draft()
    booth.sign()
    booth.print()
    booth.do(RoundAct.OPEN)
    booth.all_vote()
    booth.counted()
    assert CountedOutcome.objects.count() == 2


def test_a_round_of_which_a_plan_was_made_stays():
    booth = at(a_booth(), RoundState.PUBLISHED)
    Year.objects.update(phase="council")
    with pytest.raises(Refused, match="plan-made-of-it"):
        booth.do(RoundAct.VOID)


def test_frames_say_which_unit_votes_when_and_how():
    booth = with_frames(a_booth(), ways={"Onderbouw": Way.COUNT})
    unit = Unit.objects.get()
    with pytest.raises(Forbidden):
        booth.draft()
    with pytest.raises(Forbidden):
        booth.draft(unit, closes=LAST + timedelta(days=1))
    booth.open(unit=unit)
    booth.all_vote()
    booth.counted()
    assert Deelplan.objects.get().unit == unit
    assert booth.document.frames.startswith("sha256:")
    assert Deelplan.objects.get().pot == Euro(booth.document.budget)


def test_a_vote_in_which_too_few_took_part_is_not_counted():
    booth = with_frames(a_booth(), ways={"Onderbouw": Way.COUNT})
    from dataclasses import replace

    from tests.web.makers import frozen

    from werkdruk.web.queries.frames import frozen_frames

    agreed = frozen_frames(booth.year)
    frozen(booth.year, units=agreed.units, timeline=agreed.timeline, vote=replace(agreed.vote, quorum=Fraction(2, 3)))
    booth.open(unit=Unit.objects.get())
    booth.all_vote(14)
    booth.do(RoundAct.CLOSE)
    with pytest.raises(Forbidden):
        booth.do(RoundAct.COUNT)
    booth.do(RoundAct.VOID)


@pytest.fixture
def floored():
    """A school of 22, a team of 5 and a team of 3 that count together, with a floor of half."""
    booth = a_booth(22)
    small, tiny = a_team(booth.year, "Kunst", 5), a_team(booth.year, "Gym", 3)
    ways = dict.fromkeys(("Onderbouw", small.name, tiny.name), Way.SCHOOL_COUNT)
    return with_frames(booth, ways=ways, floors=Floors(units=Fraction(1, 2)))


def test_a_floor_needs_sheets_per_team_and_no_team_is_too_small_to_hide_in(floored):
    floored.draft()
    assert floored.document.units == (("Kunst", 5),)
    assert floored.document.groups == {"Kunst": 5, "": 25}
    floored.sign()
    small = Unit.objects.get(name="Kunst")
    floored.print(5, small)
    with pytest.raises(BoxRefused, match="more-keys-than-team"):
        floored.print(1, small)
    with pytest.raises(BoxRefused, match="unknown-team"):
        floored.print(1, Unit.objects.get(name="Gym"))
    floored.print(25)
    assert box_of(floored.round).live_of("Kunst") == 5


def test_a_floor_for_support_staff_cannot_be_counted_with_keys():
    booth = with_frames(a_booth(), ways={"Onderbouw": Way.SCHOOL_COUNT}, floors=Floors(oop=Fraction(1, 10)))
    with pytest.raises(Refused, match="support-needs-label"):
        booth.draft()


def test_every_refusal_is_a_sentence():
    for code in ("votes-already", "support-needs-label", "no-keys-asked", "plan-made-of-it"):
        assert sentence(Refused(code)) != sentence(Refused("nothing of the kind"))
    assert "22" in sentence(Refused("more-than-printed", keys=22))
    assert sentence(BoxRefused(Refusal.of(Reason.NO_REASONS))) == "Schrijf op waarom."
    assert draft_round
    assert do


def test_the_label_is_counted_and_hides_whole_ballots(floored):
    floored.open()
    floored.all_vote()
    floored.counted()
    kept = CountedOutcome.objects.get()
    units = parse_pb(kept.election)[0].ballots.units
    assert set(units) == {"", "Kunst"}
    assert recount(kept).rule.floor == Fraction(1, 2)
    assert disclosure_of(floored.round) is Disclosure.TOTALS


def test_no_box_opens_once_the_plan_lies_with_the_council():
    booth = at(a_booth(), RoundState.SIGNED)
    Year.objects.update(phase="council")
    with pytest.raises(Refused, match="not-choosing-now"):
        booth.do(RoundAct.OPEN)
    with pytest.raises(Refused, match="not-choosing-now"):
        booth.draft()
