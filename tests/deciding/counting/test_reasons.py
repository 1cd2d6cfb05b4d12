# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why projects won or lost, as figures and as Dutch sentences."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.both_languages import say_the_same

from werkdruk.deciding.counting import (
    Ballot,
    Completion,
    Election,
    LossReason,
    Project,
    Tie,
    TieOrder,
    Utility,
    equal_shares,
    why_lost,
    why_won,
    words,
)
from werkdruk.kernel import Language


def _plain(text):
    """The sentences with ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _votes(**groups):
    """So many equal ballots per text of approvals."""
    return tuple(Ballot(frozenset(approvals)) for approvals, times in groups.items() for _ in range(times))


PAPER = Election(
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
    approvals = draw(st.lists(st.frozensets(st.sampled_from(ids)), min_size=1, max_size=12))
    return Election(projects, tuple(Ballot(each) for each in approvals), draw(st.integers(1, 24)))


def test_a_winner_says_who_paid_what():
    won = why_won(PAPER, equal_shares(PAPER), "y")
    assert (won.round, won.cost, won.votes, won.price) == (2, 20, 2, 10)
    assert (won.paid_in_full, won.paid_all_left, won.paid_nothing) == (2, 0, 0)


def test_a_loser_says_what_was_left_and_where_the_money_went():
    lost = why_lost(PAPER, equal_shares(PAPER), "z")
    assert lost.reason is LossReason.TOO_LITTLE_LEFT
    assert (lost.left, lost.short, lost.price_at_end, lost.affordable_until) == (5, 25, 5, 1)
    assert [(rival.project, rival.paid, rival.payers) for rival in lost.rivals] == [("x", 15, 1), ("y", 10, 1)]


def test_a_project_without_votes_says_so():
    lost = why_lost(PAPER, equal_shares(PAPER), "o")
    assert (lost.reason, lost.left, lost.rivals) == (LossReason.NO_VOTES, 0, ())


def test_a_winner_did_not_lose_and_a_loser_did_not_win():
    outcome = equal_shares(PAPER)
    for ask, project in ((why_lost, "x"), (why_won, "z"), (why_lost, "unknown")):
        with pytest.raises(KeyError):
            ask(PAPER, outcome, project)


@given(_elections(), st.sampled_from(Utility), st.sampled_from(Completion))
def test_each_project_won_or_lost_and_its_figures_add_up(election, utility, completion):
    outcome = equal_shares(election, utility, completion)
    for project in election.projects:
        votes = election.votes[project.id]
        if project.id in outcome.winners:
            won = why_won(election, outcome, project.id)
            assert won.paid_in_full + won.paid_all_left + won.paid_nothing == won.votes == votes
            assert won.paid_in_full > 0
        else:
            lost = why_lost(election, outcome, project.id)
            assert lost.left + lost.short == lost.cost
            assert lost.left + sum(rival.paid for rival in lost.rivals) == outcome.endowment * votes
            assert lost.short > 0
            assert (lost.affordable_until > 0) == (outcome.endowment * votes >= lost.cost)


@given(_elections(), st.sampled_from(Utility))
def test_a_loser_at_the_price_its_supporters_had_left_would_have_won(election, utility):
    outcome = equal_shares(election, utility)
    for project in election.projects:
        if project.id not in outcome.winners and (price := why_lost(election, outcome, project.id).price_at_end):
            cheaper = tuple(
                Project(each.id, price if each is project else each.cost, each.name) for each in election.projects
            )
            again = equal_shares(Election(cheaper, election.ballots, election.budget), utility)
            assert project.id in again.winners


@given(_elections(), st.sampled_from(Utility), st.sampled_from(Completion))
def test_every_project_has_its_sentences(election, utility, completion):
    outcome = equal_shares(election, utility, completion)
    assert words.story(outcome).endswith(".")
    for project in election.projects:
        text = words.reason(election, outcome, project.id)
        assert text.startswith("Gekozen" if project.id in outcome.winners else "Niet gekozen")
        assert text.endswith(".")


def test_the_sentences_are_those_we_mean():
    outcome = equal_shares(PAPER)
    assert _plain(words.story(outcome)) == (
        "Elk van de 3 stemmers kreeg € 30,00 om te verdelen. Gekozen: 2 voorstellen, voor € 65,00 van de € 90,00."
    )
    assert _plain(words.reason(PAPER, outcome, "x")) == "Gekozen in ronde 1. Alle 3 voorstanders betaalden € 15,00."
    assert _plain(words.reason(PAPER, outcome, "z")) == (
        "Niet gekozen. De enige voorstander had aan het eind nog € 5,00; het voorstel kost € 30,00. "
        "Tot en met ronde 1 was het te betalen, maar ging steeds een ander voor."
    )
    assert _plain(words.reason(PAPER, outcome, "o")) == "Niet gekozen. Niemand stemde hierop."


def test_money_that_went_elsewhere_is_named_when_enough_people_paid():
    election = Election((Project("x", 100, "Surveillance"), Project("y", 100, "Mentoraat")), _votes(xy=10), 150)
    outcome = equal_shares(election)
    assert outcome.winners == ("x",)
    assert _plain(words.reason(election, outcome, "y")).endswith("Hun geld ging naar Surveillance (€ 100,00).")


def test_groups_of_less_than_five_are_not_told():
    """Six want `y`; two of them paid for `x` before, and so pay all they have left."""
    election = Election((Project("x", 10, "Klein"), Project("y", 45, "Groot")), _votes(xy=2, y=4), 60)
    outcome = equal_shares(election, Utility.CARDINALITY)
    assert (why_won(election, outcome, "y").paid_in_full, why_won(election, outcome, "y").paid_all_left) == (4, 2)
    assert _plain(words.reason(election, outcome, "y")) == (
        "Gekozen in ronde 2. Van de 6 voorstanders betaalde wie dat kon € 8,75 en de anderen wat ze nog hadden."
    )


def test_groups_of_five_and_more_are_told():
    """Ten want `y`; five of them paid for `x` before."""
    election = Election((Project("x", 25, "Eerst"), Project("y", 65, "Dan")), _votes(xy=5, y=5), 100)
    outcome = equal_shares(election, Utility.CARDINALITY)
    assert _plain(words.reason(election, outcome, "y")) == (
        "Gekozen in ronde 2. Van de 10 voorstanders betaalden er 5 € 8,00 en 5 alles wat ze nog hadden."
    )


def test_another_currency_keeps_its_code_and_cents_are_rounded_down():
    election = Election((Project("x", 10),), _votes(x=3), 1000, scale=100, currency="PLN")
    assert _plain(words.money(Fraction(1000, 3), equal_shares(election))) == "3,33 PLN"


def test_a_tie_says_what_decided():
    election = Election((Project("a", 5, "Ene"), Project("b", 5, "Andere")), _votes(ab=2), 5)
    outcome = equal_shares(election, ties=TieOrder((Tie.LOT,), ("b", "a")))
    assert words.tie(outcome.ties[0], election) == (
        "In ronde 1 waren Ene en Andere precies gelijk; het lot besliste, dat vooraf getrokken was: Andere."
    )


@given(_elections(), st.sampled_from(Completion), st.sampled_from((1, 1000)))
def test_the_reasons_in_english_are_those_in_dutch(election, completion, times):
    ballots = election.ballots * (times if times == 1 else 7)
    election = Election(election.projects, ballots, election.budget * times)
    outcome = equal_shares(election, Utility.COST, completion)
    dutch, english = _all_said(election, outcome, Language.NL), _all_said(election, outcome, Language.EN)
    for nl, en in zip(dutch, english, strict=True):
        assert say_the_same(nl, en), en


def _all_said(election, outcome, language):
    yield words.story(outcome, language=language)
    for project in election.projects:
        yield words.reason(election, outcome, project.id, language=language)
    for event in outcome.ties:
        yield words.tie(event, election, language=language)


def test_an_outcome_reads_as_english():
    outcome = equal_shares(PAPER, Utility.COST)
    assert words.story(outcome, language=Language.EN).startswith("Each of the 3 voters got €30.00 to spend.")
    assert words.reason(PAPER, outcome, "x", language=Language.EN) == (
        "Chosen in round 1. All 3 supporters paid €15.00."
    )
    assert words.reason(PAPER, outcome, "o", language=Language.EN) == "Not chosen. Nobody voted for this."
