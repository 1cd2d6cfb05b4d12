# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Voting: opening, the ballot, the count, and an outcome that anybody can count again."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.web.makers import (
    DAY,
    Role,
    a_feasible_proposal,
    a_person,
    a_proposal,
    a_school,
    a_wish,
    a_year,
    leader_of,
    logged_in,
    staff,
)

from werkdruk.deciding import counting
from werkdruk.deciding.counting import parse_pb
from werkdruk.kernel import Euro, Month
from werkdruk.kernel.dutch import amount
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.voting import cast, count_round, open_round
from werkdruk.web.models import Approval, Ballot, CountedOutcome, Event, Proposal, Round, User
from werkdruk.web.queries import counts
from werkdruk.web.queries.counts import Candidate, NotTheSame, count, count_of, election_text, lot_of, recount
from werkdruk.web.queries.prices import AskKind, Wish
from werkdruk.web.queries.rounds import vote_of

pytestmark = pytest.mark.django_db
PRICES = (20_000, 30_000, 45_000, 8_000)


@pytest.fixture
def year():
    """A year with four feasible proposals that cost money, and one agreement that costs none."""
    school = a_school()
    made = a_year(school)
    staff(school, 14)
    staff(school, 4, group="OOP")
    for number, price in enumerate(PRICES, 1):
        a_feasible_proposal(made, f"Voorstel {number}", a_wish(price))
    agreement = Wish(AskKind.AGREEMENT, Month(2024, 1), Month(2024, 7), benefits="iedereen")
    a_feasible_proposal(made, "Een vergadering minder", agreement)
    return made


@pytest.fixture
def opened(year):
    made = open_round(year, closes=DAY, lot=(3, 1, 4, 2), by=leader_of(year.school), on=date(2024, 1, 8))
    year.refresh_from_db()
    return made


def voters(year):
    return list(User.objects.filter(appointments__school=year.school, roles__role=Role.STAFF).order_by("id"))


def at(name, year, *rest):
    return reverse(name, args=[year.school.brin, year.school_year, *rest])


def vote_all(opened, number, ballots=((1, 4), (2, 4), (3,))):
    for place, person in enumerate(voters(opened.year)[:number]):
        cast(opened, ballots[place % len(ballots)], by=person, on=DAY)


def counted(opened):
    return count_round(opened, by=leader_of(opened.year.school), on=DAY)


def test_before_the_vote_opens_people_read_whose_step_it_is(year):
    page = logged_in(voters(year)[0]).get(at("vote", year)).content.decode()
    assert "De stemming is nog niet open." in page
    assert "De schoolleiding opent de stemming" in page
    assert "Open de stemming</button>" not in page
    assert "Er is nog niets gekozen" in logged_in(voters(year)[0]).get(at("result", year)).content.decode()


def test_the_leader_opens_the_vote_with_the_pot_of_the_year_and_a_lot(year):
    client = logged_in(leader_of(year.school))
    page = client.get(at("vote", year)).content.decode()
    assert "Open de stemming</button>" in page
    assert client.post(at("vote-open", year), {"closes": "2024-01-22"}).status_code == 302
    made = Round.objects.get()
    assert sorted(made.lot) == [1, 2, 3, 4], "what costs nothing does not stand on the ballot"
    assert (made.state, made.electorate, made.closes) == ("open", 19, date(2024, 1, 22))
    assert amount(made.pot) in page
    year.refresh_from_db()
    assert year.phase == "choosing"


def test_opening_twice_is_refused_with_a_sentence(year):
    client = logged_in(leader_of(year.school))
    client.post(at("vote-open", year), {"closes": "2024-01-22"})
    again = client.post(at("vote-open", year), {"closes": "2024-01-29"})
    assert "De stemming is al geopend." in again.content.decode()
    assert Round.objects.get().closes == date(2024, 1, 22)


@pytest.mark.parametrize(
    ("closes", "words"), [("2024-01-14", "nog niet voorbij"), ("", "verplicht"), ("morgen", "geldige datum")]
)
def test_a_wrong_closing_day_is_said_at_the_field(year, closes, words):
    page = logged_in(leader_of(year.school)).post(at("vote-open", year), {"closes": closes}).content.decode()
    assert words in page
    assert not Round.objects.exists()


def test_the_vote_does_not_open_before_every_proposal_is_judged(year):
    a_proposal(year, "Nog niet beoordeeld")
    leader = leader_of(year.school)
    with pytest.raises(Refused, match="not-judged-yet"):
        open_round(year, closes=DAY, lot=(1, 2, 3, 4), by=leader, on=DAY)
    page = logged_in(leader).post(at("vote-open", year), {"closes": "2024-01-22"}).content.decode()
    assert "Nog niet beoordeeld: 6." in page


