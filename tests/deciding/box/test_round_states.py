# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The states of a round: every one is reached, and every step outside the table and every bad deed refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from werkdruk.deciding import NotPossible
from werkdruk.deciding.box import (
    Deed,
    Holding,
    Reason,
    Refusal,
    RoundAct,
    RoundDocument,
    RoundState,
    Side,
    Standing,
    done,
    faults,
)
from werkdruk.deciding.box.rounds import SIDES, STEPS, WITH_REASONS, after, possible
from werkdruk.deciding.counting import PartTime, Project, Rule, Tie, TieOrder, Utility

ENOUGH = Holding(keys=60, ballots=40)
FIRST, LAST = date(2025, 3, 10), date(2025, 3, 21)


@pytest.fixture
def standing(document):
    return Standing.draft(document)


def _deed(standing, act, **other):
    day = LAST + timedelta(days=1) if act in {RoundAct.CLOSE, RoundAct.COUNT, RoundAct.PUBLISH} else FIRST
    given = {
        "side": Side.COUNCIL,
        "by": "101",
        "on": max(day, standing.changed_on or day),
        "document": standing.document.digest,
        "reasons": "Er ontbrak een voorstel.",
        "until": standing.last_day + timedelta(days=7) if act is RoundAct.PROLONG else None,
    }
    return Deed(act, **(given | other))


def _at(standing, state):
    return replace(standing, state=state)


def test_the_whole_way_from_draft_to_published(standing):
    one = done(standing, _deed(standing, RoundAct.SIGN, side=Side.LEADER, by="1"), ENOUGH)
    assert (one.state, one.signed) == (RoundState.DRAFT, ((Side.LEADER, "1"),))
    both = done(one, _deed(one, RoundAct.SIGN), ENOUGH)
    assert both.state is RoundState.SIGNED
    for act in (RoundAct.OPEN, RoundAct.CLOSE, RoundAct.COUNT, RoundAct.PUBLISH):
        both = done(both, _deed(both, act), ENOUGH)
    assert both.state is RoundState.PUBLISHED
    assert both.changed_on == LAST + timedelta(days=1)


@pytest.mark.parametrize("state", RoundState)
@pytest.mark.parametrize("act", RoundAct)
def test_an_act_leads_where_the_table_says_or_is_not_possible(standing, state, act):
    here = replace(_at(standing, state), signed=((Side.LEADER, "1"),))
    if (state, act) in STEPS:
        assert act in possible(state)
        assert done(here, _deed(here, act), ENOUGH).state is STEPS[state, act] is after(state, act)
    else:
        assert act not in possible(state)
        with pytest.raises(NotPossible) as refusal:
            done(here, _deed(here, act), ENOUGH)
        assert (refusal.value.state, refusal.value.act) == (state, act)


def test_every_state_can_be_reached_and_only_void_is_the_end():
    seen, waiting = set(), [RoundState.DRAFT]
    while waiting:
        state = waiting.pop()
        if state not in seen:
            seen.add(state)
            waiting += [end for (start, _), end in STEPS.items() if start is state]
    assert seen == set(RoundState)
    assert {state for state in RoundState if not possible(state)} == {RoundState.VOID}


@pytest.mark.parametrize(("state", "act"), STEPS)
@pytest.mark.parametrize("side", Side)
def test_an_act_is_done_by_those_whose_it_is(standing, state, act, side):
    answer = done(_at(standing, state), _deed(standing, act, side=side), ENOUGH)
    assert isinstance(answer, Standing) is (side in SIDES[act])
    assert side in SIDES[act] or answer == Refusal.of(Reason.NOT_THEIRS)


@pytest.mark.parametrize(("state", "act"), STEPS)
def test_a_deed_about_another_document_or_from_before_the_last_one_is_refused(standing, state, act):
    here = replace(_at(standing, state), changed_on=FIRST - timedelta(days=1))
    assert done(here, _deed(here, act, document="sha256:0"), ENOUGH).reason is Reason.OTHER_DOCUMENT
    assert done(here, _deed(here, act, on=FIRST - timedelta(days=2)), ENOUGH).reason is Reason.BACK_IN_TIME


@pytest.mark.parametrize(("state", "act"), [step for step in STEPS if step[1] in WITH_REASONS])
@pytest.mark.parametrize("reasons", ["", " \n"])
def test_going_back_prolonging_and_voiding_need_reasons(standing, state, act, reasons):
    assert done(_at(standing, state), _deed(standing, act, reasons=reasons), ENOUGH).reason is Reason.NO_REASONS


def test_two_sides_and_two_people_sign(standing):
    one = done(standing, _deed(standing, RoundAct.SIGN), ENOUGH)
    assert done(one, _deed(one, RoundAct.SIGN, by="102"), ENOUGH).reason is Reason.SIGNED_ALREADY
    assert done(one, _deed(one, RoundAct.SIGN, side=Side.LEADER), ENOUGH).reason is Reason.NOT_THEIRS
    both = done(one, _deed(one, RoundAct.SIGN, side=Side.LEADER, by="1"), ENOUGH)
    assert done(both, _deed(both, RoundAct.RETURN), ENOUGH).signed == ()


