# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frames as a value and as sentences: their digest, their clauses, and the text of the kick-off."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from string import Formatter

import pytest
from hypothesis import given
from tests.deciding.frames.examples import ANY, SOUND, UNITS

from werkdruk.deciding.consent import Body
from werkdruk.deciding.counting import Method, Misfit, PartTime, Rule, Tie, TieOrder, Utility
from werkdruk.deciding.frames import (
    Backing,
    Floors,
    Frames,
    Joining,
    OverBudget,
    TalkRules,
    Tally,
    VoteSettings,
    Way,
    backed,
    clauses,
    frames_of,
    kickoff,
    majority,
)
from werkdruk.kernel import Language, SchoolYear

CHANGES = {
    "year": SchoolYear(2025),
    "units": SOUND.units[:1],
    "timeline": replace(SOUND.timeline, votes_close=date(2024, 3, 16)),
    "vote": replace(SOUND.vote, approvals_min=5),
    "talks": TalkRules(group_max=11, talks_min=2),
    "floors": Floors(Fraction(1, 5), Fraction(0)),
    "joining": Joining.COLLECT,
    "over_budget": OverBudget.CUT_ALL,
    "themes": SOUND.themes[1:],
    "backing": Backing(Fraction(1, 2), of_all=True),
    "package": None,
    "ratified_by": Body.PGMR,
    "version": 2,
    "replaces": "sha256:0",
}


@pytest.mark.parametrize("name", [each.name for each in fields(Frames)])
def test_any_change_of_the_frames_changes_their_digest(name):
    assert replace(SOUND, **{name: CHANGES[name]}).digest != SOUND.digest
    assert replace(SOUND).digest == SOUND.digest


@pytest.mark.parametrize(
    "rule",
    [
        Rule(),
        replace(SOUND.vote.rule, step=Fraction(1, 100)),
        replace(SOUND.vote.rule, part_time=PartTime.CLONE),
        replace(SOUND.vote.rule, ties=TieOrder((Tie.LOT,))),
        replace(SOUND.vote.rule, ties=replace(SOUND.vote.rule.ties, lot=("a", "b"))),
        replace(SOUND.vote.rule, floor=Fraction(1, 6)),
    ],
)
def test_any_change_of_the_rule_of_counting_changes_their_digest(rule):
    assert replace(SOUND, vote=replace(SOUND.vote, rule=rule)).digest != SOUND.digest


@given(ANY)
def test_frames_are_written_with_plain_values_only(frames):
    written = frames.as_json()
    assert json.loads(json.dumps(written)) == written
    assert list(written) == [each.name for each in fields(Frames)]


@given(ANY)
def test_frames_that_were_kept_are_read_back_the_same(frames):
    read = frames_of(json.loads(json.dumps(frames.as_json())))
    assert read == frames
    assert read.digest == frames.digest


@pytest.mark.parametrize(
    "broken",
    [{"year": "2024"}, {"units": [{"id": "a"}]}, {"joining": "throw"}, {"version": "1"}, {"backing": {"quorum": "x"}}],
)
def test_kept_frames_that_were_damaged_are_not_read(broken):
    with pytest.raises((KeyError, TypeError, ValueError)):
        frames_of(SOUND.as_json() | broken)


GREEDY = Rule(Method.GREEDY)


@pytest.mark.parametrize(
    "other",
    [
        *(replace(SOUND, **{name: change}) for name, change in CHANGES.items()),
        *(
            replace(SOUND, vote=replace(SOUND.vote, rule=rule))
            for rule in (
                GREEDY,
                replace(GREEDY, misfit=Misfit.STOP),
                replace(GREEDY, threshold=1),
                replace(SOUND.vote.rule, step=Fraction(1, 100)),
                replace(SOUND.vote.rule, utility=Utility.CARDINALITY),
                replace(SOUND.vote.rule, part_time=PartTime.CLONE),
                replace(SOUND.vote.rule, ties=TieOrder((Tie.LOT,))),
            )
        ),
    ],
)
def test_what_is_agreed_otherwise_is_said_otherwise(other):
    assert [each.words() for each in clauses(other)] != [each.words() for each in clauses(SOUND)]


def test_each_rule_of_most_votes_is_said_in_its_own_words():
    rules = [GREEDY, replace(GREEDY, misfit=Misfit.STOP), replace(GREEDY, threshold=1)]
    said = [
        next(each.words() for each in clauses(replace(SOUND, vote=VoteSettings(rule))) if each.key == "vote")
        for rule in rules
    ]
    assert len(set(said)) == len(rules)


