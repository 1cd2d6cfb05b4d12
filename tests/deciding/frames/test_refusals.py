# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the frames refuse later: every clause can be broken by some step, and is then named; what was agreed is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.deciding.frames.examples import ANY, SOUND, TIMELINE

from werkdruk.deciding.consent import Body
from werkdruk.deciding.counting import Method, PartTime, Tie, TieOrder
from werkdruk.deciding.frames import (
    Backing,
    Floors,
    Frames,
    Joining,
    OverBudget,
    PackageVote,
    Stance,
    Tally,
    VoteSettings,
    Way,
    clauses,
    forbids,
    promised,
    steps,
)
from werkdruk.deciding.frames.clauses import theme_key
from werkdruk.kernel import Euro, Language, SchoolYear

DAY = timedelta(days=1)
POT = Euro(10_000_00)
LATER = date(2026, 1, 1)


def _other(choices, agreed):
    return next(each for each in choices if each is not agreed)


def _more(vote, **changes):
    return replace(vote, rule=replace(vote.rule, **changes))


def _open(frames, settings=None, **changes):
    line = frames.timeline
    opened = steps.OpenVote(settings or frames.vote, line.votes_open or LATER, line.votes_close or LATER)
    return replace(opened, **changes)


def _propose(frames, **changes):
    unit = frames.units[0].id if frames.units else "nobody"
    met = tuple(theme.id for theme in frames.themes)
    return replace(steps.Propose(unit, frames.year, frames.timeline.ideas_open, met=met), **changes)


def _part(agreed):
    return agreed + Fraction(1, 7)


def _theme(frames, theme):
    if theme.stance is Stance.REQUIRED:
        return steps.Join(frames.joining, frames.timeline.merge_by)
    return _propose(frames, themes=(theme.id,), met=())


def breaking(frames: Frames):
    """For each clause, by its key, a step that breaks it."""
    vote, line, talks = frames.vote, frames.timeline, frames.talks
    themes = tuple(theme.id for theme in frames.themes)
    broken = {
        "year": _propose(frames, year=frames.year.next()),
        "units": steps.Decide("nobody at all", Way.TALK, talks.talks_min),
        "talks:group": steps.Talk("bb", talks.group_max + 1, talks.compulsory),
        "talks:coming": steps.Talk("bb", 2, not talks.compulsory),
        "floor:units": steps.SetAside(_part(frames.floors.units), frames.floors.oop),
        "floor:oop": steps.SetAside(frames.floors.units, _part(frames.floors.oop)),
        "joining": steps.Join(_other(Joining, frames.joining), line.merge_by, themes),
        "over-budget": steps.Shrink(_other(OverBudget, frames.over_budget)),
        "package": steps.SendPlan(line.council_by, None if frames.package else Tally(1, 0, 1)),
        "theme": steps.TurnAway("no such theme"),
        "days:check-closes": steps.CloseCheck(Tally(2, 0, 3), line.check_closes),
        "days:ratify-by": steps.Ratify(frames.ratified_by, line.ratify_by + DAY),
        "days:ideas-open": _propose(frames, on=min(line.ideas_open, line.ideas_close) - DAY),
        "days:feasible-by": steps.Judge(line.feasible_by + DAY),
        "days:votes-open": _open(frames, closes=LATER + DAY),
        "days:merge-by": steps.Join(frames.joining, line.merge_by + DAY, themes),
        "days:package-by": steps.SendPlan(line.council_by, Tally(3, 0, 3), (line.package_by or LATER) + DAY),
        "days:council-by": steps.SendPlan(line.council_by + DAY, Tally(3, 0, 3)),
        "vote": _open(frames, _more(vote, method=_other(Method, vote.rule.method))),
        "vote:part-time": _open(frames, _more(vote, part_time=_other(PartTime, vote.rule.part_time))),
        "vote:ties": _open(frames, _more(vote, ties=TieOrder((*vote.rule.ties.ways, Tie.COST)))),
        "vote:suggested": _open(frames, replace(vote, approvals_min=vote.approvals_min + 1)),
        "vote:quorum": _open(frames, replace(vote, quorum=_part(vote.quorum))),
        "yes:backing": steps.CloseCheck(Tally(0, 5, 5), line.check_closes + DAY),
        "yes:ratifying": steps.Ratify(_other(Body, frames.ratified_by), line.ratify_by),
        "changes": steps.Amend(1),
        "talks:number": steps.Decide("nobody at all", Way.TALK, talks.talks_min - 1),
    }
    for unit in frames.units:
        broken[f"units:{unit.id}"] = steps.Decide(unit.id, _other(Way, unit.way), talks.talks_min)
        broken["talks:number"] = steps.Decide(unit.id, unit.way, talks.talks_min - 1)
    return broken | {theme_key(theme): _theme(frames, theme) for theme in frames.themes}


