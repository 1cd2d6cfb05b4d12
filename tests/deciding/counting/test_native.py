# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The compiled engine against the reference: the same claims everywhere, and certified stretches that hold."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from tests.conftest import missing
from tests.deciding.counting.generated import generated

from werkdruk.deciding.counting import (
    Ballot,
    BallotKind,
    Completion,
    Decided,
    Election,
    Method,
    Project,
    Rule,
    Stop,
    Tie,
    TieOrder,
    Undecided,
    Utility,
    count,
    read_pb,
)
from werkdruk.deciding.counting.compiled import module
from werkdruk.deciding.counting.counts import engine_of
from werkdruk.deciding.counting.engines import ExactEngine
from werkdruk.deciding.counting.markets import Market
from werkdruk.deciding.counting.native import NativeEngine, native_engine

BY_NAME = TieOrder((Tie.NAME,))
CHUNKS, CHUNK = 20, 5_000


@pytest.fixture(autouse=True)
def _built():
    """These tests are about the compiled engine."""
    if module() is None:
        missing("native", "the compiled core is not built here, or WERKDRUK_PLAIN is set")


def claimed(election, rule, *, compiled):
    """All that a count says; of a tie that is not broken, between whom."""
    try:
        outcome = count(election, rule, compiled=compiled)
    except Undecided as tie:
        return tie.projects
    return outcome.winners, outcome.level, outcome.increments, outcome.stop, outcome.ties, outcome.path


def school(seed, voters=100, projects=40, scale=100):
    """A school's vote: prices to the half hundred, five to eight approvals each, in units of a cent."""
    dice = random.Random(seed)  # noqa: S311 - dice that fall the same way every time
    offered = [Project(f"p{number}", dice.randrange(1000, 30000, 50) * scale) for number in range(projects)]
    liked = {project.id: dice.random() ** 2 for project in offered}
    ballots = [
        Ballot(tuple(sorted(liked, key=lambda name: -liked[name] * dice.random())[: dice.randint(5, 8)]))
        for _ in range(voters)
    ]
    return Election.of(offered, ballots, 100_000 * scale, scale=scale)


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_hundred_thousand_elections_full_of_ties_have_the_claims_of_the_reference(chunk, record_property):
    """All rules and completions; each chunk must have gone every way a round can be decided."""
    ways = Counter()
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        election, drawn = generated(seed, methods=(Method.SHARES,))
        rule = replace(drawn, floor=Fraction(0))  # only the reference counts with a floor
        ours, reference = (claimed(election, rule, compiled=compiled) for compiled in (True, False))
        assert ours[:-1] == reference[:-1], seed
        ways.update(ours[-1])
    assert set(ways) == set(Decided), ways
    record_property("decided", {way: str(number) for way, number in ways.items()})


def test_a_tie_that_the_order_leaves_open_is_decided_by_neither_way():
    """Not even where nothing else is asked of the outcome than who won."""
    open_ties = 0
    for seed in range(600):
        election, drawn = generated(seed, methods=(Method.SHARES,))
        rule = replace(drawn, floor=Fraction(0), ties=TieOrder((Tie.COST,)))
        ours, reference = (_winners_or_tied(election, rule, compiled=compiled) for compiled in (True, False))
        assert ours == reference, seed
        open_ties += isinstance(reference, str)
    assert open_ties > 50


def _winners_or_tied(election, rule, *, compiled):
    try:
        return count(election, rule, compiled=compiled).winners
    except Undecided as tie:
        return ",".join(tie.projects)


@pytest.mark.parametrize("completion", [Completion.NONE, Completion.UTILITARIAN, Completion.ADD1, Completion.ADD1U])
def test_every_file_of_the_folder_has_the_claims_of_the_reference(shared, completion):
    """Steps are a twentieth of a purse here: the reference runs every one of them."""
    checked = 0
    for path in sorted((shared / "pabulib" / "instances").glob("*.pb")):
        election, _ = read_pb(path)
        if completion.raises and len(election.ballots) > 3_000:
            continue
        fitting = {BallotKind.POINTS: [Utility.POINTS], BallotKind.RANKING: [Utility.BORDA]}
        step = Fraction(election.budget, 20 * len(election.ballots))
        for utility in [Utility.COST, Utility.CARDINALITY, *fitting.get(election.ballots.kind, [])]:
            rule = Rule(utility=utility, completion=completion, step=step, ties=BY_NAME)
            ours, reference = (claimed(election, rule, compiled=compiled) for compiled in (True, False))
            assert ours[:-1] == reference[:-1], (path.name, utility)
            checked += 1
    assert checked > 250


