# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposing within frames: themes are ticked and conditions met, what is excluded is refused with its clause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.web.decided import at
from tests.web.makers import (
    DAY,
    a_draft,
    a_proposal,
    a_school,
    a_year,
    frozen,
    leader_of,
    logged_in,
    seen,
    staff,
)
from tests.web.test_proposals import CHECKED, answers

from werkdruk.deciding.feasibility import Check
from werkdruk.deciding.frames import Stance, Theme
from werkdruk.web.actions.frames import Forbidden
from werkdruk.web.actions.judging import judge
from werkdruk.web.actions.proposing import change, propose, restore, withdraw
from werkdruk.web.models import Proposal, ProposalStep, Unit
from werkdruk.web.queries.frames import frozen_frames
from werkdruk.web.queries.themes import checks_of

pytestmark = pytest.mark.django_db
THEMES = (
    Theme("tekort", "Minder lessen in tekortvakken", Stance.EXCLUDED, reason="Er is niemand voor te vinden."),
    Theme(
        "anderen",
        "Werk voor anderen",
        Stance.CONDITIONAL,
        "Eerlijk verdelen.",
        "De groep die het werk krijgt is het eens.",
    ),
    Theme("starters", "Starters", Stance.REQUIRED, reason="Dat vraagt de cao."),
)


@pytest.fixture
def year():
    made = a_year(a_school())
    staff(made.school, 3)
    line = frozen(made, themes=THEMES).timeline
    frozen(made, themes=THEMES, timeline=replace(line, ideas_open=date(2023, 12, 1), ideas_close=date(2024, 2, 1)))
    return made


@pytest.fixture
def teacher(year):
    return year.school.appointments.filter(group="OP").order_by("id")[0].user


def test_the_first_screen_asks_about_the_themes_of_the_frames(year, teacher):
    page = seen(logged_in(teacher).get(at("propose", year)))
    assert "Gaat je voorstel over een van deze onderwerpen?" in page
    for theme in THEMES:
        assert theme.name in page
    assert "De voorwaarde is: De groep die het werk krijgt is het eens." in page


def test_what_is_excluded_is_refused_with_its_clause_before_the_price(year, teacher):
    page = seen(logged_in(teacher).post(at("propose", year), answers(year, next="1", themes=["tekort"])))
    assert "Scherm 1 van 2" in page
    assert "Minder lessen in tekortvakken is vooraf uitgesloten: Er is niemand voor te vinden." in page
    assert "8.2" in page
    with pytest.raises(Forbidden):
        a_proposal(year, by=teacher, themes={"tekort": ""})
    assert not Proposal.objects.exists()


def test_a_condition_is_met_in_words_or_the_proposal_waits(year, teacher):
    client = logged_in(teacher)
    page = seen(client.post(at("propose", year), answers(year, send="1", themes=["anderen"])))
    assert "Schrijf op hoe je voorstel hieraan voldoet." in page
    with pytest.raises(Forbidden):
        a_proposal(year, by=teacher, themes={"anderen": " "})
    told = answers(year, send="1", themes=["anderen", "starters"], met_1="De conciërges vroegen er zelf om.")
    assert client.post(at("propose", year), told).status_code == 302
    kept = Proposal.objects.get()
    assert kept.themes == {"anderen": "De conciërges vroegen er zelf om.", "starters": ""}
    page = seen(client.get(at("proposal", year, 1)))
    assert "Volgens de indieners voldoet het zo: De conciërges vroegen er zelf om." in page
    again = client.get(at("proposal-change", year, 1)).content.decode()
    assert 'value="De conciërges vroegen er zelf om."' in again


def test_a_proposal_about_a_condition_is_asked_about_it_in_the_judgement(year, teacher):
    plain = a_proposal(year, "Zonder", by=teacher)
    bound = a_proposal(year, "Met", by=teacher, themes={"anderen": "Zij willen het."})
    assert Check.CONDITION not in checks_of(plain)
    assert Check.CONDITION in checks_of(bound)
    client = logged_in(leader_of(year.school))
    short = client.post(at("proposal-judge", year, bound.number), {**CHECKED, "feasible": "yes", "reason": "Ja."})
    assert short.status_code == 200
    whole = {**CHECKED, "check_condition": "fine", "feasible": "yes", "reason": "Ja."}
    assert client.post(at("proposal-judge", year, bound.number), whole).status_code == 302


