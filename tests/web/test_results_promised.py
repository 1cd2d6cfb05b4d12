# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Floors in a real vote: what was promised is what was given, anybody can count it again, and nobody is exposed."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from django.db import connection, transaction
from django.urls import reverse
from tests.web.makers import DAY, Role, a_person, leader_of, logged_in, seen
from tests.web.voted import (
    SECTIE,
    a_school_with_units,
    all_vote,
    at,
    contested,
    in_euros,
    in_unit,
    opened,
    page_of,
    proposed,
    spoken,
    support_of,
    voted,
    with_frames,
)

from werkdruk.kernel import Euro
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import CountedOutcome, Deelplan, Proposal, SetAside
from werkdruk.web.queries.counted_places import money_left
from werkdruk.web.queries.counts import NotTheSame, recount
from werkdruk.web.queries.results import result_at

pytestmark = pytest.mark.django_db
TWO_FIFTHS, TENTH = Fraction(2, 5), Fraction(1, 10)


@pytest.fixture
def year():
    """Thirty-five at home in the team, five of whom support staff, five in the sectie, and the leader."""
    return a_school_with_units(team=30, support=5)


@pytest.fixture
def promised(year):
    """A counted vote with two fifths of the pot first for the units."""
    with_frames(year, units=TWO_FIFTHS)
    contested(year)
    return voted(opened(year), all_vote(year))


