# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The board: what came in, what went to which school, and that it is all of it."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.makers import DAY, Role, a_person, a_school, logged_in, seen

from werkdruk import funding, rules
from werkdruk.kernel import Brin, CalendarYear, Euro, Span, digest
from werkdruk.kernel.dutch import amount
from werkdruk.ledger import Account, AccountKind, balances
from werkdruk.web.access import NotYours
from werkdruk.web.actions.awards import pass_on_award, receive_award
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.demo.places import fill_places
from werkdruk.web.demo.story import pupil_file
from werkdruk.web.models import Allocation, Board, LedgerEntry, School, User
from werkdruk.web.queries.awards import NotTheSameAward, awards_of, earmark_of, owed_since, passed_on, worked_out
from werkdruk.web.queries.boards import board_page
from werkdruk.web.queries.ledger import load_entries

pytestmark = pytest.mark.django_db
YEAR = CalendarYear(2023)
FIRST, CHANGED = "vo-2023-1", "vo-2023-2"
SPRING, AUTUMN = date(2023, 2, 20), date(2023, 9, 4)


@pytest.fixture
def board() -> Board:
    return fill_places()


@pytest.fixture
def controller(board) -> User:
    return User.objects.get(code="demo-controller")


def receive(board: Board, rule: str = FIRST, on: date = SPRING, counts: funding.Counts | None = None) -> Allocation:
    return receive_award(
        board,
        year=YEAR,
        counts=counts or funding.read_pupils(pupil_file(2022)),
        rule=rules.by_id(rule),
        document=f"Beschikking {rule}",
        by=User.objects.get(roles__board=board),
        on=on,
    )


def pass_on(board: Board, on: date = SPRING, **only: object) -> None:
    pass_on_award(board, year=YEAR, by=User.objects.get(roles__board=board), on=on, **only)


def at_board(board: Board) -> Euro:
    """What the ledger still has at the board of the collective half of 2023."""
    account = Account(AccountKind.BOARD, earmark_of(board, YEAR))
    return balances(load_entries(board=board.number)).get(account, Euro(0))


# nothing is made and nothing is lost


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pupils=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 900)), min_size=3, max_size=3).filter(
        lambda rows: any(general + vocational for general, vocational in rows)
    ),
    corrected=st.lists(st.tuples(st.integers(1, 2000), st.integers(0, 900)), min_size=3, max_size=3),
)
def test_whatever_the_counts_all_of_the_collective_half_reaches_the_schools(board, pupils, corrected):
    with transaction.atomic():
        first = receive(board, counts=counted(pupils))
        pass_on(board)
        assert at_board(board) == Euro(0)
        later = receive(board, CHANGED, AUTUMN, counts=counted(corrected))
        pass_on(board, AUTUMN)
        passed = passed_on(load_entries(board=board.number), earmark_of(board, YEAR), DAY)
        assert at_board(board) == Euro(0)
        assert Euro.sum(passed.values()) == later.collective
        assert {brin: passed.get(brin, Euro(0)) for brin in shares(later)} == shares(later)
        assert first.individual + first.collective == first.total
        transaction.set_rollback(True)


def counted(pupils: list[tuple[int, int]]) -> funding.Counts:
    rows = tuple(
        funding.PupilCount(Brin(brin), None, Span.exact(general), Span.exact(vocational))
        for brin, (general, vocational) in zip(("99AA", "99BB", "99CC"), pupils, strict=True)
    )
    return funding.Counts(rows, counted_on=date(2022, 10, 1), digest=digest(rows))


def shares(award: Allocation) -> dict[Brin, Euro]:
    return {share.school.brin: share.collective for share in award.shares.all()}


def test_an_award_is_what_the_rule_makes_of_the_pupils(board, controller):
    award = receive(board)
    assert award.total == Euro(30116) * (1106 + 317 + 307) + Euro(45175) * 310
    assert award.count_date == date(2022, 10, 1)
    assert worked_out(award).total.exact == award.total


def test_receiving_twice_books_once(board, controller):
    assert receive(board).pk == receive(board).pk
    assert LedgerEntry.objects.count() == 1


def test_passing_on_twice_books_once(board, controller):
    receive(board)
    pass_on(board)
    pass_on(board)
    assert LedgerEntry.objects.count() == 2