@pytest.mark.parametrize(
    ("act", "other", "holding", "reason"),
    [
        (RoundAct.OPEN, {"on": FIRST - timedelta(days=1)}, ENOUGH, Reason.TOO_EARLY),
        (RoundAct.OPEN, {"on": LAST + timedelta(days=1)}, ENOUGH, Reason.TOO_LATE),
        (RoundAct.OPEN, {}, Holding(keys=9), Reason.TOO_FEW_KEYS),
        (RoundAct.CLOSE, {"on": LAST}, ENOUGH, Reason.TOO_EARLY),
        (RoundAct.CLOSE, {}, Holding(keys=60, ballots=9), Reason.TOO_FEW_BALLOTS),
        (RoundAct.PROLONG, {"until": None}, ENOUGH, Reason.NOT_LATER),
        (RoundAct.PROLONG, {"until": LAST}, ENOUGH, Reason.NOT_LATER),
        (RoundAct.PROLONG, {"on": date(2025, 5, 1), "until": date(2025, 5, 1)}, ENOUGH, Reason.NOT_LATER),
    ],
)
def test_a_step_at_the_wrong_moment_is_refused(standing, act, other, holding, reason):
    here = _at(standing, RoundState.SIGNED if act is RoundAct.OPEN else RoundState.OPEN)
    answer = done(here, _deed(here, act, **other), holding)
    assert answer.reason is reason
    assert answer.told()


def test_too_few_ballots_leave_prolonging_and_voiding(standing):
    here = _at(standing, RoundState.OPEN)
    few = Holding(keys=60, ballots=3)
    longer = done(here, _deed(here, RoundAct.PROLONG, on=LAST + timedelta(days=2)), few)
    assert (longer.state, longer.last_day) == (RoundState.OPEN, LAST + timedelta(days=7))
    assert longer.takes_votes(LAST + timedelta(days=7))
    assert not longer.takes_votes(LAST + timedelta(days=8))
    assert done(here, _deed(here, RoundAct.VOID), few).state is RoundState.VOID


def test_keys_are_made_after_signing_and_until_closing(standing):
    taking = {state for state in RoundState if _at(standing, state).takes_keys}
    assert taking == {RoundState.SIGNED, RoundState.OPEN}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"electorate": 9}, Reason.TOO_FEW_PEOPLE),
        ({"closes": FIRST - timedelta(days=1)}, Reason.DAYS_OUT_OF_ORDER),
        ({"projects": ()}, Reason.NO_PROPOSALS),
        ({"projects": (Project("a", 1), Project("a", 2))}, Reason.PROPOSAL_TWICE),
        ({"projects": (Project("a", 0),)}, Reason.NO_PRICE),
        ({"budget": 0}, Reason.NO_BUDGET),
        ({"scale": 0}, Reason.NO_BUDGET),
        ({"rule": Rule(ties=TieOrder((Tie.COST, Tie.VOTES)))}, Reason.TIES_LEFT),
        ({"rule": Rule(ties=TieOrder((Tie.LOT,), ("a", "b")))}, Reason.LOT_DOES_NOT_FIT),
        ({"engine": ""}, Reason.NO_ENGINE),
        ({"rule": Rule(floor=Fraction(1, 2))}, Reason.NEEDS_TEAMS),
        ({"units": (("talen", 20),)}, Reason.NEEDLESS_TEAMS),
        ({"rule": Rule(floor=Fraction(1, 2)), "units": (("talen", 20), ("talen", 20))}, Reason.TEAM_TWICE),
        ({"rule": Rule(floor=Fraction(1, 2)), "units": (("talen", 4),)}, Reason.TEAM_TOO_SMALL),
        ({"rule": Rule(floor=Fraction(1, 2)), "units": (("talen", 56),)}, Reason.TEAM_TOO_SMALL),
        ({"rule": Rule(floor=Fraction(1, 2)), "units": (("talen", 61),)}, Reason.TEAM_TOO_SMALL),
        ({"rule": Rule(part_time=PartTime.PURSE)}, Reason.NEEDS_LABEL),
        ({"rule": Rule(utility=Utility.POINTS)}, Reason.NEEDS_POINTS),
        ({"rule": Rule(utility=Utility.BORDA)}, Reason.NEEDS_POINTS),
    ],
)
def test_a_document_that_cannot_be_voted_on_cannot_be_signed(document, change, reason):
    bad = replace(document, **change)
    assert [fault.reason for fault in faults(bad)] == [reason]
    assert done(Standing.draft(bad), _deed(Standing.draft(bad), RoundAct.SIGN), ENOUGH).reason is reason


def test_every_part_of_a_document_changes_its_digest_and_the_order_of_proposals_does_not(document):
    assert faults(document) == ()
    others = {
        "round": "2026-school",
        "projects": (*document.projects[:-1], Project("f", 601)),
        "budget": 999,
        "rule": Rule(ties=TieOrder((Tie.LOT,), tuple("fedcba"))),
        "electorate": 61,
        "electorate_digest": "sha256:1",
        "engine": "0.2.0",
        "opens": FIRST - timedelta(days=1),
        "closes": LAST + timedelta(days=1),
        "scale": 100,
        "units": (("talen", 20),),
        "frames": "sha256:2",
    }
    assert set(others) == set(type(document).__slots__)
    digests = {replace(document, **{name: value}).digest for name, value in others.items()}
    assert len(digests | {document.digest}) == len(others) + 1
    assert replace(document, projects=document.projects[::-1]).digest == document.digest
    for value in (document, *(replace(document, **{name: value}) for name, value in others.items())):
        read = RoundDocument.read(json.loads(json.dumps(value.as_json())))
        assert (read.digest, read.rule, read.groups) == (value.digest, value.rule, value.groups)
