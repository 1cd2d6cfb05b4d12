# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A floor for teams: sheets per team, a label on the slot, and what of it may be shown."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.deciding import counting
from werkdruk.deciding.box import (
    LIMITS,
    Box,
    ClosedBox,
    Disclosure,
    Reason,
    RoundState,
    Voiding,
    closed,
    concerns,
    disclosure,
    draw_slips,
    election,
    faults,
    labelled,
    publication,
    voters,
    with_keys,
    without_key,
    without_keys,
)
from werkdruk.deciding.box.honesty import NO_TEAM, PROTECTS, PROTECTS_NOT, TEAM, protects, protects_not
from werkdruk.deciding.box.limits import FEW_OF_A_TEAM
from werkdruk.deciding.counting import Project

TEAMS = (("talen", 25), ("exact", 30), ("kunst", 5))


@pytest.fixture
def team_scene(make_scene):
    return a_team_scene(make_scene)


def a_team_scene(make_scene, teams=TEAMS, seed=1):
    """An open box of which every key belongs to a team: the slips stand in the order of the teams."""
    scene = make_scene(sum(people for _, people in teams), seed)
    chance = random.Random(seed)  # noqa: S311 - a test repeats its chance
    projects = tuple(
        replace(each, unit=teams[place % len(teams)][0]) for place, each in enumerate(scene.document.projects)
    )
    rule = replace(scene.document.rule, floor=Fraction(1, 2))
    scene.document = replace(scene.document, rule=rule, units=teams, projects=projects)
    scene.standing = replace(scene.standing, document=scene.document)
    scene.box, scene.slips = Box.empty(scene.document), ()
    for team, people in teams:
        new = draw_slips(scene.document.digest, people, source=chance.randbytes, taken=scene.box.slots)
        scene.box = with_keys(scene.box, [slip.slot for slip in new], scene.standing, team)
        scene.slips += new
    return scene


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40)), st.integers(0, 12))
def test_nobody_votes_under_a_label_or_without_one_among_fewer_than_five(people, others):
    electorate = sum(people.values()) + others
    teams = dict(labelled(people, electorate))
    rest = electorate - sum(teams.values())
    assert all(size == people[team] >= LIMITS.label_min for team, size in teams.items())
    assert not teams or rest == 0 or rest >= LIMITS.label_min
    large = {team: size for team, size in people.items() if size >= LIMITS.label_min}
    assert len(large) - len(teams) <= 1
    assert all(people[team] == max(large.values()) for team in large.keys() - teams.keys())


def test_a_document_with_teams_of_five_and_more_can_be_signed(team_scene):
    assert faults(team_scene.document) == ()
    assert team_scene.document.groups == dict(TEAMS)
    others = replace(team_scene.document, electorate=65)
    assert (faults(others), others.groups[""]) == ((), 5)


def test_keys_are_for_a_team_and_never_more_than_its_people(team_scene):
    box, standing = team_scene.box, team_scene.standing
    wider = replace(box, document=replace(box.document, electorate=70))
    assert with_keys(wider, ["1"], standing, "talen").reason is Reason.MORE_KEYS_THAN_TEAM
    assert with_keys(wider, ["1"], standing, "gym").reason is Reason.UNKNOWN_TEAM
    assert with_keys(wider, ["1"], standing).live_of("") == 1
    assert with_keys(box, ["1"], standing).reason is Reason.MORE_KEYS_THAN_PEOPLE
    assert [box.live_of(team) for team, _ in TEAMS] == [25, 30, 5]
    voided = without_key(box, Voiding(team_scene.slips[0].number, "1", "2", None), standing)
    assert with_keys(voided, ["1"], standing, "kunst").reason is Reason.MORE_KEYS_THAN_TEAM
    assert with_keys(voided, ["1"], standing, "talen").live_of("talen") == 25


