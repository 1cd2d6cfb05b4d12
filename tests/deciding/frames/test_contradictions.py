# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The check of frames: every contradiction it knows is found where it is, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.deciding.frames.examples import ANY, COUNTS, PEOPLE, POT, SOUND

from werkdruk.deciding.consent import Body
from werkdruk.deciding.counting import (
    BadElection,
    Ballot,
    Completion,
    Election,
    Method,
    PartTime,
    Project,
    Rule,
    Tie,
    TieOrder,
    Utility,
    count,
)
from werkdruk.deciding.frames import (
    Backing,
    Floors,
    Headcount,
    Holiday,
    OverBudget,
    PackageVote,
    Stance,
    TalkRules,
    Theme,
    Way,
    clauses,
    contradictions,
)
from werkdruk.deciding.frames.faults import FAULTS, REMARKS
from werkdruk.kernel import Euro, Language

AMOUNTS = st.integers(-100, 10_000_00).map(Euro)


def _vote(**changes):
    return replace(SOUND, vote=replace(SOUND.vote, **changes))


def _rule(**changes):
    return _vote(rule=replace(SOUND.vote.rule, **changes))


def _ties(*ways, lot=()):
    return _rule(ties=TieOrder(ways, lot))


def _line(**changes):
    return replace(SOUND, timeline=replace(SOUND.timeline, **changes))


def _units(way):
    return replace(SOUND, units=tuple(replace(unit, way=way) for unit in SOUND.units))


def _unit(place, **changes):
    units = list(SOUND.units)
    units[place] = replace(units[place], **changes)
    return replace(SOUND, units=tuple(units))


def _people(**changes):
    units = {**PEOPLE.units, **changes}
    return Headcount(units, PEOPLE.oop, sum(units.values()))


FIRST = SOUND.themes[0]
NO_SCHOOL_COUNT = _unit(0, way=Way.COUNT)

ONE_BY_ONE = {
    "no-units": (replace(SOUND, units=()), Headcount({}, 9, 0)),
    "unit-twice": (_unit(1, name="Onderbouw "), PEOPLE),
    "unit-without-name": (_unit(1, name=" "), PEOPLE),
    "unit-without-people": (SOUND, _people(oo=0)),
    "unit-left-out": (SOUND, _people(zz=4)),
    "people-without-unit": (SOUND, replace(PEOPLE, total=61)),
    "people-twice": (SOUND, replace(PEOPLE, total=59)),
    "too-few-to-count": (SOUND, _people(hv=9)),
    "too-few-in-school-count": (replace(_rule(floor=Fraction(0)), floors=Floors()), _people(bb=9)),
    "group-too-large": (SOUND, _people(ne=13)),
    "group-too-small": (replace(SOUND, talks=TalkRules(1, 2)), PEOPLE),
    "talks-missing": (replace(SOUND, talks=TalkRules(12, 0)), PEOPLE),
    "not-a-part": (replace(SOUND, floors=Floors(Fraction(1, 5), Fraction(-1, 10))), PEOPLE),
    "floors-above-pot": (replace(SOUND, floors=Floors(Fraction(1, 5), Fraction(5, 6))), PEOPLE),
    "floor-not-counted": (_rule(floor=Fraction(0)), PEOPLE),
    "floor-without-shares": (_rule(method=Method.GREEDY), PEOPLE),
    "oop-floor-without-oop": (SOUND, replace(PEOPLE, oop=0)),
    "package-vote-not-agreed": (
        replace(_line(package_by=None), over_budget=OverBudget.PACKAGE_VOTE, package=None),
        PEOPLE,
    ),
    "package-without-quorum": (replace(SOUND, package=PackageVote(Fraction(0))), PEOPLE),
    "package-without-day": (_line(package_by=None), PEOPLE),
    "package-day-without-vote": (replace(SOUND, package=None), PEOPLE),
    "check-without-quorum": (replace(SOUND, backing=Backing(Fraction(0))), PEOPLE),
    "nobody-ratifies": (replace(SOUND, ratified_by=Body.NONE), PEOPLE),
    "theme-twice": (replace(SOUND, themes=(*SOUND.themes, FIRST)), PEOPLE),
    "theme-two-ways": (replace(SOUND, themes=(*SOUND.themes, replace(FIRST, stance=Stance.REQUIRED))), PEOPLE),
    "theme-without-reason": (replace(SOUND, themes=(replace(FIRST, reason=" "),)), PEOPLE),
    "theme-without-condition": (replace(SOUND, themes=(Theme("a", "A", Stance.CONDITIONAL, "Zo."),)), PEOPLE),
    "days-out-of-order": (_line(merge_by=date(2024, 3, 14)), PEOPLE),
    "vote-before-feasible": (_line(votes_open=date(2024, 3, 1)), PEOPLE),
    "day-outside-year": (_line(check_closes=date(2022, 12, 8)), PEOPLE),
    "plan-after-start": (_line(council_by=date(2024, 8, 1)), PEOPLE),
    "day-in-holiday": (_line(feasible_by=date(2024, 2, 17)), PEOPLE),
    "holidays-unknown": (_line(holidays=None), PEOPLE),
    "holiday-backwards": (_line(holidays=(Holiday("meivakantie", date(2024, 5, 5), date(2024, 4, 27)),)), PEOPLE),
    "vote-without-days": (_line(votes_open=None, votes_close=None), PEOPLE),
    "days-without-vote": (_units(Way.MAJORITY), PEOPLE),
    "vote-too-short": (_line(votes_close=date(2024, 3, 9)), PEOPLE),
    "no-time-to-go-back": (
        replace(_line(merge_by=date(2024, 3, 21)), over_budget=OverBudget.BACK_TO_UNITS),
        PEOPLE,
    ),
    "step-not-positive": (_rule(step=Fraction(0)), PEOPLE),
    "ties-stay": (_ties(Tie.COST, Tie.VOTES), PEOPLE),
    "way-twice": (_ties(Tie.COST, Tie.COST, Tie.LOT), PEOPLE),
    "lot-never-used": (_ties(Tie.NAME, Tie.LOT), PEOPLE),
    "lot-without-source": (_vote(lot_from=" "), PEOPLE),
    "lot-too-early": (_ties(Tie.LOT, lot=("1", "2")), PEOPLE),
    "rule-needs-other-ballots": (_rule(utility=Utility.POINTS), PEOPLE),
    "few-choices": (_vote(approvals_min=2), PEOPLE),
    "choices-negative": (_vote(approvals_min=-1), PEOPLE),
    "version-without-past": (replace(SOUND, version=2), PEOPLE),
    "floor-shows-unit": (_unit(1, way=Way.SCHOOL_COUNT), PEOPLE),
}
"""Sound frames with one thing wrong: the code of it, and the people of the school."""

