# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Made-up ballots: the same on every machine, one per person, and each situation says what it is called."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.deciding.counting import BadElection, Method, PartTime, Project, Rule, Utility, count
from werkdruk.deciding.counting.comparisons import main_rules
from werkdruk.deciding.counting.made_up import Crew, Situation, made_up, reshaped, situations_for
from werkdruk.kernel import Language

PROJECTS = tuple(
    Project(f"{unit}{number}", 1_000 * number, unit=unit) for unit in ("bouw", "zorg", "frans") for number in (1, 2, 3)
)
CREWS = (Crew("bouw", (100,) * 20), Crew("zorg", (60, 80, 100) * 3), Crew("frans", (50, 100, 100, 40, 90)))
crews = st.lists(st.lists(st.integers(10, 100), min_size=1, max_size=9), min_size=1, max_size=4).map(
    lambda jobs: [Crew(f"unit {number}", tuple(each)) for number, each in enumerate(jobs)]
)


def ballots_of(election):
    ballots = election.ballots
    ids = [project.id for project in election.projects]
    return sorted(
        (tuple(ids[project] for project in ballots.choices(number)), ballots.units[number])
        for number in ballots.type_of
    )


@pytest.mark.parametrize("situation", Situation)
def test_the_same_words_give_the_same_ballots_and_another_seed_gives_others(situation):
    given_twice = [made_up(situation, PROJECTS, CREWS, budget=20_000, scale=1, seed="7") for _ in range(2)]
    assert given_twice[0].digest == given_twice[1].digest
    turned = made_up(situation, PROJECTS[::-1], CREWS[::-1], budget=20_000, scale=1, seed="7")
    assert turned.digest == given_twice[0].digest
    assert made_up(situation, PROJECTS, CREWS, budget=20_000, scale=1, seed="8").digest != turned.digest


@given(crews, st.sampled_from(Situation))
def test_everybody_has_one_ballot_with_something_on_it(people, situation):
    election = made_up(situation, PROJECTS, people, budget=9_000, scale=1, seed="x")
    assert len(election.ballots) == sum(len(crew.jobs) for crew in people)
    assert all(choices for choices, _ in ballots_of(election))


def test_a_large_unit_has_three_fifths_and_nobody_is_lost():
    found = reshaped(CREWS)
    sizes = {crew.unit: len(crew.jobs) for crew in found}
    assert sizes == {"bouw": 20, "zorg": 7, "frans": 7}
    assert sorted(job for crew in found for job in crew.jobs) == sorted(job for crew in CREWS for job in crew.jobs)


def test_where_all_want_the_same_every_rule_takes_it():
    election = made_up(Situation.SAME, PROJECTS, CREWS, budget=6_000, scale=1, seed="1")
    liked = max(election.votes.values())
    assert liked > 25
    for rule in main_rules(election, Rule()):
        winners = count(election, rule).winners
        assert max(election.votes[name] for name in winners) == liked


def test_a_small_unit_gets_less_by_most_votes_than_by_equal_shares():
    """What the page says of the rules, on the ballots it shows: five people beside twenty-nine."""
    election = made_up(Situation.OWN, PROJECTS, CREWS, budget=9_000, scale=1, seed="1")
    got = {}
    for method in (Method.SHARES, Method.GREEDY):
        winners = count(election, Rule(method=method)).winners
        got[method] = sum(election.by_id[name].cost for name in winners if name.startswith("frans"))
    assert got[Method.GREEDY] < got[Method.SHARES]


def test_the_main_rules_are_few_and_the_own_one_stands_first():
    election = made_up(Situation.PART_TIME, PROJECTS, CREWS, budget=9_000, scale=1, seed="1")
    own = Rule(utility=Utility.CARDINALITY)
    rules = main_rules(election, own)
    assert rules[0] == own
    assert len(set(rules)) == len(rules)
    assert {rule.method for rule in rules} == set(Method)
    assert {rule.part_time for rule in rules} == set(PartTime)
    assert {rule.floor > 0 for rule in rules} == {True, False}


def test_situations_only_where_they_say_something():
    assert situations_for([Crew("bouw", (100,) * 4)]) == (Situation.SAME,)
    assert situations_for([Crew("bouw", (100, 50))]) == (Situation.SAME, Situation.PART_TIME)
    assert situations_for([Crew("bouw", (100,)), Crew("zorg", (100,))]) == (
        Situation.OWN,
        Situation.SAME,
        Situation.LARGE,
    )


def test_without_people_or_proposals_there_is_nothing_to_make_up():
    with pytest.raises(BadElection):
        made_up(Situation.SAME, PROJECTS, (), budget=9_000, scale=1, seed="1")
    with pytest.raises(BadElection):
        made_up(Situation.SAME, (), CREWS, budget=9_000, scale=1, seed="1")


def test_jobs_are_weights():
    election = made_up(Situation.SAME, PROJECTS, [Crew("u", (40, 100))], budget=9_000, scale=1, seed="1")
    assert set(election.ballots.weights) == {Fraction(2, 5), Fraction(1)}


@pytest.mark.parametrize("situation", Situation)
@pytest.mark.parametrize("language", Language)
def test_every_situation_has_a_name_and_a_sentence(situation, language):
    assert situation.name_of(language)
    assert situation.told(language).endswith(".")