def test_turning_away_for_a_theme_names_one_that_is_not_free(year, teacher):
    made = a_proposal(year, by=teacher)
    with pytest.raises(Forbidden):
        judge(made, feasible=False, reason="Geen zin.", theme="starters", by=leader_of(year.school), on=DAY)
    sent = {**CHECKED, "feasible": "no", "reason": "Dit gaat over een tekortvak.", "theme": "tekort"}
    assert logged_in(leader_of(year.school)).post(at("proposal-judge", year, 1), sent).status_code == 302
    assert ProposalStep.objects.get(act="find-not-feasible").body["theme"] == "tekort"


def test_before_and_after_the_days_of_the_frames_nobody_proposes(year, teacher):
    draft = a_draft(year)
    for on in (date(2023, 11, 30), date(2024, 2, 2)):
        with pytest.raises(Forbidden):
            propose(year, draft, by=teacher, on=on)
    made = propose(year, draft, by=teacher, on=date(2024, 2, 1))
    with pytest.raises(Forbidden):
        change(made, a_draft(year, "Anders"), by=teacher, on=date(2024, 2, 2))
    withdraw(made, by=teacher, on=date(2024, 2, 2))
    with pytest.raises(Forbidden):
        restore(made, by=teacher, on=date(2024, 2, 2))
    assert Proposal.objects.get().state == "withdrawn"


def test_on_another_day_the_list_says_why_and_shows_no_form(year, teacher):
    line = frozen_frames(year).timeline
    frozen(year, timeline=replace(line, ideas_open=date(2023, 12, 1), ideas_close=date(2023, 12, 31)))
    client = logged_in(teacher)
    page = seen(client.get(at("proposals", year)))
    assert "Op 15 januari 2024 kan dit niet." in page
    assert "Doe een voorstel" not in page
    assert client.get(at("propose", year)).headers["Location"] == at("proposals", year)


def test_a_unit_that_does_not_decide_proposes_nothing(year, teacher):
    other = Unit.objects.create(school=year.school, name="Feestcommissie", kind=Unit.Kind.GROUP)
    teacher.memberships.create(unit=other)
    page = logged_in(teacher).get(at("propose", year)).content.decode()
    assert "Feestcommissie" not in page.split("Namens welk team")[1].split("</select>")[0]
    with pytest.raises(Forbidden):
        a_proposal(year, by=teacher, unit=other)


def test_a_late_judgement_is_kept_and_says_that_it_is_late(year, teacher):
    line = frozen_frames(year).timeline
    frozen(year, timeline=replace(line, feasible_by=date(2024, 1, 10)))
    a_proposal(year, by=teacher)
    client = logged_in(leader_of(year.school))
    page = client.post(at("proposal-judge", year, 1), {**CHECKED, "feasible": "yes", "reason": "Ja."}, follow=True)
    assert "Dit had uiterlijk op 10 januari 2024 gemoeten, en het is 15 januari 2024." in seen(page)
    assert Proposal.objects.get().state == "feasible"


def test_what_was_typed_survives_another_language_on_both_screens(year, teacher):
    client = logged_in(teacher)
    first = client.post(at("propose", year), {"taal": "en", "screen": "1", "title": "Half idee", "fte": "0,3"})
    page = first.content.decode()
    assert '<html class="utrecht-html" lang="en">' in page
    assert 'value="Half idee"' in page
    assert '<input type="hidden" name="fte" value="0,3">' in page
    assert "Fout" not in page
    assert client.cookies["django_language"].value == "en"
    second = client.post(at("propose", year), answers(year, taal="nl", screen="2", fte="veel", themes=["anderen"]))
    page = second.content.decode()
    assert "Scherm 2 van 2" in page
    assert 'value="veel"' in page
    assert 'name="themes" value="anderen"' in page
    assert client.cookies["django_language"].value == "nl"
    assert not Proposal.objects.exists()


def test_the_way_to_the_other_language_in_the_header_leads_to_the_button_that_keeps_the_text(year, teacher):
    page = logged_in(teacher).get(at("propose", year)).content.decode()
    assert '<a href="#taal" lang="en">English</a>' in page
    assert 'id="taal"' in page
