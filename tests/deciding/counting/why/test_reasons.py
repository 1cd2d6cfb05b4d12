# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why projects won or lost, in figures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.deciding.counting import (
    Ballot,
    BallotKind,
    Completion,
    Election,
    LossReason,
    Method,
    Misfit,
    Project,
    Rule,
    Utility,
    count,
    why_lost,
    why_won,
)
from werkdruk.deciding.counting.why.reasons import How


def _votes(**groups):
    """So many equal ballots per text of approvals."""
    return tuple(Ballot(tuple(approvals)) for approvals, times in groups.items() for _ in range(times))


PAPER = Election.of(
    (
        Project("x", 45, "Surveillance"),
        Project("y", 20, "Mentoraat"),
        Project("z", 30, "Rust"),
        Project("o", 9, "Niets"),
    ),
    _votes(xy=1, xyz=1, x=1),
    90,
)


@st.composite
def _elections(draw):
    ids = draw(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6, unique=True))
    projects = tuple(Project(name, draw(st.integers(1, 12)), f"plan {name}") for name in ids)
    approvals = draw(st.lists(st.lists(st.sampled_from(ids), unique=True), min_size=1, max_size=12))
    return Election.of(projects, [Ballot(tuple(each)) for each in approvals], draw(st.integers(1, 24)))


PLAIN = st.sampled_from((Utility.COST, Utility.CARDINALITY))


def test_a_winner_says_who_paid_what():
    won = why_won(PAPER, count(PAPER, Rule()), "y")
    assert (won.round, won.cost, won.votes, won.price, won.how) == (2, 20, 2, 10, How.PURSES)
    assert (won.paid_in_full, won.paid_all_left, won.paid_nothing) == (2, 0, 0)


def test_a_loser_says_what_was_left_and_where_the_money_went():
    lost = why_lost(PAPER, count(PAPER, Rule()), "z")
    assert lost.reason is LossReason.TOO_LITTLE_LEFT
    assert (lost.left, lost.short, lost.price_at_end, lost.affordable_until) == (5, 25, 5, 1)
    assert lost.behind == (30, 15, 5)
    assert [(rival.project, rival.paid, rival.payers) for rival in lost.rivals] == [("x", 15, 1), ("y", 10, 1)]


def test_a_project_without_votes_says_so():
    lost = why_lost(PAPER, count(PAPER, Rule()), "o")
    assert (lost.reason, lost.left, lost.rivals) == (LossReason.NO_VOTES, 0, ())


def test_a_winner_did_not_lose_and_a_loser_did_not_win():
    outcome = count(PAPER, Rule())
    for ask, project in ((why_lost, "x"), (why_won, "z"), (why_lost, "unknown")):
        with pytest.raises(KeyError):
            ask(PAPER, outcome, project)


@given(_elections(), PLAIN, st.sampled_from(Completion))
def test_each_project_won_or_lost_and_its_figures_add_up(election, utility, completion):
    outcome = count(election, Rule(utility=utility, completion=completion))
    for project in election.projects:
        votes = election.votes[project.id]
        if project.id in outcome.bought:
            won = why_won(election, outcome, project.id)
            assert won.paid_in_full + won.paid_all_left + won.paid_nothing == won.votes == votes == won.asked
            assert won.paid_in_full > 0
        elif project.id in outcome.winners:
            assert why_won(election, outcome, project.id).how is How.ADDED
        else:
            lost = why_lost(election, outcome, project.id)
            assert lost.left + lost.short == lost.cost
            assert lost.left + sum(rival.paid for rival in lost.rivals) == outcome.level * votes
            assert lost.short > 0
            assert (lost.affordable_until > 0) == (outcome.level * votes >= lost.cost)
            assert lost.behind[0] == outcome.level * votes
            assert lost.behind[-1] == lost.left
            assert list(lost.behind) == sorted(lost.behind, reverse=True)


@given(_elections(), PLAIN)
def test_a_loser_at_the_price_its_supporters_had_left_would_have_won(election, utility):
    outcome = count(election, Rule(utility=utility))
    for project in election.projects:
        if project.id not in outcome.winners and (price := why_lost(election, outcome, project.id).price_at_end):
            cheaper = tuple(replace(each, cost=price) if each is project else each for each in election.projects)
            again = count(replace(election, projects=cheaper), Rule(utility=utility))
            assert project.id in again.winners


def _reasons(election, rule):
    outcome = count(election, rule)
    losers = [project.id for project in election.projects if project.id not in outcome.winners]
    return {name: (lost.reason, lost.left) for name in losers for lost in [why_lost(election, outcome, name)]}


def test_with_most_votes_first_a_loser_says_what_was_left_at_its_turn():
    election = Election.of((Project("x", 6), Project("y", 5), Project("z", 1)), _votes(x=3, y=2, z=1), 10)
    plain = Rule(method=Method.GREEDY)
    assert _reasons(election, plain) == {"y": (LossReason.DID_NOT_FIT, 4)}
    assert _reasons(election, replace(plain, misfit=Misfit.STOP)) == {
        "y": (LossReason.DID_NOT_FIT, 4),
        "z": (LossReason.AFTER_THE_STOP, 4),
    }
    assert _reasons(election, replace(plain, threshold=2))["z"] == (LossReason.BELOW_THRESHOLD, 0)
    assert why_won(election, count(election, plain), "z").how is How.MOST_VOTES


def test_under_phragmen_a_loser_says_whether_it_was_too_dear_or_too_late():
    """x and y are paid at 2 and 5; then 3 are left, w would be due at 6 and z at 7, which is more than there is."""
    election = Election.of(
        (Project("x", 6), Project("y", 5), Project("z", 7), Project("w", 3)), _votes(x=3, y=1, z=1, w=1), 12
    )
    outcome = count(election, Rule(method=Method.PHRAGMEN))
    assert outcome.winners == ("x", "w")
    lost = why_lost(election, outcome, "z")
    assert (lost.reason, lost.left, lost.short, lost.due) == (LossReason.DID_NOT_FIT, 3, 4, 7)
    assert why_won(election, outcome, "w").how is How.SAVED


def test_a_project_that_all_rank_last_lost_for_want_of_votes():
    election = Election.of((Project("a", 4), Project("b", 1)), [Ballot(("a", "b"))], 4, kind=BallotKind.RANKING)
    outcome = count(election, Rule(utility=Utility.BORDA))
    assert outcome.winners == ("a",)
    assert why_lost(election, outcome, "b").reason is LossReason.NO_VOTES