def _keys(frames, step):
    return {each.clause.key for each in forbids(frames, step)}


@pytest.mark.parametrize("each", clauses(SOUND), ids=lambda each: each.key)
def test_every_clause_can_be_broken_by_a_step_that_breaks_nothing_else(each):
    (refusal,) = forbids(SOUND, breaking(SOUND)[each.key])
    assert refusal.clause == each
    said = refusal.words(Language.NL), refusal.words(Language.EN)
    assert said[0].endswith(f"Zo staat het in de kaders: artikel {each.article}, lid {each.member}.")
    assert said[1].endswith(f"So the frames say: article {each.article}, paragraph {each.member}.")


@given(ANY)
def test_in_any_frames_each_clause_is_named_by_the_step_that_breaks_it(frames):
    same_id = {unit.id for unit in frames.units if sum(one.id == unit.id for one in frames.units) > 1}
    broken = breaking(frames)
    for each in clauses(frames):
        if each.key.removeprefix("units:") in same_id:
            continue  # a unit named twice: the frames are stopped for it
        assert each.key in _keys(frames, broken[each.key]), each.key


@given(ANY, st.data())
def test_a_refusal_names_a_clause_that_stands_and_has_all_its_words(frames, data):
    step = data.draw(st.sampled_from(list(breaking(frames).values())))
    for refusal in forbids(frames, step):
        assert refusal.clause in clauses(frames)
        for language in Language:
            assert "{" not in refusal.words(language)


LINE = TIMELINE
AGREED = {
    "a proposal on the first day": _propose(SOUND),
    "a proposal on the last day": _propose(SOUND, on=LINE.ideas_close),
    "a proposal that meets the condition": _propose(SOUND, themes=("ander", "free"), met=("ander",)),
    "turning away an excluded theme": steps.TurnAway("tekort"),
    "judging on the last day": steps.Judge(LINE.feasible_by),
    "a talk of the largest group": steps.Talk("ne", 12, compulsory=False),
    "a unit that decides as agreed": steps.Decide("ne", Way.TALK, 2),
    "a majority after its talks": steps.Decide("oo", Way.MAJORITY, 3),
    "the agreed parts": steps.SetAside(Fraction(1, 5), Fraction(1, 10)),
    "a unit that gets its floor": steps.Give("ne", POT, Fraction(8, 60), Euro(900_00), Euro(266_66)),
    "a unit that asked less": steps.Give("ne", POT, Fraction(8, 60), Euro(100_00), Euro(100_00)),
    "support staff that got their part": steps.Give(None, POT, Fraction(1), POT, Euro(1_000_00)),
    "the round of the school": _open(SOUND),
    "the round with the lot drawn": _open(SOUND, _more(SOUND.vote, ties=replace(SOUND.vote.rule.ties, lot=("2", "1")))),
    "the round of a unit": _open(SOUND, _more(SOUND.vote, floor=Fraction(0)), unit="hv"),
    "enough voters": steps.SettleVote(20, 60, stands=True),
    "too few voters": steps.SettleVote(19, 60, stands=False),
    "joining on the last day": steps.Join(Joining.INTEGRATE, LINE.merge_by, ("toets",)),
    "the agreed way to fit": steps.Shrink(OverBudget.DROP_LAST),
    "a plan that personnel back": steps.SendPlan(LINE.council_by, Tally(31, 20, 60), LINE.package_by),
    "closing when all have voted": steps.CloseCheck(Tally(40, 20, 60), LINE.check_closes),
    "closing after the last day": steps.CloseCheck(Tally(20, 10, 60), LINE.check_closes + DAY),
    "the council in time": steps.Ratify(Body.PMR, LINE.ratify_by),
    "a change before the first idea": steps.Amend(0),
}


@pytest.mark.parametrize("name", AGREED)
def test_what_was_agreed_is_not_refused(name):
    assert forbids(SOUND, AGREED[name]) == ()