def test_a_certified_stretch_has_one_order_at_every_level_inside():
    """Levels drawn inside each stretch are run by fractions."""
    dice = random.Random(11)  # noqa: S311 - dice that fall the same way every time
    certified = Counter()
    for seed in range(3_000):
        election, rule = generated(seed, methods=(Method.SHARES,))
        market = Market.of(election, rule)
        engine = native_engine(market)
        if engine is None:
            continue
        grid = Fraction(market.purse_parts, engine.unit)
        low = market.level
        high = low + low * dice.choice((Fraction(1, 1000), Fraction(1, 30), Fraction(1, 3), Fraction(2))) // grid * grid
        holds = engine.holds(low, high)
        certified[holds] += 1
        if holds:
            order = ExactEngine(market).run(low).order
            inside = [low + (high - low) * Fraction(dice.randint(0, 1000), 1000) for _ in range(4)]
            assert all(ExactEngine(market).run(level).order == order for level in (*inside, high)), seed
    assert certified[True] > 500
    assert certified[False] > 100


@pytest.mark.parametrize("seed", range(3))
def test_a_climb_in_cents_ends_where_the_reference_ends_step_by_step(seed):
    """A small school, so that the reference can run every cent."""
    election = school(seed, voters=12, projects=8, scale=100)
    for utility in (Utility.COST, Utility.CARDINALITY):
        rule = Rule(utility=utility, completion=Completion.ADD1, step=Fraction(5))
        ours, reference = (engine_of(Market.of(election, rule), compiled=way).climb() for way in (True, False))
        assert (ours.increments, ours.stop, ours.claim.order) == (
            reference.increments,
            reference.stop,
            reference.claim.order,
        )


def test_a_step_a_hundred_times_smaller_needs_hardly_more_runs():
    """Steps of a cent instead of a euro: a hundred times as many levels, at most three times as many runs."""
    for seed in range(5):
        climbs = []
        for step in (100, 1):
            market = Market.of(school(seed), Rule(completion=Completion.ADD1, step=Fraction(step)))
            climbs.append(engine_of(market).climb())
        euros, cents = climbs
        assert cents.increments > 90 * euros.increments
        assert cents.runs < 3 * euros.runs + 50


def test_a_project_that_all_can_just_pay_together_is_bought():
    """Sixty-one purses that make exactly the price: with floats such projects lose in other programs."""
    election = Election.of([Project("all", 150_000)], [Ballot(("all",))] * 61, 150_000)
    outcome = count(election, Rule())
    assert outcome.winners == ("all",)
    assert [amount for _, amount in outcome.rounds[0].payments()] == [Fraction(150_000, 61)]


def test_amounts_beyond_a_word_are_left_to_the_reference():
    huge = 2**70
    election = Election.of([Project("a", huge), Project("b", huge // 3)], [Ballot(("a", "b"))] * 3, 2 * huge)
    assert native_engine(Market.of(election, Rule())) is None
    assert count(election, Rule()).winners == ("b", "a")


def test_levels_off_the_grid_are_counted_between_two_grid_points():
    """Purses in parts that have no common grid within a word; each run then starts from two neighbouring points."""
    prime = 2**53 - 111
    election = Election.of([Project("a", 7), Project("b", 5)], [Ballot(("a",)), Ballot(("a", "b")), Ballot(("b",))], 11)
    rule = Rule(completion=Completion.ADD1, step=Fraction(2**52, prime))
    engine = native_engine(Market.of(election, rule))
    assert isinstance(engine, NativeEngine)
    assert engine.unit % prime
    assert claimed(election, rule, compiled=True)[:-1] == claimed(election, rule, compiled=False)[:-1]


def test_a_climb_that_leaves_the_grid_goes_on_by_fractions():
    """Nobody wants the cheap project enough, so purses rise to thousands of times their start."""
    ballots = [Ballot(("dear",))] + [Ballot(())] * 999
    election = Election.of([Project("dear", 1_000)], ballots, 1_000)
    rule = Rule(completion=Completion.ADD1, step=Fraction(7))
    ours, reference = (engine_of(Market.of(election, rule), compiled=way).climb() for way in (True, False))
    assert (ours.increments, ours.stop, ours.claim.order) == (reference.increments, Stop.NOTHING_FITS, (0,))
    assert ours.increments == reference.increments == 143


def test_rows_that_do_not_fit_together_are_refused():
    from array import array

    good = [array("I", [0, 1]), array("I", [0]), array("q"), array("q", [1]), array("q"), array("q", [5])]
    rest = [array("q", [5]), array("I", [0])]
    assert module().Market(*good, *rest, True)
    beyond = [array("I", [0, 1]), array("I", [3]), *good[2:]]
    falling = [array("I", [0, 9]), *good[1:]]
    for rows in (beyond, falling, [array("Q", [0, 1]), *good[1:]]):
        with pytest.raises(ValueError, match="row"):
            module().Market(*rows, *rest, True)
