# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A pupil file that a board sends: it makes an award, or it is explained and nothing is kept."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.web.makers import logged_in, seen

from werkdruk.web.demo.places import fill_places
from werkdruk.web.demo.story import pupil_file
from werkdruk.web.forms.awards import BYTES_MAX
from werkdruk.web.models import Allocation, Board, LedgerEntry, Share, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> Board:
    return fill_places()


@pytest.fixture
def controller(board) -> User:
    return User.objects.get(code="demo-controller")


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/csv")


def send(
    client, board: Board, *, rule: str = "vo-2024-1", file: SimpleUploadedFile | None = None, document: str = "VO/1"
):
    pupils = file or upload("leerlingen-2023.csv", pupil_file(2023).read_bytes())
    address = reverse("receive-award", args=[board.number])
    return client.post(address, {"rule": rule, "document": document, "pupils": pupils})


def test_a_file_makes_an_award(board, controller):
    answer = send(logged_in(controller), board)
    assert answer.url == reverse("board", args=[board.number])
    award = Allocation.objects.get()
    assert (award.funding_year, award.rule, award.document) == (2024, "vo-2024-1", "VO/1")
    assert Share.objects.filter(allocation=award).count() == 3


def test_sending_a_file_twice_books_once(board, controller):
    client = logged_in(controller)
    send(client, board)
    send(client, board)
    assert Allocation.objects.count() == LedgerEntry.objects.count() == 1


def test_the_message_says_what_was_booked_all_nothing_or_the_difference(board, controller):
    client = logged_in(controller)
    better = pupil_file(2023).read_text().replace(";106;111;", ";116;111;", 1).encode()
    said = []
    for file in (None, None, upload("leerlingen-2023.csv", better)):
        send(client, board, file=file)
        page = client.get(reverse("board", args=[board.number]))
        said += [str(message) for message in page.context["messages"]]
    assert said[0].startswith("Ontvangen over 2024:")
    assert "Er is niets nieuws geboekt." in said[1]
    assert said[2].replace("\N{NO-BREAK SPACE}", " ").endswith("Het verschil is geboekt: € 3.167,60.")


def test_a_form_without_a_file_says_which_file_to_choose(board, controller):
    address = reverse("receive-award", args=[board.number])
    shown = logged_in(controller).post(address, {"rule": "vo-2024-1", "document": ""}).content.decode()
    assert "Kies het bestand van DUO." in shown
    assert "Noem het kenmerk van de brief." in shown


def test_no_hint_on_the_page_names_an_option_of_the_command_line(board, controller):
    refused = send(logged_in(controller), board, rule="vo-2023-1").content.decode()
    assert "uitbesteed aan het vavo" in refused
    assert "--without-vavo" not in refused


def test_a_national_file_counts_the_own_schools_only(board, controller):
    own = pupil_file(2023).read_text()
    row = own.splitlines()[1]
    national = own + "\n".join([row.replace("99AA", "98ZZ"), "98ZY;00;te kort", ""])
    answer = send(logged_in(controller), board, file=upload("leerlingen-2023.csv", national.encode()))
    assert answer.status_code == 302
    assert set(Share.objects.values_list("school__brin", flat=True)) == {"99AA", "99BB", "99CC"}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (";106;", ";veel;", "Deze regel telt niet mee"),
        ("99AA;00", "9AA;00", "is geen BRIN"),
        (";106;", ";<5;", "een bandbreedte kan niet geboekt worden"),
        ("BRIN NUMMER", "", "kolomnamen"),
    ],
)
def test_a_file_that_is_not_right_is_explained_and_nothing_is_kept(board, controller, before, after, said):
    text = pupil_file(2023).read_text()
    assert before in text
    file = upload("leerlingen-2023.csv", text.replace(before, after, 1).encode())
    answer = send(logged_in(controller), board, file=file, document="VO/kenmerk")
    assert answer.status_code == 200
    assert said in seen(answer)
    assert 'value="VO/kenmerk"' in answer.content.decode()
    assert not Allocation.objects.exists()
    assert not LedgerEntry.objects.exists()


def test_a_file_of_another_day_is_refused_with_the_day_that_counts(board, controller):
    file = upload("leerlingen-2022.csv", pupil_file(2022).read_bytes())
    assert "Voor 2024 tellen de leerlingen van 1 oktober 2023." in seen(send(logged_in(controller), board, file=file))


def test_a_file_that_is_too_large_is_not_read(board, controller):
    file = upload("leerlingen-2023.csv", b"x" * (BYTES_MAX + 1))
    assert "groter dan 20 MB" in seen(send(logged_in(controller), board, file=file))


def test_without_a_letter_or_a_rule_nothing_is_kept(board, controller):
    answer = send(logged_in(controller), board, rule="vo-2030-1", document=" ")
    assert answer.status_code == 200
    assert "Er kloppen 2 dingen niet" in seen(answer)
    assert not Allocation.objects.exists()