def test_a_sectie_of_five_gets_what_the_document_promised(promised):
    page = result_at(promised)
    assert [each.title for each in page.winners] == ["Boeken", "Balie"]
    promise = next(each for each in page.promises if each.unit == SECTIE)
    assert promise.promised == Euro(promised.pot.cents * 2 * 5 // (5 * promised.electorate))
    assert promise.given == promise.wished == Proposal.objects.get(title="Boeken").price
    assert promise.is_met
    text = page_of(promised, in_unit(promised.year, SECTIE)[0])
    assert f"{SECTIE} besliste eerst zelf over ten minste {spoken(promise.promised)}, zoals beloofd" in text
    assert "Dat is alles wat er gevraagd was." in text
    assert "Het eigen team betaalde het uit het deel dat daarvoor was." in text


def test_without_the_floor_the_same_ballots_lose_it(year):
    with_frames(year)
    contested(year)
    made = voted(opened(year), all_vote(year))
    page = result_at(made)
    assert {each.title for each in page.winners} == {"Balie", "Zaal"}
    assert [each.title for each in page.losers] == ["Boeken"]
    assert page.promises == ()


def test_the_comparison_shows_what_the_sectie_would_have_lost(promised):
    text = page_of(promised, in_unit(promised.year, SECTIE)[0], "result-compare")
    assert "1. Gelijke delen, naar prijs, met eerst 2/5 voor de eigen eenheid zo is geteld" in text
    rows = text.split("Wat elke telregel kiest")[1]
    books = rows.split("Boeken")[1].split("Wat doet elke telregel")[0]
    assert "verschilt" in books
    assert books.split()[-6:].count("ja") >= 1
    assert "–" in books
    assert "De meeste stemmen" in text
    assert "Samen sparen (Phragmén)" in text


def test_what_was_chosen_is_settled_as_the_deelplan_of_the_school(promised):
    deelplan = Deelplan.objects.get(year=promised.year, unit=None)
    assert (deelplan.round, deelplan.pot, deelplan.way) == (promised, promised.pot, "school-count")
    lines = {line.proposal.title: (line.chosen, line.reason) for line in deelplan.lines.select_related("proposal")}
    assert {title: chosen for title, (chosen, _) in lines.items()} == {"Boeken": True, "Balie": True, "Zaal": False}
    assert lines["Zaal"][1].startswith("Niet gekozen.")
    assert dict(Proposal.objects.values_list("title", "state")) == {
        "Boeken": "chosen",
        "Balie": "chosen",
        "Zaal": "not-chosen",
    }


def test_the_vote_of_a_small_sectie_is_told_to_nobody(promised):
    """Five people: no file for all, no price per supporter of what they paid for, no row of their own."""
    reader = logged_in(in_unit(promised.year, "Onderbouw")[0])
    page = seen(reader.get(at("result-round", promised)))
    assert "in een eenheid te weinig" in page
    assert reader.get(at("recount-round", promised)).status_code == 302
    found = result_at(promised)
    books = next(each for each in found.winners if each.title == "Boeken")
    assert books.price_each is None
    assert found.got.units == (), "neither the sectie nor the team, which is what the rest would leave"
    assert "Met 1 stemmer" not in page.split("Wat was er beloofd")[0].split("Boeken")[1].split("Balie")[0]


def recounted(text, page, capsys, tmp_path, number=0):
    """What the printed command says of the file that was downloaded."""
    from werkdruk.cli.main import main

    command = page.split("<code>werkdruk ")[number + 1].split("</code>")[0]
    file = tmp_path / f"{number}.pb"
    file.write_text(text, encoding="utf-8")
    words = [str(file) if word.endswith(".pb") else word for word in command.split()]
    assert main([*words, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_council_recounts_a_vote_with_a_floor_by_the_printed_command(promised, capsys, tmp_path):
    council = logged_in(a_person(promised.year.school, Role.COUNCIL, group=None))
    page = council.get(at("result-round", promised)).content.decode()
    told = recounted(council.get(at("recount-round", promised)).content.decode(), page, capsys, tmp_path)
    outcome = recount(CountedOutcome.objects.get()).outcome
    assert told["winners"] == list(outcome.winners) == ["3", "1"]
    assert told["digest"] == outcome.digest
    assert told["floor"] == "2/5"


def test_everybody_recounts_a_large_vote_by_the_printed_command(capsys, tmp_path):
    year = a_school_with_units(team=24, sectie=21, support=0)
    with_frames(year, units=TWO_FIFTHS)
    contested(year)
    made = voted(opened(year), all_vote(year))
    reader = logged_in(in_unit(year, SECTIE)[0])
    page = reader.get(at("result-round", made)).content.decode()
    text = reader.get(at("recount-round", made)).content.decode()
    told = recounted(text, page, capsys, tmp_path)
    assert told["winners"] == list(recount(CountedOutcome.objects.get()).outcome.winners)
    assert not [person for person in in_unit(year, SECTIE) if person.code in text or person.label in text]


@pytest.fixture
def for_support():
    """A tenth of the pot first for support staff: they want a desk, and a van that does not fit with it."""
    year = a_school_with_units(team=24, support=20)
    with_frames(year, oop=TENTH, units=TENTH)
    pot = money_left(year, DAY).cents // 100
    porter = support_of(year)[0]
    proposed(year, "Loket", pot * 7 // 100, by=porter)
    proposed(year, "Busje", pot * 6 // 100, by=porter)
    proposed(year, "Zaal", pot * 88 // 100)
    everybody = dict.fromkeys(in_unit(year, "Onderbouw"), (3,))
    return voted(opened(year), everybody | dict.fromkeys(support_of(year), (1, 2, 3)))


def test_support_staff_choose_first_from_their_part(for_support):
    counted = recount(CountedOutcome.objects.get())
    assert counted.first is not None
    assert in_euros(counted.first, counted.first.budget) == Euro(for_support.pot.cents // 10)
    assert len(counted.first.winners) == 1
    first = in_euros(counted.first, counted.first.cost)
    assert in_euros(counted.outcome, counted.outcome.budget) == for_support.pot - first
    page = result_at(for_support)
    (promise,) = [each for each in page.promises if not each.unit]
    assert promise.promised == Euro(for_support.pot.cents // 10)
    assert promise.given < promise.promised
    assert "artikel 4" in promise.finding
    text = page_of(for_support, support_of(for_support.year)[0])
    assert "Gekozen uit het deel van de pot dat eerst voor voorstellen van ondersteuners was." in text
    assert "Geen ander voorstel van hen waar zij op stemden paste nog in dat deel." in text
    assert Deelplan.objects.get().lines.filter(chosen=True).count() == len(counted.steps.winners)


def test_both_steps_are_recounted_by_their_own_file_and_command(for_support, capsys, tmp_path):
    council = logged_in(a_person(for_support.year.school, Role.COUNCIL, group=None))
    page = council.get(at("result-round", for_support)).content.decode()
    files = [council.get(at(name, for_support)).content.decode() for name in ("recount-first", "recount-round")]
    told = [recounted(text, page, capsys, tmp_path, number)["winners"] for number, text in enumerate(files)]
    counted = recount(CountedOutcome.objects.get())
    assert told == [list(counted.first.winners), list(counted.outcome.winners)]


def test_what_was_set_aside_cannot_be_changed_and_a_change_would_be_seen(for_support):
    kept = SetAside.objects.get()
    with pytest.raises(Exception, match="a fact is never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE werkdruk_setaside SET election = ''")
    count = CountedOutcome.objects.get()
    count.election = count.election.replace(";Loket", ";Balie", 1)
    with pytest.raises(NotTheSame):
        recount(count)
    assert kept.election


def test_frames_that_set_everything_aside_leave_nothing_to_count(year):
    with_frames(year, units=Fraction(1, 2), oop=Fraction(1, 2))
    proposed(year, "Balie", 5_000)
    with pytest.raises(Refused, match="floors-take-all"):
        opened(year)
    page = logged_in(leader_of(year.school)).post(
        reverse("vote-open", args=[year.school.brin, year.school_year]), {"closes": DAY.isoformat()}
    )
    assert "Voor een telling van allen blijft niets." in seen(page)