WITH_MORE = {
    "floor-takes-all": replace(_rule(floor=Fraction(1)), floors=Floors(Fraction(1))),
    "floor-empty": replace(_rule(floor=Fraction(1, 10**9)), floors=Floors(Fraction(1, 10**9))),
}
"""What the check finds for several units at once."""


def _codes(frames, people=PEOPLE, pot=POT):
    return [each.code for each in contradictions(frames, people, pot)]


def test_sound_frames_have_no_contradiction():
    assert contradictions(SOUND, PEOPLE, POT) == ()


@pytest.mark.parametrize("code", ONE_BY_ONE)
def test_one_thing_wrong_is_one_contradiction(code):
    assert _codes(*ONE_BY_ONE[code]) == [code]


@pytest.mark.parametrize("code", WITH_MORE)
def test_a_part_that_cannot_work_is_seen(code):
    assert set(_codes(WITH_MORE[code])) == {code}


@pytest.mark.parametrize("cents", [0, -1])
def test_without_a_pot_there_is_nothing_to_decide(cents):
    assert _codes(SOUND, pot=Euro(cents)) == ["no-pot"]


def test_every_contradiction_is_tested_here():
    assert {*ONE_BY_ONE, *WITH_MORE, "no-pot"} == FAULTS.keys()
    assert FAULTS.keys() > REMARKS


@given(ANY, COUNTS, AMOUNTS)
def test_a_contradiction_names_clauses_that_stand_and_is_said_in_both_languages(frames, people, pot):
    standing = clauses(frames)
    for each in contradictions(frames, people, pot):
        assert each.clauses
        assert set(each.clauses) <= set(standing)
        assert each.stops is (each.code not in REMARKS)
        for language in Language:
            assert "{" not in each.message(language) + each.hint(language)


@given(ANY, COUNTS, AMOUNTS)
def test_what_stops_the_frames_comes_first(frames, people, pot):
    stops = [each.stops for each in contradictions(frames, people, pot)]
    assert stops == sorted(stops, reverse=True)


TIES = st.lists(st.sampled_from([Tie.COST, Tie.VOTES]), unique=True).flatmap(
    lambda ways: st.sampled_from([Tie.NAME, Tie.LOT]).map(lambda last: TieOrder((*ways, last)))
)
RULES = st.builds(
    Rule,
    method=st.sampled_from(Method),
    utility=st.sampled_from([Utility.COST, Utility.CARDINALITY, Utility.BORDA]),
    completion=st.sampled_from(Completion),
    step=st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(1)]),
    ties=TIES,
    part_time=st.sampled_from(PartTime),
    floor=st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1)]),
)


@given(RULES, st.lists(st.tuples(st.sets(st.integers(0, 2)), st.sampled_from(["bb", "ne"])), min_size=1, max_size=6))
def test_a_rule_that_cannot_be_counted_is_stopped_before_anybody_votes(rule, ballots):
    frames = replace(_vote(rule=rule), floors=Floors(rule.floor))
    stopped = any(each.stops for each in contradictions(frames, PEOPLE, POT))
    projects = [Project(str(number), 10, unit="bb" if number else "") for number in range(3)]
    approvals = [Ballot(tuple(str(each) for each in sorted(chosen)), unit=unit) for chosen, unit in ballots]
    election = Election.of(projects, approvals, budget=20)
    drawn = replace(rule, ties=rule.ties.drawn("seed", election)) if Tie.LOT in rule.ties.ways else rule
    try:
        outcome = count(election, drawn)
    except BadElection:
        assert stopped
    else:
        assert len(outcome.winners) <= 2


def test_days_are_looked_at_in_pairs_and_none_that_is_wrong_is_missed():
    frames = _line(ideas_open=date(2023, 11, 1), council_by=date(2023, 9, 1))
    assert _codes(frames) == ["days-out-of-order", "days-out-of-order"]


def test_a_rule_of_a_count_that_nobody_holds_is_not_looked_at():
    frames = replace(_units(Way.TALK), vote=replace(SOUND.vote, rule=Rule(ties=TieOrder((Tie.COST,)))))
    frames = replace(frames, timeline=replace(frames.timeline, votes_open=None, votes_close=None))
    assert _codes(frames, Headcount(dict.fromkeys(PEOPLE.units, 5), 9, 20)) == []