@pytest.mark.parametrize(
    ("step", "key"),
    [
        (_propose(SOUND, on=LINE.ideas_close + DAY), "days:ideas-open"),
        (_propose(SOUND, unit="zz"), "units"),
        (_propose(SOUND, year=SchoolYear(2023)), "year"),
        (steps.TurnAway("toets"), "theme"),
        (steps.Talk("zz", 3, compulsory=False), "units"),
        (steps.Give("ne", POT, Fraction(8, 60), Euro(900_00), Euro(266_65)), "floor:units"),
        (steps.Give(None, POT, Fraction(1), POT, Euro(999_99)), "floor:oop"),
        (_open(SOUND, opens=LINE.votes_open - DAY), "days:votes-open"),
        (_open(SOUND, _more(SOUND.vote, floor=Fraction(0))), "floor:units"),
        (_open(SOUND, _more(SOUND.vote, floor=Fraction(0)), unit="ne"), "units:ne"),
        (_open(SOUND, _more(SOUND.vote, floor=Fraction(0)), unit="zz"), "units"),
        (steps.Decide("oo", Way.MAJORITY, 1), "talks:number"),
        (_open(SOUND, replace(SOUND.vote, lot_from="mijn dobbelsteen")), "vote:ties"),
        (steps.SettleVote(20, 60, stands=False), "vote:quorum"),
        (steps.SettleVote(19, 60, stands=True), "vote:quorum"),
        (steps.SendPlan(LINE.council_by, Tally(20, 31, 60), LINE.package_by), "package"),
        (steps.SendPlan(LINE.council_by, Tally(20, 9, 60), LINE.package_by), "package"),
        (steps.CloseCheck(Tally(20, 9, 60), LINE.check_closes + DAY), "yes:backing"),
    ],
)
def test_a_step_just_beyond_what_was_agreed_is_refused(step, key):
    assert _keys(SOUND, step) == {key}


def test_only_what_comes_after_its_last_day_is_late_and_can_still_be_done():
    late = {key for key, step in breaking(SOUND).items() if any(each.late for each in forbids(SOUND, step))}
    last_days = {"ratify-by", "feasible-by", "merge-by", "package-by", "council-by"}
    assert late - {theme_key(theme) for theme in SOUND.themes} == {f"days:{day}" for day in last_days}


def test_a_step_that_breaks_more_clauses_is_refused_for_each():
    step = _propose(SOUND, unit="zz", year=SchoolYear(2023), on=LATER, themes=("tekort", "ander"), met=())
    assert _keys(SOUND, step) == {
        "year",
        "units",
        "days:ideas-open",
        "theme:tekort:excluded",
        "theme:ander:conditional",
    }


def test_without_a_count_no_round_opens():
    talking = replace(SOUND, units=tuple(replace(unit, way=Way.TALK) for unit in SOUND.units))
    assert _keys(talking, _open(talking)) == {"vote"}
    assert _keys(talking, steps.SettleVote(5, 5, stands=True)) == {"vote"}
    own = replace(SOUND, units=SOUND.units[2:])
    assert _keys(own, _open(own)) == {"units"}


def test_most_of_all_personnel_may_be_needed():
    strict = replace(SOUND, backing=Backing(Fraction(1, 2), of_all=True), package=PackageVote(Fraction(1, 3)))
    closed = steps.CloseCheck(Tally(30, 5, 60), LINE.check_closes + DAY)
    assert _keys(strict, closed) == {"yes:backing"}
    assert _keys(SOUND, closed) == set()


@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=9).filter(any),
    st.fractions(0, 1, max_denominator=30),
    st.integers(0, 10**9),
)
def test_what_is_promised_together_is_never_more_than_what_was_set_aside(people, floor, cents):
    pot, total = Euro(cents), sum(people)
    promises = [promised(pot, floor * Fraction(each, total)) for each in people]
    assert Euro.sum(promises).cents <= floor * cents <= cents
    assert floor * cents - Euro.sum(promises).cents < len(people) + 1


@given(st.fractions(0, 1, max_denominator=9), st.integers(0, 1000), st.integers(0, 1000))
def test_a_unit_gets_what_it_wished_or_its_floor_or_the_clause_is_named(floor, wished, given_cents):
    frames = replace(SOUND, floors=Floors(floor))
    step = steps.Give("ne", Euro(1000), Fraction(1, 2), Euro(wished), Euro(given_cents))
    least = min(wished, 1000 * floor.numerator // (2 * floor.denominator))
    assert _keys(frames, step) == ({"floor:units"} if given_cents < least else set())


def test_no_default_of_a_vote_hides_a_difference():
    usual = replace(SOUND, vote=VoteSettings())
    assert _keys(usual, _open(usual, SOUND.vote)) >= {"vote", "vote:ties", "vote:quorum"}


def test_a_yes_or_no_of_more_people_than_there_are_is_no_step_at_all():
    with pytest.raises(ValueError, match="took part"):
        forbids(SOUND, steps.CloseCheck(Tally(50, 11, 60), LATER))
    with pytest.raises(ValueError, match="took part"):
        forbids(SOUND, steps.SendPlan(LINE.council_by, Tally(50, 11, 60)))
