# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a count says in sentences, and all explanations together."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.both_languages import say_the_same
from tests.deciding.counting.why.test_margins import counts_of

from werkdruk.deciding.counting import (
    Ballot,
    BallotKind,
    Completion,
    Election,
    Method,
    Misfit,
    PartTime,
    Project,
    Rule,
    Tie,
    TieOrder,
    Utility,
    count,
    why_won,
)
from werkdruk.deciding.counting.engines import ExactEngine
from werkdruk.deciding.counting.greedy import most_votes_first
from werkdruk.deciding.counting.markets import Market
from werkdruk.deciding.counting.why import words
from werkdruk.deciding.counting.why.explanations import explain, margins_of
from werkdruk.deciding.counting.why.margins import NearTie
from werkdruk.deciding.counting.why.recounts import votes_from_the_same_pot, wins_at, with_voters
from werkdruk.deciding.counting.why.telling import findings, near_tie, reasons
from werkdruk.kernel import Language


def _plain(text):
    """The sentences with ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _votes(**groups):
    """So many equal ballots per text of approvals."""
    return tuple(Ballot(tuple(approvals)) for approvals, times in groups.items() for _ in range(times))


PROJECTS = (
    Project("x", 45, "Surveillance"),
    Project("y", 20, "Mentoraat"),
    Project("z", 30, "Rust"),
    Project("o", 9, "Niets"),
)
PAPER = Election.of(PROJECTS, _votes(xy=1, xyz=1, x=1), 90)
LARGE = Election.of(PROJECTS, _votes(xy=6, xyz=6, x=6), 90)


@given(counts_of(), st.sampled_from(Method), st.sampled_from((1, 100)))
def test_every_project_has_its_sentences_in_both_languages(drawn, method, scale):
    election, rule = drawn
    election = replace(election, scale=scale)
    outcome = count(election, replace(rule, method=method))
    told = explain(outcome)
    dutch, english = ([*_all_said(told, language)] for language in Language)
    assert len(dutch) == len(english)
    for nl, en in zip(dutch, english, strict=True):
        assert nl.endswith(".")
        assert say_the_same(nl, en), en


def _all_said(told, language):
    outcome = told.outcome
    yield words.story(outcome, language=language)
    for project in outcome.election.projects:
        text = reasons(told, project.id, language=language)
        assert text.startswith(words.reason(outcome.election, outcome, project.id, language=language))
        yield text
    for event in outcome.ties:
        yield words.tie(event, outcome.election, language=language)
    yield from findings(told, language=language)


@given(counts_of(), st.sampled_from(Method))
def test_all_explanations_are_plain_values_and_tell_nothing_of_few(drawn, method):
    election, rule = drawn
    told = explain(count(election, replace(rule, method=method)))
    shown = json.loads(json.dumps(told.as_json()))
    assert sorted([*shown["winners"], *shown["losers"]]) == sorted(election.by_id)
    for loser in shown["losers"].values():
        few = 0 < loser["votes"] < 5
        assert (loser["left"] is None) == (loser["would_win_at"] is None) == few
        assert not few or loser["money_before_rounds"] == []
        assert all(rival["voters"] >= 5 for rival in loser["rivals"])
        assert all(loser["votes"] - rival["voters"] not in range(1, 5) for rival in loser["rivals"])
    for winner in shown["winners"].values():
        groups = [winner[name] for name in ("paid_in_full", "paid_all_left", "paid_nothing")]
        assert all(group is None or group == 0 or group >= 5 for group in groups)
    if len(election.ballots) < 5:
        assert (shown["near_ties"], shown["same_budgets"], shown["gini"]) == ([], None, None)


@given(counts_of(completions=(Completion.UTILITARIAN, Completion.ADD1U)))
def test_a_margin_counts_being_added_as_winning(drawn):
    election, rule = drawn
    outcome = count(election, rule)
    for margin in margins_of(outcome).losers:
        prices = [(margin.price + 1, False), *([(margin.price, True)] if margin.price else [])]
        for price, wins in prices:
            assert (margin.project in _winners(_at_price(election, margin.project, price), outcome)) == wins
        if margin.votes is not None:
            more = with_voters(election, margin.project, margin.votes)
            assert margin.project in _winners(more, outcome)


def _at_price(election, project, cost):
    projects = tuple(replace(each, cost=cost) if each.id == project else each for each in election.projects)
    return replace(election, projects=projects)


def _winners(election, outcome):
    """The winners from the purses of an outcome, and what is then added."""
    market = Market.of(election, outcome.rule)
    order = ExactEngine(market).run(outcome.level).order
    added = most_votes_first(market, range(len(market.prices)), taken=order, misfit=Misfit.SKIP)
    return [market.id(project) for project in (*order, *(row[0] for row in added.rows))]


@given(counts_of(kinds=(BallotKind.APPROVAL,)))
def test_a_recount_finds_the_fewest_votes_from_the_same_pot(drawn):
    election, rule = drawn
    outcome = count(election, rule)
    for project in election.projects:
        if project.id not in outcome.winners:
            found = votes_from_the_same_pot(outcome, project.id, most=4)
            wins = [project.id in count(with_voters(election, project.id, more), rule).winners for more in range(1, 5)]
            assert found == (wins.index(True) + 1 if any(wins) else None)


def test_a_recount_tells_whether_a_price_would_win():
    outcome = count(PAPER, Rule(completion=Completion.ADD1))
    assert wins_at(outcome, "x", 45)
    assert not wins_at(outcome, "z", 100)
    with pytest.raises(KeyError):
        wins_at(outcome, "unknown", 1)


def test_voters_more_on_ballots_with_points_give_the_most_points():
    ballots = [Ballot(("a", "b"), (3, 1), "v1", Fraction(1, 2), "ob")]
    election = Election.of((Project("a", 9), Project("b", 4, unit="ob")), ballots, 8, kind=BallotKind.POINTS)
    more = with_voters(election, "b", 2).ballots
    assert (len(more), list(more.points), list(more.codes)) == (3, [3, 1, 3], ["v1", "", ""])
    assert (more.weights, more.units) == ((Fraction(1, 2), 1), ("ob", "ob"))


def test_the_sentences_are_those_we_mean():
    outcome = count(PAPER, Rule())
    assert _plain(words.story(outcome)) == (
        "Elk van de 3 stemmers kreeg € 30,00 om te verdelen. Gekozen: 2 voorstellen, voor € 65,00 van de € 90,00."
    )
    assert _plain(words.reason(PAPER, outcome, "x")) == "Gekozen in ronde 1. Alle 3 voorstanders betaalden elk € 15,00."
    assert _plain(words.reason(PAPER, outcome, "o")) == "Niet gekozen. Niemand stemde hierop."


def test_a_loser_with_few_votes_is_told_without_amounts():
    outcome = count(PAPER, Rule())
    few = "Niet gekozen. Het was eerst te betalen, maar andere voorstellen gingen steeds voor."
    assert words.reason(PAPER, outcome, "z") == reasons(explain(outcome), "z") == few
    dear = Election.of((Project("z", 99),), _votes(z=2), 20)
    assert words.reason(dear, count(dear, Rule()), "z") == ("Niet gekozen. De voorstanders hadden samen niet genoeg.")


def test_a_loser_hears_how_near_it_was():
    outcome = count(LARGE, Rule())
    assert _plain(reasons(explain(outcome), "z")) == (
        "Niet gekozen. De 6 voorstanders hadden samen aan het eind nog € 5,00; het voorstel kost € 30,00. "
        "Tot en met ronde 1 was het te betalen, maar ging steeds een ander voor. "
        "Hun geld ging naar Surveillance (€ 15,00) en Mentoraat (€ 10,00). "
        "Bij een prijs tot en met € 5,00 was het gekozen, als al het andere gelijk bleef. "
        "Met 5 stemmers erbij die alleen dit kiezen, en net zo veel te verdelen hebben als de anderen, was het gekozen."
    )


def test_voters_more_are_said_to_work_full_time_and_in_the_team_where_that_matters():
    projects = [Project("x", 50, "Klein", "ob"), Project("y", 90, "Groot", "ob")]
    ballots = [Ballot(("x", "y"), weight=Fraction(1, 2), unit="ob"), *[Ballot(("y",), unit="ob")] * 5]
    election = Election.of(projects, ballots, 80)
    floored = Rule(part_time=PartTime.PURSE, floor=Fraction(1, 2))
    assert reasons(explain(count(election, floored)), "y").endswith(
        "Met 1 voltijdse stemmer van het eigen team erbij die alleen dit kiest, "
        "en net zo veel te verdelen heeft als de anderen, was het gekozen."
    )
    most = Rule(method=Method.GREEDY)
    cheap = Election.of([Project("x", 50), Project("y", 70)], _votes(x=7, y=6), 80)
    assert reasons(explain(count(cheap, most)), "y").endswith(
        "Met 2 stemmers erbij die alleen dit kiezen, was het gekozen."
    )


def test_with_raised_purses_the_price_is_for_these_purses():
    outcome = count(LARGE, Rule(completion=Completion.ADD1, step=Fraction(1, 10)))
    assert "was het gekozen met wat ieder nu te verdelen had." in reasons(explain(outcome), "z")


def test_money_that_went_elsewhere_is_named_when_enough_people_paid():
    election = Election.of((Project("x", 100, "Surveillance"), Project("y", 100, "Mentoraat")), _votes(xy=10), 150)
    outcome = count(election, Rule())
    assert outcome.winners == ("x",)
    assert _plain(words.reason(election, outcome, "y")).endswith("Hun geld ging naar Surveillance (€ 100,00).")


def test_groups_of_less_than_five_are_not_told():
    """Six want `y`; two of them paid for `x` before, and so pay all they have left."""
    election = Election.of((Project("x", 10, "Klein"), Project("y", 45, "Groot")), _votes(xy=2, y=4), 60)
    outcome = count(election, Rule(utility=Utility.CARDINALITY))
    assert (why_won(election, outcome, "y").paid_in_full, why_won(election, outcome, "y").paid_all_left) == (4, 2)
    assert _plain(words.reason(election, outcome, "y")) == (
        "Gekozen in ronde 2. Van de 6 voorstanders betaalde wie dat kon € 8,75 en de anderen wat ze nog hadden."
    )


def test_a_rival_that_few_paid_for_is_not_given_away_by_the_others():
    """Ten want `z`: all paid for x, five for y and one for w; what w got would be what the others leave."""
    projects = [Project("x", 20), Project("y", 30), Project("w", 8), Project("z", 99)]
    election = Election.of(projects, [*_votes(xyz=5, xwz=1, xz=4), *_votes(w=1)], 110)
    lost = explain(count(election, Rule(utility=Utility.CARDINALITY))).losses["z"]
    assert [(rival.project, rival.payers) for rival in lost.rivals] == [("y", 5), ("x", 10), ("w", 1)]
    assert [rival.project for rival in lost.told_rivals] == ["x"]


def test_groups_of_five_and_more_are_told():
    """Ten want `y`; five of them paid for `x` before."""
    election = Election.of((Project("x", 25, "Eerst"), Project("y", 65, "Dan")), _votes(xy=5, y=5), 100)
    outcome = count(election, Rule(utility=Utility.CARDINALITY))
    assert _plain(words.reason(election, outcome, "y")) == (
        "Gekozen in ronde 2. Van de 10 voorstanders betaalden er 5 elk € 8,00 en 5 alles wat ze nog hadden."
    )


def test_another_currency_keeps_its_code_and_cents_are_rounded_down():
    election = replace(Election.of((Project("x", 10),), _votes(x=3), 1000, scale=100), currency="PLN")
    assert _plain(words.money(Fraction(1000, 3), count(election, Rule()))) == "3,33 PLN"


def test_a_tie_says_what_decided():
    election = Election.of((Project("a", 5, "Ene"), Project("b", 5, "Andere")), _votes(ab=2), 5)
    outcome = count(election, Rule(ties=TieOrder((Tie.LOT,), ("b", "a"))))
    assert words.tie(outcome.ties[0], election) == (
        "In ronde 1 waren Ene en Andere precies gelijk; het vooraf getrokken lot besliste: Andere."
    )


def test_a_near_tie_is_said_with_a_difference_that_it_stays_below():
    near = NearTie(1, "x", "y", Fraction(1, 199))
    assert near_tie(near, count(LARGE, Rule())) == (
        "In ronde 1 ging Surveillance maar net voor Mentoraat: per voorstander scheelde het minder dan 0,51 procent."
    )


def test_the_findings_say_how_sure_and_how_even_it_is():
    told = explain(count(LARGE, Rule()))
    low, high = told.budgets
    assert [_plain(each) for each in findings(told)] == [
        f"Met elke pot tussen € {low},00 en € {high},00 was de uitslag in elk geval dezelfde.",
        "Nagerekend: elke groep voorstanders van een afgevallen voorstel kreeg het deel dat haar toekomt (EJR+).",
        "Hoe gelijk het geld over de stemmers is verdeeld: Gini 0,1 (0 is precies gelijk, 1 is alles voor één).",
        "Iedereen die iets koos, zag er iets van gekozen.",
    ]
    assert findings(explain(count(PAPER, Rule()))) == ()


def test_a_count_without_purses_tells_its_own_story():
    saved, most = (count(LARGE, Rule(method=method)) for method in (Method.PHRAGMEN, Method.GREEDY))
    assert words.story(saved).startswith("Elk van de 18 stemmers spaarde even snel;")
    assert words.story(most).startswith("Er waren 18 stemmers. Wat de meeste stemmen had ging voor")
    assert words.reason(LARGE, most, "x") == (
        "Gekozen in ronde 1. Het was aan de beurt met 18 stemmen en paste in wat er nog was."
    )
    assert words.reason(LARGE, saved, "x") == (
        "Gekozen in ronde 2. De 18 voorstanders hadden er toen samen genoeg voor gespaard."
    )


def test_every_other_reason_to_lose_has_its_sentence():
    projects = [Project("x", 6), Project("y", 5), Project("z", 1)]
    election = Election.of(projects, _votes(x=3, y=2, z=1), 10)
    stopped = count(election, Rule(method=Method.GREEDY, misfit=Misfit.STOP))
    assert _plain(words.reason(election, stopped, "y")) == (
        "Niet gekozen. Toen het aan de beurt was, was er nog € 4,00; het voorstel kost € 5,00."
    )
    assert words.reason(election, stopped, "z") == (
        "Niet gekozen. Een voorstel dat eerder aan de beurt was paste niet meer, en daar stopte de telling."
    )
    few = count(election, Rule(method=Method.GREEDY, threshold=2))
    assert words.reason(election, few, "z") == "Niet gekozen. Het haalde de drempel van 2 niet."
    late = Election.of([Project("x", 6), Project("y", 7), Project("z", 4)], _votes(x=3, y=2, z=1), 10)
    assert words.reason(late, count(late, Rule(method=Method.PHRAGMEN)), "z") == (
        "Niet gekozen. De telling stopte voordat de voorstanders er samen genoeg voor hadden gespaard."
    )
    ranked = Election.of([Project("a", 4), Project("b", 1)], [Ballot(("a", "b"))], 4, kind=BallotKind.RANKING)
    assert words.reason(ranked, count(ranked, Rule(utility=Utility.BORDA)), "b") == (
        "Niet gekozen. Wie het noemde, zette het op de laatste plaats."
    )


def test_a_story_says_when_purses_differ_and_when_a_part_is_for_the_team():
    ballots = [Ballot(("x",), weight=Fraction(1, 2)), Ballot(("x",))]
    election = Election.of((Project("x", 10),), ballots, 30)
    told = _plain(words.story(count(election, Rule(part_time=PartTime.CLONE, floor=Fraction(1, 4)))))
    assert told.startswith(
        "De 2 stemmers kregen naar de omvang van hun baan geld om te verdelen: € 20,00 voor een volledige baan. "
        "Een deel daarvan (1/4) was eerst voor voorstellen van het eigen team; wat daarvan overbleef hield ieder zelf."
    )


def test_an_outcome_reads_as_english():
    outcome = count(PAPER, Rule())
    assert words.story(outcome, language=Language.EN).startswith("Each of the 3 voters got €30.00 to spend.")
    assert words.reason(PAPER, outcome, "x", language=Language.EN) == (
        "Chosen in round 1. All 3 supporters paid €15.00 each."
    )
    assert words.reason(PAPER, outcome, "o", language=Language.EN) == "Not chosen. Nobody voted for this."


def test_one_voter_and_two_supporters_are_not_counted_like_a_crowd():
    alone = Election.of([Project("x", 5)], _votes(x=1), 10)
    stories = [words.story(count(alone, Rule(method=method))) for method in Method]
    assert all("1 stemmers" not in story for story in stories)
    assert _plain(words.story(count(alone, Rule()))).startswith("De enige stemmer kreeg € 10,00 om te verdelen.")
    assert words.reason(alone, count(alone, Rule(method=Method.GREEDY)), "x").startswith(
        "Gekozen in ronde 1. Het was aan de beurt met 1 stem en"
    )
    two = Election.of([Project("x", 5)], _votes(x=2), 10)
    assert _plain(words.reason(two, count(two, Rule()), "x")) == (
        "Gekozen in ronde 1. Beide voorstanders betaalden elk € 2,50."
    )


def test_when_nothing_is_chosen_the_whole_pot_is_said_to_be_left():
    dear = Election.of([Project("x", 99)], _votes(x=2), 20)
    assert _plain(words.story(count(dear, Rule()))) == (
        "Elk van de 2 stemmers kreeg € 10,00 om te verdelen. Er is niets gekozen; de pot van € 20,00 blijft over."
    )


@pytest.mark.parametrize(
    ("step", "dutch", "english"),
    [
        (Fraction(100), "€ 1,00", "€1.00."),
        (Fraction(10), "€ 0,10", "€0.10."),
        (Fraction(1, 2), "€ 0,005", "€0.005."),
        (Fraction(1_234_567, 10_000), "€ 1,234567", "€1.234567."),
        (Fraction(1, 10_000), "€ 0,000001", "€0.000001."),
    ],
)
def test_a_step_below_a_cent_is_told_with_all_its_decimals(step, dutch, english):
    election = Election.of([Project("x", 10_000), Project("y", 9)], _votes(x=1, y=1), 20_000, scale=100)
    outcome = replace(count(election, Rule(completion=Completion.ADD1, step=step)), increments=7)
    assert f"7 keer met {dutch} verhoogd." in _plain(words.story(outcome))
    assert f"7 times by {english}" in words.story(outcome, language=Language.EN)


def test_raised_purses_are_those_of_a_full_job_where_jobs_differ():
    ballots = [*[Ballot(("x",), weight=Fraction(1, 2))] * 4, *[Ballot(("y",))] * 4]
    election = Election.of((Project("x", 20), Project("y", 30)), ballots, 60)
    outcome = count(election, Rule(part_time=PartTime.PURSE, completion=Completion.ADD1))
    story, told = _plain(words.story(replace(outcome, increments=2))), findings(explain(outcome))
    assert "Zo werd het € 10,00 voor een volledige baan." in story
    assert any("per voltijdse stemmer was in elk geval hetzelfde gekocht." in each for each in told)
