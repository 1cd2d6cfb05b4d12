# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes out of a year: the council's file as a paper, the files of the hand over, the status page, the poster."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import openpyxl
import pypdf
import pytest
from tests.web.decided import (
    BOOKED,
    a_counted_year,
    a_plan,
    a_running_year,
    an_asked_plan,
    answered,
    at,
    booked,
    council_of,
    issued,
)
from tests.web.makers import Role, a_person, a_proposal, a_school, a_year, frozen, leader_of, logged_in, seen, staff

from werkdruk.deciding.consent import Act
from werkdruk.kernel import Euro
from werkdruk.web.actions import plans
from werkdruk.web.models import Deelplan, PlanLine, Poll
from werkdruk.web.papers.workbooks import Grid, as_csv, as_workbook
from werkdruk.web.queries.council_files import council_file
from werkdruk.web.queries.handovers import HEADS, handover
from werkdruk.web.queries.statuses import status_page

pytestmark = pytest.mark.django_db


def _pdf(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    return pypdf.PdfReader(io.BytesIO(answer.content))


def _words(paper):
    return " ".join(" ".join(page.extract_text() for page in paper.pages).split()).replace("\N{NO-BREAK SPACE}", " ")


def test_the_file_as_a_paper_says_all_that_the_page_says():
    plan = an_asked_plan(a_counted_year())
    answered(plan, Act.QUESTION, "Wie surveilleert er #read *nu*?")
    paper = _pdf(logged_in(council_of(plan.year)), at("council-paper", plan.year))
    assert paper.trailer["/Root"]["/Lang"] == "nl"
    words = _words(paper)
    for told in (
        "Dossier voor de PMR",
        plan.digest[:40],
        "Voorstel 1",
        "€ 50.000,00",
        "14 van de 16 mensen stemden",
        "Dit schooljaar is begonnen zonder vastgelegde kaders.",
        "Er zijn geen deelplannen",
        "Geen enkele plek schreef een andere mening op.",
        "Over het vorige schooljaar is hier geen verantwoording vastgesteld.",
        "Wie surveilleert er #read *nu*?",
        "Nog geen antwoord.",
        "Over dit plan beslist de PMR.",
    ):
        assert told in words, told


def test_the_same_file_is_the_same_paper():
    plan = an_asked_plan(a_counted_year())
    client = logged_in(council_of(plan.year))
    assert client.get(at("council-paper", plan.year)).content == client.get(at("council-paper", plan.year)).content


def test_the_file_holds_frames_places_minorities_prices_and_what_changed():
    year = a_counted_year()
    frozen(year)
    plan = an_asked_plan(year)
    unit = year.school.units.all()[0]
    Deelplan.objects.create(
        year=year,
        unit=unit,
        way="talk",
        pot=Euro(1_000_000),
        minority="Liever kleinere klassen.",
        decided_on=plan.made_on,
    )
    answered(plan, Act.REFUSE, "Te weinig voor de ondersteuning.")
    drop = plan.lines.order_by("measure")[0]
    plans.revise(plan, drop=[drop.measure], reason="De PMR wil dit niet.", by=leader_of(year.school), on=plan.made_on)
    file = council_file(year, plan.made_on)
    assert file.frames is not None
    assert len(file.frames.articles) >= 10
    assert [each.minority for each in file.minorities] == ["Liever kleinere klassen."]
    assert all(row.steps for row in file.prices)
    assert len(file.prices) == len(PlanLine.objects.filter(plan__version=2))
    assert any(drop.title in words and "De PMR wil dit niet." in words for words in file.changes)
    client = logged_in(council_of(year))
    for told in (seen(client.get(at("council", year))), _words(_pdf(client, at("council-paper", year)))):
        assert "Liever kleinere klassen." in told
        assert f"{drop.title} is eruit" in told


@pytest.mark.parametrize(("yes", "no", "shown"), [(12, 2, True), (8, 1, False)])
def test_the_yes_or_no_of_personnel_stands_in_the_file_with_numbers_from_the_floor_on(yes, no, shown):
    plan = an_asked_plan(a_counted_year())
    Poll.objects.create(
        year=plan.year,
        matter=Poll.Matter.PACKAGE,
        plan=plan,
        answers=["yes", "no"],
        opened_by=leader_of(plan.year.school),
        opens=plan.made_on,
        closes=plan.made_on,
        electorate=16,
        electors={},
        tally={"yes": yes, "no": no},
        closed_on=plan.made_on,
    )
    client = logged_in(council_of(plan.year))
    for told in (seen(client.get(at("council", plan.year))), _words(_pdf(client, at("council-paper", plan.year)))):
        assert (f"{yes} ja, {no} nee, van 16 mensen" in told) is shown
        assert ("de aantallen zijn te klein om te tonen" in told) is not shown


def test_the_account_of_the_year_before_stands_in_the_file(settings):
    year = a_running_year()
    settings.TODAY = year.school_year.last.replace(month=10)
    issued(year)
    later = type(year).objects.create(
        school=year.school, school_year=year.school_year.next(), phase="proposing", started_on=year.started_on
    )
    before = council_file(later, settings.TODAY).before
    assert before is not None
    assert before.year == "2023/2024"
    assert before.closing


def test_before_the_council_s_yes_there_is_nothing_to_hand_over():
    plan = an_asked_plan(a_counted_year())
    client = logged_in(leader_of(plan.year.school))
    assert "de PMR heeft nog niet met een plan ingestemd" in seen(client.get(at("handover", plan.year)))
    for form in ("formatie", "taakuren", "begroting", "excel", "iets"):
        assert client.get(at("handover-file", plan.year, form)).status_code == 404


def test_the_budget_adds_up_to_the_plan_to_the_cent():
    year = a_running_year()
    client = logged_in(leader_of(year.school))
    text = client.get(at("handover-file", year, "begroting")).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert tuple(rows[0]) == HEADS["begroting"]
    whole = sum(Decimal(row["bedrag_euro"].replace(",", ".")) for row in rows)
    assert whole * 100 == handover(year).total.cents
    assert {row["kalenderjaar"] for row in rows} == {"2024"}
    assert all(row["maand"].startswith(row["kalenderjaar"]) for row in rows)


def test_the_workbook_has_the_same_rows_with_numbers_as_numbers():
    year = a_running_year()
    content = logged_in(leader_of(year.school)).get(at("handover-file", year, "excel")).content
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["formatie", "taakuren", "begroting"]
    told = handover(year)
    for grid in told.grids:
        rows = list(book[grid.name].iter_rows(values_only=True))
        assert rows[0] == grid.heads
        assert len(rows) == len(grid.rows) + 1
    amounts = [row[-1] for row in list(book["begroting"].iter_rows(values_only=True))[1:]]
    assert round(sum(amounts), 2) == told.total.cents / 100
    assert content == logged_in(leader_of(year.school)).get(at("handover-file", year, "excel")).content


@pytest.mark.parametrize("title", ["=1+1", "+31", "-2", "@sum(A1)", "\t=1", "\r=1"])
def test_no_cell_is_run_as_a_formula(title):
    grid = Grid("begroting", ("maatregel", "bedrag_euro"), ((title, Euro(-12_345)),))
    assert f"'{title}" in as_csv(grid)
    assert "-123,45" in as_csv(grid)
    sheet = openpyxl.load_workbook(io.BytesIO(as_workbook("x", (grid,)))).active
    assert sheet["A2"].data_type in {"s", "inlineStr"}
    assert sheet["B2"].value == -123.45


def test_the_columns_are_those_of_the_reference(root):
    text = (root / "docs" / "reference" / "handover.md").read_text(encoding="utf-8")
    for name, heads in HEADS.items():
        assert f"`{name}`" in text
        for head in heads:
            assert f"| `{head}` |" in text, head


def test_the_status_page_says_of_each_proposal_what_became_of_it_and_what_was_spent():
    year = a_running_year()
    measure = PlanLine.objects.filter(plan__year=year, amount__gt=Euro.zero()).order_by("measure")[0].measure
    booked(year, "commit", measure, 500_000)
    booked(year, "spend", measure, 200_000)
    page = status_page(year, BOOKED)
    rows = {row.title: row for unit in page.units for row in unit.rows}
    assert rows["Voorstel 1"].spent == Euro(200_000)
    assert rows["Voorstel 1"].became == "in het plan: de PMR stemde in"
    assert rows["Voorstel 3"].became == "niet in het plan"
    assert rows["Voorstel 3"].reason
    shown = seen(logged_in(a_person(year.school, Role.STAFF)).get(at("status", year)))
    assert "€ 2.000,00" in shown.replace("\N{NO-BREAK SPACE}", " ")


def test_the_status_page_tells_before_there_is_a_plan_and_without_a_proposal():
    year = a_year(a_school())
    staff(year.school, 1)
    client = logged_in(leader_of(year.school))
    assert "Er is nog niets gevraagd." in seen(client.get(at("status", year)))
    a_proposal(year)
    shown = seen(client.get(at("status", year)))
    assert "Er is nog geen plan." in shown
    assert "Surveillanten" in shown


@pytest.mark.parametrize("paper", ["a4", "a3"])
@pytest.mark.parametrize("stage", ["nothing", "asked", "draft", "agreed"])
def test_the_poster_is_one_tagged_page_at_every_stage(paper, stage):
    year = a_year(a_school()) if stage == "nothing" else a_counted_year()
    if stage == "draft":
        a_plan(year)
    if stage in {"asked", "agreed"}:
        plan = an_asked_plan(year)
        if stage == "agreed":
            answered(plan, Act.CONSENT)
    made = _pdf(logged_in(leader_of(year.school)), at("poster", year, paper))
    assert len(made.pages) == 1
    box = made.pages[0].mediabox
    assert (round(box.width), round(box.height)) == ((595, 842) if paper == "a4" else (842, 1191))
    words = _words(made)
    assert f"/school/{year.school.brin}/2023-2024/stand/" in words.replace(" ", "")
    assert ("de PMR stemde in" in words) is (stage == "agreed")
    assert ("nog niet definitief" in words) is (stage in {"draft", "asked"})
    assert made.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_poster_stays_one_page_with_many_and_long_lines():
    year = a_year(a_school())
    staff(year.school, 3)
    for number in range(30):
        a_proposal(year, f"Voorstel {number} " + "met een heel lange titel die maar doorgaat en doorgaat " * 2)
    made = _pdf(logged_in(leader_of(year.school)), at("poster", year, "a4"))
    assert len(made.pages) == 1
    assert "En nog 22." in _words(made)


def test_another_size_is_no_poster():
    year = a_year(a_school())
    assert logged_in(leader_of(year.school)).get(at("poster", year, "a0")).status_code == 404


def test_no_page_or_file_of_this_is_kept_by_a_browser_or_a_proxy():
    year = a_running_year()
    client = logged_in(leader_of(year.school))
    names = ("council", "council-paper", "council-rules", "days", "days-file", "status")
    addresses = [at(name, year) for name in names]
    addresses += [at("handover-file", year, form) for form in ("begroting", "excel")]
    addresses += [at("poster", year, "a4"), "/mail/", "/mail/stop/x/", "/mail/bevestig/x/"]
    kept = {each: client.get(each).headers["Cache-Control"] for each in addresses}
    assert {each: how for each, how in kept.items() if how != "no-store"} == {}