@given(ANY)
def test_clauses_are_numbered_without_a_gap_in_twelve_articles(frames):
    numbers = [(each.article, each.member) for each in clauses(frames)]
    assert numbers == sorted(set(numbers))
    assert {article for article, _ in numbers} == set(range(1, 13))
    for article in range(1, 13):
        members = [member for one, member in numbers if one == article]
        assert members == list(range(1, len(members) + 1))


@given(ANY)
def test_a_clause_is_a_sentence_in_both_languages(frames):
    for each in clauses(frames):
        for language in Language:
            said = each.words(language)
            assert said
            assert each.title(language)
            assert [name for _, name, _, _ in Formatter().parse(said) if name is not None] == []


@given(ANY, UNITS)
def test_one_unit_more_moves_the_number_of_no_other_clause(frames, unit):
    # whether any unit counts decides whether there is a rule of counting at all, so the new one decides by talking
    more = replace(frames, units=(*frames.units, replace(unit, way=Way.TALK)))
    before = {(each.number, each.key) for each in clauses(frames)}
    after = {(each.number, each.key) for each in clauses(more)}
    assert before < after
    assert {number.split(".")[0] for number, _ in after - before} == {"2"}


def test_every_agreement_of_the_sound_frames_is_read_out_with_its_number():
    said = {each.number: each.words() for each in clauses(SOUND)}
    assert said["1.1"] == ("Deze kaders gelden voor het werkdrukplan van schooljaar 2024/2025. Dit is versie 1.")
    assert said["2.3"] == "sectie Nederlands (een sectie) beslist samen in een gesprek."
    assert said["4.1"].startswith("Van de pot gaat 20% eerst naar de eenheden")
    assert said["8.2"] == "Minder lessen in tekortvakken kan niet: Daar zijn geen docenten voor."
    assert said["9.3"] == "Je kunt voorstellen doen vanaf 8 januari 2024 tot en met 9 februari 2024."
    assert said["10.3"] == (
        "Staan voorstellen gelijk, dan geldt dit, in deze volgorde: het goedkoopste, de meeste stemmen, het lot. "
        "Het lot komt uit: de eerste openbare trekking na de laatste dag voor voorstellen."
    )
    assert said["10.5"] == "Een ronde geldt als minstens 1/3 van de stemmers meedoet."
    assert [each.cited(Language.EN) for each in clauses(SOUND) if each.key == "changes"] == ["article 12, paragraph 1"]


@given(ANY)
def test_the_kick_off_reads_out_every_clause_once(frames):
    read = [line.clause for section in kickoff(frames) for line in section.lines if line.clause]
    assert sorted(read, key=lambda each: (each.article, each.member)) == list(clauses(frames))


@given(ANY)
def test_the_kick_off_has_a_title_and_sentences_in_both_languages(frames):
    for section in kickoff(frames):
        assert section.lines
        for language in Language:
            assert section.title(language)
            assert all(line.words(language) for line in section.lines)
    assert kickoff(frames)[-1].lines[-1].words().endswith(frames.digest)


@pytest.mark.parametrize(
    ("in_favour", "against", "expected"),
    [(30, 20, True), (25, 25, False), (49, 0, False), (50, 0, True), (20, 30, False), (51, 49, True)],
)
def test_a_majority_is_more_than_half_of_enough_people(in_favour, against, expected):
    assert majority(in_favour, against, quorum=Fraction(1, 2), entitled=100) is expected


@pytest.mark.parametrize(("in_favour", "against"), [(60, 41), (-1, 5)])
def test_more_votes_than_people_are_refused(in_favour, against):
    with pytest.raises(ValueError, match="took part"):
        majority(in_favour, against, quorum=Fraction(0), entitled=100)


@pytest.mark.parametrize(
    ("in_favour", "against", "of_all", "expected"),
    [(30, 20, False, True), (30, 20, True, False), (50, 20, True, False), (51, 20, True, True), (26, 25, False, True)],
)
def test_backing_may_ask_for_most_of_all_personnel(in_favour, against, of_all, expected):
    assert backed(Tally(in_favour, against, 100), Backing(Fraction(1, 2), of_all=of_all)) is expected


def test_frames_where_nobody_counts_say_so_in_one_sentence():
    talking = replace(SOUND, units=tuple(replace(unit, way=Way.TALK) for unit in SOUND.units), vote=VoteSettings())
    assert [each.words() for each in clauses(talking) if each.article == 10] == [
        "Er is geen stemronde: geen eenheid telt."
    ]