def test_a_later_version_books_the_difference_only(board, controller):
    first = receive(board)
    pass_on(board)
    later = receive(board, CHANGED, AUTUMN)
    assert at_board(board) == later.collective - first.collective
    pass_on(board, AUTUMN)
    assert at_board(board) == Euro(0)
    texts = list(LedgerEntry.objects.order_by("number").values_list("text", flat=True))
    assert texts[2] == "Verschil over 2023: regel vo-2023-2 in plaats van vo-2023-1"


def test_a_lower_award_is_taken_back_from_the_schools(board, controller):
    receive(board)
    pass_on(board)
    fewer = receive(board, FIRST, AUTUMN, counts=counted([(100, 0), (100, 0), (100, 0)]))
    assert at_board(board).cents < 0
    pass_on(board, AUTUMN)
    assert at_board(board) == Euro(0)
    assert passed_on(load_entries(board=board.number), earmark_of(board, YEAR), DAY) == shares(fewer)


def test_one_school_can_be_left_waiting_and_the_day_since_when_is_known(board, controller):
    receive(board)
    pass_on(board, schools=[Brin("99AA"), Brin("99BB")])
    waiting = {row.brin: (row.left, row.since) for row in board_page(board, controller, DAY).years[0].rows}
    assert waiting["99AA"] == (Euro(0), None)
    assert waiting["99CC"][0] == shares(Allocation.objects.get())["99CC"]
    assert waiting["99CC"][1] == SPRING


def test_a_difference_waits_since_the_day_of_the_difference(board, controller):
    first = receive(board)
    receive(board, CHANGED, AUTUMN)
    awards = awards_of(board, DAY)[YEAR]
    assert owed_since(awards, Brin("99AA"), shares(first)[Brin("99AA")]) == AUTUMN
    assert owed_since(awards, Brin("99AA"), Euro(0)) == SPRING


def test_an_award_that_does_not_follow_from_its_pupils_is_not_shown(board, controller):
    kept = receive(board)
    rows = list(kept.shares.all())
    kept.pk, kept._state.adding = None, True
    kept.save()
    for row in rows:
        row.pk, row._state.adding = None, True
        row.allocation, row.general = kept, row.general + 1
        row.save()
    with pytest.raises(NotTheSameAward):
        worked_out(kept)


# what is refused


@pytest.mark.parametrize(
    ("rule", "count_year", "on", "code"),
    [
        ("vo-2024-1", 2022, DAY, "rule-of-another-year"),
        (CHANGED, 2022, SPRING, "rule-not-known"),
        (FIRST, 2021, SPRING, "counted-on-another-day"),
    ],
)
def test_what_does_not_fit_the_year_is_refused(board, controller, rule, count_year, on, code):
    with pytest.raises(Refused) as refusal:
        receive(board, rule, on, funding.read_pupils(pupil_file(count_year)))
    assert refusal.value.code == code
    assert not Allocation.objects.exists()


def test_an_earlier_version_does_not_come_after_a_later_one(board, controller):
    receive(board, CHANGED, AUTUMN)
    with pytest.raises(Refused, match="rule-went-before"):
        receive(board, FIRST, DAY)


def test_a_range_is_never_booked(board, controller):
    counts = counted([(100, 0), (100, 0), (100, 0)])
    vague = funding.PupilCount(Brin("99CC"), None, Span(1, 4), Span.exact(0))
    with pytest.raises(Refused, match="not-exact"):
        receive(board, counts=funding.Counts((*counts.rows[:2], vague), counts.counted_on, "sha256:1"))
    assert not LedgerEntry.objects.exists()


def test_a_file_without_one_of_the_schools_is_refused(board, controller):
    counts = counted([(100, 0), (100, 0), (100, 0)])
    with pytest.raises(Refused, match="schools-missing"):
        receive(board, counts=funding.Counts(counts.rows[:2], counts.counted_on, "sha256:1"))


def test_nothing_received_is_nothing_to_pass_on(board, controller):
    with pytest.raises(Refused, match="nothing-received"):
        pass_on(board)


@pytest.mark.parametrize("code", ["demo-schoolleider", "demo-docent", "demo-pmr"])
def test_only_the_controller_books(board, code):
    person = User.objects.get(code=code)
    with pytest.raises(NotYours):
        pass_on_award(board, year=YEAR, by=person, on=DAY)
    client = logged_in(person)
    for name in ("receive-award", "pass-on"):
        answer = client.post(reverse(name, args=[board.number]), {"year": "2023"})
        assert answer.status_code == 403
        assert "controller van het bestuur" in seen(answer)


