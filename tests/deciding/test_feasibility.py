# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What keeps a judgement from being given, and the steps of objections and offers, declared and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.deciding.feasibility import Check, Finding, Obstacle, checks_for, obstacles
from werkdruk.deciding.objections import (
    OBJECTION_STEPS,
    OFFER_STEPS,
    ObjectionAct,
    ObjectionState,
    OfferAct,
    OfferState,
    objection_after,
    offer_after,
)
from werkdruk.deciding.proposals import PROPOSAL_STEPS, ProposalAct, ProposalState, proposal_after
from werkdruk.deciding.steps import NotPossible

FINDINGS = st.dictionaries(st.sampled_from(Check), st.sampled_from(Finding))


@given(FINDINGS, st.booleans(), st.booleans(), st.integers(0, 3))
def test_a_judgement_can_be_given_only_when_all_is_answered_and_nothing_contradicts_it(
    findings, conditional, feasible, objections
):
    asked = checks_for(conditional=conditional)
    found = obstacles(findings, asked=asked, feasible=feasible, objections=objections)
    assert (Obstacle.OBJECTIONS_OPEN in found) is (objections > 0)
    assert (Obstacle.NOT_CHECKED in found) is any(check not in findings for check in asked)
    assert (Obstacle.BLOCKED in found) is (feasible and Finding.BLOCKS in findings.values())


def test_the_condition_is_asked_about_only_where_there_is_one():
    assert checks_for(conditional=True) == tuple(Check)
    assert set(checks_for(conditional=False)) == set(Check) - {Check.CONDITION}


@given(st.sampled_from(ObjectionState), st.sampled_from(ObjectionAct))
def test_an_objection_takes_only_declared_steps(state, act):
    if (state, act) in OBJECTION_STEPS:
        assert objection_after(state, act) is OBJECTION_STEPS[state, act]
    else:
        with pytest.raises(NotPossible):
            objection_after(state, act)


@given(st.sampled_from(OfferState), st.sampled_from(OfferAct))
def test_an_offer_takes_only_declared_steps(state, act):
    if (state, act) in OFFER_STEPS:
        assert offer_after(state, act) is OFFER_STEPS[state, act]
    else:
        with pytest.raises(NotPossible):
            offer_after(state, act)


def reached(steps, start):
    """Every state that leads on from `start`, itself included."""
    found, waiting = {start}, [start]
    while waiting:
        state = waiting.pop()
        for (begin, _act), end in steps.items():
            if begin is state and end not in found:
                found.add(end)
                waiting.append(end)
    return found


@pytest.mark.parametrize(
    ("steps", "start"),
    [
        (PROPOSAL_STEPS, ProposalState.DRAFT),
        (OBJECTION_STEPS, ObjectionState.OPEN),
        (OFFER_STEPS, OfferState.OPEN),
    ],
)
def test_every_state_is_reached_and_every_act_is_used(steps, start):
    assert reached(steps, start) == set(type(start))
    acts = type(next(iter(steps))[1])
    assert {act for _state, act in steps} == set(acts)


def test_a_proposal_on_the_ballot_is_changed_joined_and_objected_to_no_more():
    for act in (ProposalAct.CHANGE, ProposalAct.JOIN, ProposalAct.OBJECT, ProposalAct.FIND_NOT_FEASIBLE):
        with pytest.raises(NotPossible):
            proposal_after(ProposalState.FEASIBLE, act)