def test_sheets_that_got_lost_are_made_anew_only_before_the_box_opens(team_scene):
    box, signed = team_scene.box, replace(team_scene.standing, state=RoundState.SIGNED)
    assert without_keys(box, team_scene.standing, "talen").reason is Reason.KEYS_IN_USE
    assert without_keys(box, replace(signed, state=RoundState.CLOSED)).reason is Reason.NO_KEYS_NOW
    fewer = without_keys(box, signed, "talen")
    assert [fewer.live_of(team) for team, _ in TEAMS] == [0, 30, 5]
    assert set(fewer.labels) == fewer.slots
    team_scene.vote(0, ["a"])
    assert without_keys(team_scene.box, signed, "talen").reason is Reason.KEYS_IN_USE


def test_the_label_goes_with_the_ballot_and_with_nothing_else(team_scene):
    for number in range(60):
        team_scene.vote(number, ["abcdef"[number % 6]])
    assert Box.restored(team_scene.document, team_scene.box.stored()) == team_scene.box
    kept = closed(team_scene.box)
    assert voters(team_scene.document, kept) == dict(TEAMS)
    assert Counter(ballot.label for ballot in kept.ballots) == dict(TEAMS)
    assert [team for team, _ in TEAMS for text in (*kept.log.entries, *kept.voided, kept.salt) if team in text] == []
    again = ClosedBox.read(json.loads(json.dumps(kept.as_json())))
    assert (again, again.digest) == (kept, kept.digest)


def test_the_floor_is_counted_with_the_label_of_the_key(team_scene):
    """Everybody wants two dear projects, art a cheap third one as well: only the floor leaves it the money for that."""
    projects = (Project("a", 500, unit="talen"), Project("b", 450, unit="exact"), Project("c", 40, unit="kunst"))
    scene = team_scene
    scene.document = replace(scene.document, projects=projects)
    scene.box, slips = Box.empty(scene.document), []
    chance = random.Random(3)  # noqa: S311 - a test repeats its chance
    for team, people in TEAMS:
        new = draw_slips(scene.document.digest, people, source=chance.randbytes, taken=scene.box.slots)
        scene.box = with_keys(scene.box, [slip.slot for slip in new], scene.standing, team)
        slips += new
    scene.slips, scene.standing = tuple(slips), replace(scene.standing, document=scene.document)
    for number in range(60):
        scene.vote(number, "abc" if number >= 55 else "ab")
    given_ = election(scene.document, closed(scene.box))
    assert "c" in counting.count(given_, scene.document.rule).winners
    assert "c" not in counting.count(given_, replace(scene.document.rule, floor=Fraction(0))).winners


def test_whole_ballots_are_published_only_when_every_label_has_twenty_voters(team_scene):
    for number in range(60):
        team_scene.vote(number, ["abcdef"[number % 6]])
    shown = publication(team_scene.document, closed(team_scene.box))
    assert shown.ballots == ()
    assert len(shown.marks) == 60
    assert set(shown.totals) == set("abcdef")
    assert not any(team in repr(shown) for team, _ in TEAMS)


def test_with_twenty_voters_under_every_label_they_are(make_scene):
    scene = a_team_scene(make_scene, (("talen", 20), ("exact", 21)))
    for number in range(1, 41):
        scene.vote(number, ["a"])
    assert publication(scene.document, closed(scene.box)).ballots == ()
    scene.vote(0, ["a"])
    assert len(publication(scene.document, closed(scene.box)).ballots) == 41


@pytest.mark.parametrize(
    ("voted", "groups", "shown"),
    [
        (40, (20, 20), Disclosure.BALLOTS),
        (40, (21, 19), Disclosure.TOTALS),
        (40, (40, 0), Disclosure.TOTALS),
        (12, (6, 6), Disclosure.TOTALS),
        (9, (9,), Disclosure.NOTHING),
    ],
)
def test_the_smallest_group_says_what_may_be_shown(voted, groups, shown):
    assert disclosure(voted, groups) is shown


def test_the_page_says_that_a_vote_bears_its_team_and_what_that_means():
    assert protects(labelled=True) == PROTECTS
    assert protects(labelled=False) == (*PROTECTS, NO_TEAM)
    assert protects_not(labelled=True) == (TEAM, *PROTECTS_NOT)
    assert protects_not(labelled=False) == PROTECTS_NOT
    assert next(told.saying for told in concerns(60, 6, [55, 5])) is FEW_OF_A_TEAM
    assert FEW_OF_A_TEAM not in [told.saying for told in concerns(60, 6, [30, 30])]