def test_another_board_does_not_exist(board):
    stranger = logged_in(a_person(a_school().board, Role.CONTROLLER))
    for name in ("board", "board-table", "receive-award", "pass-on"):
        assert stranger.get(reverse(name, args=[board.number])).status_code == 404


# the pages


def test_an_empty_board_says_what_to_do_next(board, controller):
    address = reverse("board", args=[board.number])
    assert "Er is nog niets binnengekomen." in seen(logged_in(controller).get(address))
    assert reverse("receive-award", args=[board.number]) in logged_in(controller).get(address).content.decode()
    teacher = logged_in(User.objects.get(code="demo-docent")).get(address)
    assert "De controller van het bestuur boekt" in seen(teacher)
    assert reverse("receive-award", args=[board.number]) not in teacher.content.decode()


def test_the_page_proves_to_the_cent_that_everything_went_on(board, controller):
    award = receive(board)
    address = reverse("board", args=[board.number])
    whole = amount(award.collective).replace("\N{NO-BREAK SPACE}", " ")
    before = seen(logged_in(controller).get(address))
    assert f"Binnengekomen {whole} − doorgegeven € 0,00 = {whole}." in before
    pass_on(board)
    after = seen(logged_in(controller).get(address))
    assert f"Binnengekomen {whole} − doorgegeven {whole} = € 0,00. Er is niets achtergebleven" in after


def test_a_change_stands_on_the_page_with_the_reason(board, controller):
    receive(board)
    pass_on(board)
    receive(board, CHANGED, AUTUMN)
    text = seen(logged_in(User.objects.get(code="demo-docent")).get(reverse("board", args=[board.number])))
    assert "veranderden met terugwerkende kracht tot 1 januari 2023" in text
    assert "bekend sinds 24 augustus 2023" in text
    assert "Verschil, geboekt op 4 september 2023" in text
    assert "niet nagelezen in de wettekst" in text


def test_a_known_rule_that_is_not_used_yet_is_said(board, controller):
    receive(board)
    waiting = board_page(board, controller, DAY).waiting
    assert [(award.year, award.is_change) for award in waiting] == [("2024", False), ("2023", True), ("2022", False)]


def test_every_share_shows_its_steps(board, controller):
    receive(board)
    rows = board_page(board, controller, DAY).years[0].rows
    assert [row.steps[0].text.split(" had ")[0] for row in rows] == [
        "School 99AA (Vaartlyceum)",
        "School 99BB (De Werkplaats)",
        "School 99CC (De Brug)",
    ]
    assert all(any(step.amount == row.collective for step in row.steps) for row in rows)


def test_the_button_passes_everything_on_and_a_second_click_changes_nothing(board, controller):
    receive(board)
    client, address = logged_in(controller), reverse("pass-on", args=[board.number])
    for _ in range(2):
        answer = client.post(address, {"year": "2023"}, follow=True)
        assert "De gezamenlijke helft van 2023 is helemaal doorgegeven." in seen(answer)
    assert LedgerEntry.objects.count() == 2
    assert client.get(address).status_code == 405


@pytest.mark.parametrize("year", ["", "abc", "٢٠٢٣", "99999", "2019"])
def test_a_year_that_is_none_does_no_harm(board, controller, year):
    answer = logged_in(controller).post(reverse("pass-on", args=[board.number]), {"year": year}, follow=True)
    assert answer.status_code == 200
    assert not LedgerEntry.objects.exists()


def test_the_table_can_be_taken_along(board, controller):
    receive(board)
    answer = logged_in(controller).get(reverse("board-table", args=[board.number]))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [row["brin"] for row in rows] == ["99AA", "99BB", "99CC"]
    assert rows[0]["bedrag"] == "333082,96"
    assert Euro.sum(euros(row["nog_door_te_geven"]) for row in rows) == Allocation.objects.get().collective


def euros(text: str) -> Euro:
    return Euro.parse(f"EUR {text.replace(',', '.')}")


def test_the_name_of_a_school_is_never_a_formula(board, controller):
    School.objects.filter(brin="99AA").update(name="=1+1")
    receive(board)
    assert ";'=1+1;" in logged_in(controller).get(reverse("board-table", args=[board.number])).content.decode()