@pytest.mark.parametrize("lot", [(1, 2, 3), (1, 2, 3, 5), (1, 2, 3, 4, 4)])
def test_a_lot_that_is_not_the_ballot_is_refused(year, lot):
    with pytest.raises(Refused, match="lot-does-not-fit"):
        open_round(year, closes=DAY, lot=lot, by=leader_of(year.school), on=DAY)


def test_without_proposals_there_is_nothing_to_choose():
    year = a_year(a_school())
    with pytest.raises(Refused, match="nothing-to-choose"):
        open_round(year, closes=DAY, lot=(), by=leader_of(year.school), on=DAY)


def test_a_teacher_does_not_open_or_count(opened):
    client = logged_in(voters(opened.year)[0])
    for name in ("vote-open", "vote-count", "vote-move"):
        refused = client.post(at(name, opened.year), {"closes": "2024-02-01"})
        assert (name, refused.status_code) == (name, 403)
        assert "schoolleider" in refused.content.decode()


def test_people_of_another_board_find_nothing(opened):
    stranger = logged_in(a_person(a_school("99802", "98ZZ"), Role.LEADER))
    names = ("vote", "vote-tally", "vote-open", "vote-move", "vote-count", "result", "recount")
    assert {stranger.get(at(name, opened.year)).status_code for name in names} == {404}
    assert {stranger.post(at(name, opened.year)).status_code for name in names} == {404}


def test_a_vote_is_kept_and_the_last_one_counts(opened):
    person = voters(opened.year)[0]
    client = logged_in(person)
    for numbers in ([1, 2, 3], [1, 4], [1, 4]):
        assert client.post(at("vote", opened.year), {"approved": numbers}).status_code == 302
    assert Ballot.objects.count() == 1
    assert set(Approval.objects.values_list("proposal__number", flat=True)) == {1, 4}
    page = client.get(at("vote", opened.year)).content.decode()
    assert page.count(" checked") == 2
    assert "Je hebt gestemd op 15 januari 2024." in page
    assert "1 van de 19" in page


def test_a_vote_says_honestly_who_could_see_it(opened):
    page = logged_in(voters(opened.year)[0]).get(at("vote", opened.year)).content.decode()
    assert "zou een beheerder van het systeem je stem in de database kunnen opzoeken" in page
    assert "liefst 3 of meer" in page
    assert "Een vergadering minder" in page, "what costs nothing is named beside the ballot"


@pytest.mark.parametrize("numbers", [[], [9], ["x"], [5]])
def test_an_empty_or_wrong_ballot_is_refused(opened, numbers):
    page = logged_in(voters(opened.year)[0]).post(at("vote", opened.year), {"approved": numbers})
    assert page.status_code == 200
    assert "Fout: " in page.content.decode()
    assert not Ballot.objects.exists()


def test_the_sum_of_what_is_ticked_stands_beside_the_pot(opened):
    client = logged_in(voters(opened.year)[0])
    address = at("vote-tally", opened.year)
    part = client.post(address, {"approved": [1, 2]}, headers={"hx-request": "true"}).content.decode()
    assert "<html" not in part
    assert f"2 voorstellen aangekruist, samen {amount(Euro(5_000_000))}" in part
    page = client.post(address, {"approved": [1, 2, 3, 4]}).content.decode()
    assert page.count(" checked") == 4, "without JavaScript the whole page comes back, ticked"
    assert "meer dan de pot. Dat mag" in page
    assert not Ballot.objects.exists()


def test_each_voter_has_an_order_of_their_own_that_stays(opened):
    def order(person):
        return [choice.number for choice in vote_of(opened.year, person, DAY).choices]

    orders = {tuple(order(person)) for person in voters(opened.year)}
    assert len(orders) > 1
    assert order(voters(opened.year)[0]) == order(voters(opened.year)[0])
    assert {tuple(sorted(each)) for each in orders} == {(1, 2, 3, 4)}


def test_only_who_works_at_the_school_votes(opened):
    controller = logged_in(a_person(opened.year.school.board, Role.CONTROLLER))
    page = controller.get(at("vote", opened.year)).content.decode()
    assert "Jij kunt meelezen." in page
    assert controller.post(at("vote", opened.year), {"approved": [1]}).status_code == 403
    guest = a_person(opened.year.school, Role.GUIDE, group=None)
    with pytest.raises(Refused, match="no-appointment"):
        cast(opened, [1], by=guest, on=DAY)


