# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A staff list that is sent: explained, previewed, kept once, and shown per unit without small groups."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.web.decided import a_counted_year
from tests.web.makers import Role, a_person, a_school, logged_in, seen, staff
from tests.web.sheets import an_excel_file, an_open_document

from werkdruk.kernel import digest
from werkdruk.web.demo.places import fill_places
from werkdruk.web.models import Appointment, Event, HeldRole, Membership, School, Unit, User
from werkdruk.web.queries.people import electorate_of, is_in_office, people_of

pytestmark = pytest.mark.django_db

HEAD = "school;personeelsnummer;functiegroep;fte;eenheid;soort;thuis;van;tot\n"
ROWS = (
    "98AA;00101;OP;0,8;Onderbouw;team;ja;1-8-2023;\n"
    "98AA;00101;OP;0,8;Talen;sectie;nee;1-8-2023;\n"
    "98AA;102;OOP;1;Ondersteuning;team;;;\n"
)


@pytest.fixture
def school() -> School:
    return a_school()


@pytest.fixture
def leader(school) -> User:
    return a_person(school, Role.LEADER, group="leader")


def sent(client, school: School, text: str):
    file = SimpleUploadedFile("lijst.csv", text.encode("utf-8"), content_type="text/csv")
    return client.post(reverse("staff-list", args=[school.brin]), {"staff": file})


def confirmed(client, school: School, preview):
    """The answer to confirming a preview as the page would."""
    data = {"rows": preview.context["rows"].replace("\n", "\r\n"), "preview": preview.context["found"].digest}
    return client.post(reverse("staff-confirm", args=[school.brin]), data)


def imported(client, school: School, text: str):
    return confirmed(client, school, sent(client, school, text))


def test_a_preview_keeps_nothing_and_a_confirmation_keeps_what_it_showed(school, leader):
    client = logged_in(leader)
    preview = sent(client, school, HEAD + ROWS)
    assert "Nieuw: 2. Veranderd: 0. Niet meer in de lijst: 0. Hetzelfde: 0." in seen(preview)
    assert not Appointment.objects.exclude(number="").exists()
    assert confirmed(client, school, preview).url == reverse("people", args=[school.brin])
    assert [person.number for person in people_of(school)] == ["101", "102"]
    assert people_of(school)[0].units_on(date(2023, 8, 1)) == ("Onderbouw", "Talen")
    assert set(Unit.objects.values_list("name", "kind")) == {
        ("Onderbouw", "team"),
        ("Talen", "sectie"),
        ("Ondersteuning", "team"),
    }


def test_the_same_list_again_changes_nothing_and_says_so(school, leader):
    client = logged_in(leader)
    imported(client, school, HEAD + ROWS)
    before = list(Membership.objects.order_by("id").values())
    again = sent(client, school, HEAD + ROWS)
    assert "Deze lijst verandert niets" in seen(again)
    assert list(Membership.objects.order_by("id").values()) == before


def test_a_double_click_keeps_it_once(school, leader):
    client = logged_in(leader)
    preview = sent(client, school, HEAD + ROWS)
    confirmed(client, school, preview)
    confirmed(client, school, preview)
    assert Event.objects.filter(verb="staff.imported").count() == 1
    assert Membership.objects.exclude(user=leader).count() == 3


def test_a_preview_in_a_second_tab_is_shown_again_when_the_first_one_was_kept(school, leader):
    client = logged_in(leader)
    old = sent(client, school, HEAD + ROWS)
    imported(client, school, HEAD + ROWS.replace("0,8", "0,6"))
    answer = confirmed(client, school, old)
    assert "Intussen is er iets veranderd." in seen(answer)
    assert {person.fte_hundredths for person in people_of(school)} == {60, 100}


def test_a_bad_row_is_explained_with_its_line_and_nothing_is_kept(school, leader):
    answer = sent(logged_in(leader), school, HEAD + ROWS.replace("OOP", "OBP").replace("0,8", "80%", 1))
    assert "Regel 2: '80%' is geen fte." in seen(answer)
    assert "Regel 4: 'OBP' is geen functiegroep. Kies een van deze: OP, OOP, leider." in seen(answer)
    assert not Event.objects.exists()
    assert not Appointment.objects.exclude(number="").exists()


def test_an_excel_file_that_is_none_is_refused_with_how_to_save_it(school, leader):
    file = SimpleUploadedFile("lijst.xlsx", b"PK\x03\x04 en meer")
    answer = logged_in(leader).post(reverse("staff-list", args=[school.brin]), {"staff": file})
    assert "Sla het opnieuw op als .xlsx, of als CSV UTF-8." in seen(answer)


@pytest.mark.parametrize("made", [an_excel_file, an_open_document])
def test_a_spreadsheet_is_the_same_list_as_its_csv(school, leader, made):
    client = logged_in(leader)
    imported(client, school, HEAD + ROWS)
    cells = [[int(cell) if cell.isdigit() else cell for cell in line.split(";")] for line in (HEAD + ROWS).splitlines()]
    file = SimpleUploadedFile("lijst.xlsx", made(cells))
    answer = client.post(reverse("staff-list", args=[school.brin]), {"staff": file})
    assert "Deze lijst verandert niets: alles was al bekend." in seen(answer)


