# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt of a voter, in figures and as a letter."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.both_languages import say_the_same

from werkdruk.deciding.counting import (
    Ballot,
    BallotKind,
    Completion,
    Election,
    Method,
    PartTime,
    Project,
    Rule,
    Utility,
    count,
)
from werkdruk.deciding.counting.why.letters import letter
from werkdruk.deciding.counting.why.reasons import How
from werkdruk.deciding.counting.why.receipts import receipt, receipt_of
from werkdruk.kernel import Language

WEIGHTS = (Fraction(1), Fraction(3, 5), Fraction(2, 5))


@st.composite
def _outcomes(draw):
    """Any outcome: every kind of ballot, method, completion, part-time variant and floor."""
    ids = draw(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6, unique=True))
    units = st.sampled_from(("ob", "bb"))
    projects = [Project(name, draw(st.integers(1, 12)), f"plan {name}", draw(units)) for name in ids]
    kind = draw(st.sampled_from(BallotKind))
    ballots = [
        Ballot(
            tuple(chosen),
            tuple(draw(st.integers(1, 3)) for _ in chosen) if kind is BallotKind.POINTS else (),
            f"v{number}",
            draw(st.sampled_from(WEIGHTS)),
            draw(units),
        )
        for number, chosen in enumerate(
            draw(st.lists(st.lists(st.sampled_from(ids), unique=True), min_size=1, max_size=9))
        )
    ]
    utilities = {BallotKind.POINTS: Utility.POINTS, BallotKind.RANKING: Utility.BORDA}
    rule = Rule(
        method=draw(st.sampled_from(Method)),
        utility=draw(st.sampled_from((Utility.COST, utilities.get(kind, Utility.CARDINALITY)))),
        completion=draw(st.sampled_from(Completion)),
        part_time=draw(st.sampled_from(PartTime)),
        floor=draw(st.sampled_from((Fraction(0), Fraction(1, 3)))),
    )
    return count(Election.of(projects, ballots, draw(st.integers(1, 24)), kind=kind), rule)


@given(_outcomes())
def test_every_receipt_sums_to_its_purse_and_no_purse_is_overdrawn(outcome):
    for number in range(outcome.election.ballots.types):
        each = receipt(outcome, number)
        if outcome.rule.method is not Method.SHARES:
            assert (each.purse, each.left) == (None, None)
            continue
        assert each.purse == outcome.purse(number) == each.paid + each.left
        assert each.left == outcome.left[number] >= 0


@given(_outcomes())
def test_what_all_receipts_say_of_a_winner_is_its_price(outcome):
    voters = outcome.election.ballots.voters
    paid = dict.fromkeys(outcome.winners, Fraction(0))
    for number in range(len(voters)):
        for line in receipt(outcome, number).lines:
            paid[line.project] += line.paid * voters[number]
    for project, money in paid.items():
        free = outcome.rule.method is Method.GREEDY or project not in outcome.bought
        assert money == (0 if free else outcome.election.by_id[project].cost)


@given(_outcomes())
def test_who_pays_less_than_asked_has_nothing_left(outcome):
    for number in range(outcome.election.ballots.types):
        each = receipt(outcome, number)
        before = each.purse
        for line in each.lines:
            assert 0 <= line.paid <= line.asked
            assert line.in_full == (line.paid == line.asked)
            if before is not None:
                before -= line.paid
                own = line.how is How.OWN_UNIT
                assert line.in_full or own or before == 0


@given(_outcomes())
def test_each_choice_stands_on_the_receipt_once(outcome):
    ballots = outcome.election.ballots
    for number in range(ballots.types):
        each = receipt(outcome, number)
        chosen = [outcome.market.id(project) for project in ballots.choices(number)]
        assert sorted([*(line.project for line in each.lines), *each.lost]) == sorted(chosen)
        assert each.as_json(outcome)["lost"] == list(each.lost)


@given(_outcomes())
def test_a_letter_says_the_same_in_both_languages(outcome):
    for number in range(outcome.election.ballots.types):
        each = receipt(outcome, number)
        dutch, english = (letter(each, outcome, language=language) for language in Language)
        assert len(dutch) == len(english) >= 1
        assert all(say_the_same(nl, en) for nl, en in zip(dutch, english, strict=True))


PROJECTS = (Project("x", 10, "Klein"), Project("y", 45, "Groot"), Project("z", 39, "Dicht"))
BALLOTS = [
    *[Ballot(("x", "y"), voter=f"a{number}") for number in range(2)],
    *[Ballot(("y", "z"), voter=f"b{number}") for number in range(4)],
]


def _plain(lines):
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


def test_a_receipt_is_found_by_the_code_of_the_voter():
    outcome = count(Election.of(PROJECTS, BALLOTS, 60), Rule(utility=Utility.CARDINALITY))
    each = receipt_of(outcome, "a1")
    assert (each.voter, each.purse, each.left) == ("a1", 10, 0)
    assert [(line.project, line.round, line.asked, line.paid) for line in each.lines] == [
        ("x", 1, 5, 5),
        ("y", 2, Fraction(35, 4), 5),
    ]
    for nobody in ("", "c9"):
        with pytest.raises(KeyError):
            receipt_of(outcome, nobody)
    with pytest.raises(IndexError):
        receipt(outcome, 7)


def test_a_letter_speaks_to_its_reader():
    outcome = count(Election.of(PROJECTS, BALLOTS, 60), Rule(utility=Utility.CARDINALITY))
    assert _plain(letter(receipt_of(outcome, "a0"), outcome)) == [
        "Je had € 10,00 om te verdelen.",
        "Klein (ronde 1): je betaalde € 5,00.",
        "Groot (ronde 2): je betaalde € 5,00, alles wat je nog had. Wie genoeg had betaalde € 8,75.",
        "Je hield € 0,00 over.",
        "Bedragen zijn naar beneden afgerond op een cent; geteld is zonder afronding.",
    ]
    assert _plain(letter(receipt_of(outcome, "b0"), outcome))[1:4] == [
        "Groot (ronde 2): je betaalde € 8,75.",
        "Je hield € 1,25 over.",
        "Dicht: Niet gekozen. Het was eerst te betalen, maar andere voorstellen gingen steeds voor.",
    ]


def test_a_letter_says_when_nobody_has_a_purse():
    election = Election.of(PROJECTS, BALLOTS, 60)
    saved = count(election, Rule(method=Method.PHRAGMEN))
    most = count(election, Rule(method=Method.GREEDY))
    assert letter(receipt_of(saved, "b0"), saved)[0].startswith("Bij deze manier van tellen spaart ieder gaandeweg")
    assert letter(receipt_of(most, "b0"), most)[:2] == (
        "Bij deze manier van tellen heeft niemand een eigen bedrag: wat de meeste stemmen heeft gaat voor.",
        "Groot (ronde 1): gekozen, en het kostte je niets.",
    )


def test_what_another_unit_bought_costs_nothing():
    projects = (Project("x", 4, "Hoek", "ob"),)
    ballots = [Ballot(("x",), voter="in", unit="ob"), Ballot(("x",), voter="out", unit="bb")]
    outcome = count(Election.of(projects, ballots, 16), Rule(floor=Fraction(1, 2)))
    (inside,), (outside,) = receipt_of(outcome, "in").lines, receipt_of(outcome, "out").lines
    assert (inside.how, inside.asked, inside.paid) == (How.OWN_UNIT, 4, 4)
    assert (outside.asked, outside.paid, outside.in_full) == (0, 0, True)
    assert receipt_of(outcome, "out").left == 8