def test_after_the_closing_day_nobody_votes(opened):
    with pytest.raises(Refused, match="vote-closed"):
        cast(opened, [1], by=voters(opened.year)[0], on=DAY + timedelta(days=1))


def test_nobody_counts_before_the_closing_day_or_without_votes(opened):
    leader = leader_of(opened.year.school)
    with pytest.raises(Refused, match="vote-still-open"):
        count_round(opened, by=leader, on=DAY - timedelta(days=1))
    with pytest.raises(Refused, match="nobody-voted"):
        count_round(opened, by=leader, on=DAY)
    client = logged_in(leader)
    assert client.post(at("vote-move", opened.year), {"closes": "2024-01-29"}).status_code == 302
    assert Round.objects.get().closes == date(2024, 1, 29)
    cast(opened, [1], by=leader, on=DAY)
    assert (
        "De sluitdag kan niet meer anders"
        in client.post(at("vote-move", opened.year), {"closes": "2024-02-05"}).content.decode()
    )


def test_the_count_is_kept_once_and_tells_every_proposal(opened):
    vote_all(opened, 12)
    client = logged_in(leader_of(opened.year.school))
    for _ in range(2):
        assert client.post(at("vote-count", opened.year)).headers["Location"] == at("result", opened.year)
    kept = CountedOutcome.objects.get()
    winners = {int(number) for number in recount(kept).outcome.winners}
    assert winners
    states = dict(Proposal.objects.values_list("number", "state"))
    assert states == {n: "chosen" if n in winners else "not-chosen" for n in (1, 2, 3, 4)} | {5: "feasible"}
    assert Event.objects.filter(verb="vote.counted").count() == 1
    with pytest.raises(Refused, match="vote-closed"):
        cast(opened, [1], by=voters(opened.year)[0], on=DAY)