def test_a_bad_row_of_a_spreadsheet_is_explained_with_its_row(school, leader):
    cells = [line.split(";") for line in (HEAD + ROWS.replace("OOP", "OBP")).splitlines()]
    file = SimpleUploadedFile("lijst.xlsx", an_excel_file(cells))
    answer = logged_in(leader).post(reverse("staff-list", args=[school.brin]), {"staff": file})
    assert "Regel 4: 'OBP' is geen functiegroep." in seen(answer)


def test_a_form_without_a_file_or_with_a_very_large_one_says_what_to_do(school, leader):
    client = logged_in(leader)
    assert "Kies het bestand" in seen(client.post(reverse("staff-list", args=[school.brin]), {}))
    assert "groter dan 1 MB" in seen(sent(client, school, "x" * 1_000_001))


def test_who_is_not_in_the_list_any_more_ends_and_may_come_back(school, leader):
    client = logged_in(leader)
    imported(client, school, HEAD + ROWS)
    gone = User.objects.get(code="98AA-102")
    assert HeldRole.objects.filter(user=gone).exists()
    imported(client, school, HEAD + "".join(ROWS.splitlines(keepends=True)[:2]))
    assert not HeldRole.objects.filter(user=gone).exists()
    assert not is_in_office(gone, school, date(2024, 1, 15))
    imported(client, school, HEAD + ROWS)
    assert is_in_office(gone, school, date(2024, 1, 15))


def test_the_downloaded_list_sent_back_changes_nothing(school, leader):
    client = logged_in(leader)
    imported(client, school, HEAD + ROWS)
    table = client.get(reverse("staff-table", args=[school.brin])).content.decode("utf-8-sig")
    assert sent(client, school, table).context["found"].is_empty


def test_the_list_of_a_demo_school_sent_back_changes_nothing():
    place = fill_places().schools.get(brin="99CC")
    client = logged_in(User.objects.get(code="demo-leider-brug"))
    table = client.get(reverse("staff-table", args=[place.brin])).content.decode()
    found = sent(client, place, table).context["found"]
    assert found.is_empty
    assert len(found.people) == 25


def test_the_example_for_a_new_school_is_a_good_list(school, leader):
    client = logged_in(leader)
    example = client.get(reverse("staff-table", args=[school.brin])).content.decode()
    assert len(sent(client, school, example).context["new"]) == 2


def test_colleagues_may_not_import_and_see_no_small_groups(school, leader):
    imported(logged_in(leader), school, HEAD + ROWS)
    colleague = logged_in(a_person(school, Role.STAFF))
    for name in ("staff-list", "staff-confirm", "staff-table"):
        assert colleague.post(reverse(name, args=[school.brin])).status_code == 403
    page = colleague.get(reverse("people", args=[school.brin]))
    assert "te weinig om te tonen" in seen(page)
    assert "102" not in seen(page)
    assert page.context["page"].people is None


def test_a_controller_of_the_board_may_import_for_a_school(school):
    controller = logged_in(a_person(school.board, Role.CONTROLLER))
    assert imported(controller, school, HEAD + ROWS).status_code == 302


def test_the_units_are_those_of_the_day_that_is_asked(school, leader):
    client = logged_in(leader)
    imported(client, school, HEAD + ROWS)
    page = client.get(reverse("people", args=[school.brin]), {"dag": "2023-08-01"}).context["page"]
    members = {unit.name: unit.members for unit in page.units}
    assert (members["Talen"], members["Ondersteuning"]) == (1, 0)
    assert client.get(reverse("people", args=[school.brin]), {"dag": "geen dag"}).status_code == 200


def test_no_page_with_people_is_kept_by_a_browser_and_no_number_is_in_the_log(school, leader):
    client = logged_in(leader)
    imported(client, school, HEAD + ROWS.replace("00101", "77123"))
    answer = client.get(reverse("people", args=[school.brin]))
    assert "no-store" in answer.headers["Cache-Control"]
    assert not Event.objects.filter(what__contains="77123").exists()


def test_a_vote_keeps_the_list_of_who_could_vote_with_its_digest():
    opened = a_counted_year().rounds.get()
    assert opened.electorate == len(opened.electors["electors"]) == 16
    assert opened.electorate_digest == digest(opened.electors)


def test_an_electorate_is_of_its_own_day(school, leader):
    imported(logged_in(leader), school, HEAD + ROWS)
    sizes = [
        len(electorate_of(school, day).electors) for day in (date(2023, 7, 31), date(2023, 8, 1), date(2024, 2, 1))
    ]
    assert sizes == [1, 2, 3], "the leader has no number and is always there"


def test_everybody_of_a_large_unit_is_counted_for_outsiders(school):
    people = staff(school, 12)
    page = logged_in(people[0]).get(reverse("people", args=[school.brin])).context["page"]
    assert (page.people, page.units[0].homes, page.units[0].people) == (12, 12, ())