def test_winners_never_cost_more_than_the_pot(opened):
    vote_all(opened, 12)
    outcome = recount(counted(opened)).outcome
    cost = Euro.sum(Proposal.objects.filter(state="chosen").values_list("price", flat=True))
    assert cost == Euro(outcome.cost * 100 // outcome.election.scale)
    assert cost <= opened.pot


def test_the_result_says_of_every_loser_why(opened):
    vote_all(opened, 12)
    counted(opened)
    page = logged_in(voters(opened.year)[0]).get(at("result", opened.year)).content.decode()
    lost = Proposal.objects.filter(state="not-chosen")
    assert lost
    assert page.count("Niet gekozen. ") == len(lost)
    for proposal in lost:
        assert proposal.title in page
    assert "12 van de 19 collega" in page
    assert "Vooraf getrokken lot: 3, 1, 4, 2." in page


def test_no_totals_are_told_while_the_vote_is_open(opened):
    vote_all(opened, 12)
    for name in ("vote", "result", "proposals"):
        page = logged_in(leader_of(opened.year.school)).get(at(name, opened.year)).content.decode()
        assert "voorstander" not in page.replace("zijn voorstanders het samen", "")


def test_below_the_floor_nothing_tells_who_voted_what(opened):
    vote_all(opened, 9)
    counted(opened)
    client = logged_in(voters(opened.year)[0])
    page = client.get(at("result", opened.year)).content.decode()
    assert "Er stemden minder dan 10 collega" in page
    assert "voorstander</" not in page
    assert "Voorstanders" not in page
    assert "betaalde" not in page.replace("samen van hun deel kunnen betalen", "")
    assert "Gekozen in ronde 1." in page
    assert client.get(at("recount", opened.year)).status_code == 302, "single ballots are not given out"


def test_small_function_groups_are_not_shown(opened):
    vote_all(opened, 12)
    counted(opened)
    page = logged_in(voters(opened.year)[0]).get(at("result", opened.year)).content.decode()
    assert "te klein om te tonen" in page, "five people are no group to show, and so the others neither"
    assert ">14</td>" not in page


def test_few_ballots_can_be_downloaded_by_the_council_only_and_counted_again(opened, tmp_path, capsys):
    from werkdruk.cli.main import main

    vote_all(opened, 12)
    kept = counted(opened)
    colleague = logged_in(voters(opened.year)[0])
    assert colleague.get(at("recount", opened.year)).status_code == 302, "from twenty voters on"
    assert "werkdruk count" not in colleague.get(at("result", opened.year)).content.decode()
    client = logged_in(a_person(opened.year.school, Role.COUNCIL, group=None))
    answer = client.get(at("recount", opened.year))
    assert answer.status_code == 200
    text = answer.content.decode()
    assert text == kept.election
    assert not [person for person in voters(opened.year) if person.code in text or person.label in text]
    file = tmp_path / "stemming-98AA-2023-2024.pb"
    file.write_text(text, encoding="utf-8")
    page = client.get(at("result", opened.year)).content.decode()
    command = page.split("<code>werkdruk ")[1].split("</code>")[0].replace(file.name, str(file))
    assert main([*command.split(), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    outcome = recount(kept).outcome
    assert told["winners"] == list(outcome.winners)
    assert told["digest"] == outcome.digest


def test_the_file_does_not_tell_in_which_order_people_voted(opened):
    vote_all(opened, 12)
    election, _ = parse_pb(counted(opened).election)
    ballots = [tuple(election.ballots.choices(number)) for number in election.ballots.type_of]
    assert ballots == sorted(ballots)


def test_a_changed_ballot_a_changed_lot_or_a_changed_digest_is_seen(opened):
    vote_all(opened, 12)
    kept = counted(opened)
    client = logged_in(voters(opened.year)[0])
    kept.election = kept.election.replace("1;1,4", "1;1", 1)
    with pytest.raises(NotTheSame):
        recount(kept)
    Round.objects.update(lot=[4, 3, 2, 1])
    Round.objects.update(pot=Euro(1))
    assert client.get(at("result", opened.year)).status_code == 200, "what nothing depended on changes no outcome"
    kept = CountedOutcome.objects.get()
    kept.digest = "sha256:" + "0" * 64
    with pytest.raises(NotTheSame):
        recount(kept)


def test_a_count_by_an_earlier_rule_is_recounted_by_that_rule(opened):
    text = election_text([Candidate(1, "Balie", Euro(100))], [[1]], Euro(100))
    rule = "mes/cost/add1/10/cost,votes,lot"
    before = count(text, ("1",), rule)
    kept = CountedOutcome(round=opened, election=text, rule=rule, digest=before.digest, counted_on=DAY)
    opened.lot = [1]
    assert recount(kept) == before
    for kept.rule in (counts.RULE, "mes"):
        with pytest.raises(NotTheSame):
            recount(kept)


@pytest.mark.parametrize("changed", [(";Balie", ";Toren"), ("PROJECTS", "PROJECTEN")])
def test_an_outcome_that_does_not_follow_from_its_ballots_is_not_shown(opened, changed):
    found = count(election_text([Candidate(1, "Balie", Euro(100))], [[1]], Euro(100)), ("1",))
    text = found.text.replace(*changed)
    assert text != found.text
    CountedOutcome.objects.create(round=opened, election=text, rule=counts.RULE, digest=found.digest, counted_on=DAY)
    Round.objects.update(lot=[1])
    client = logged_in(voters(opened.year)[0])
    page = client.get(at("result", opened.year))
    assert page.status_code == 409
    assert "Neem geen besluit op deze uitslag." in page.content.decode()
    assert client.get(at("recount", opened.year)).status_code == 302
    with pytest.raises(NotTheSame):
        count_of(opened.year)


@given(titles=st.lists(st.text(min_size=1, max_size=40).filter(str.strip), min_size=1, max_size=5))
def test_no_title_can_break_the_file(titles):
    cards = [Candidate(number, title, Euro(100 + number)) for number, title in enumerate(titles, 1)]
    numbers = [card.number for card in cards]
    text = election_text(cards, [numbers, numbers[:1]], Euro(250))
    found = count(text, lot_of(numbers))
    assert [project.cost for project in found.election.projects] == [101 + place for place in range(len(cards))]
    assert found.election.votes == {str(number): 2 if number == 1 else 1 for number in numbers}


@given(
    prices=st.lists(st.integers(1, 10_000_000), min_size=1, max_size=6),
    ballots=st.lists(st.sets(st.integers(0, 5), min_size=1), min_size=1, max_size=12),
    pot=st.integers(1, 20_000_000),
)
def test_any_vote_counts_within_its_pot_and_in_any_order(prices, ballots, pot):
    cards = [Candidate(number, f"voorstel {number}", Euro(price)) for number, price in enumerate(prices)]
    kept = [{number for number in ballot if number < len(prices)} for ballot in ballots]
    numbers = lot_of(range(len(prices)))
    found = count(election_text(cards, kept, Euro(pot)), numbers)
    assert found.outcome.cost * 100 <= pot * found.election.scale
    plainly = counting.count(found.election, found.outcome.rule, compiled=False)
    assert counts.fingerprint(found.text, counts.RULE, plainly) == found.digest, "whichever engine counted"
    assert found.digest == count(election_text(cards, reversed(kept), Euro(pot)), numbers).digest
