# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Facts are append-only: to our own code, and to raw SQL."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from werkdruk.web.fact_guard import REFUSAL
from werkdruk.web.models import Board, Event, LedgerEntry, User
from werkdruk.web.models.facts import Fact, Unchangeable

pytestmark = pytest.mark.django_db

REPLACE = """
    INSERT OR REPLACE INTO werkdruk_event (id, recorded_at, verb, what, on_day, board_id, by_id)
    SELECT id, recorded_at, verb, 'iets anders', on_day, board_id, by_id FROM werkdruk_event WHERE id = %s
"""


@pytest.fixture
def event() -> Event:
    board = Board.objects.create(number="99903", name="Proefbestuur")
    user = User.objects.create(code="proef", label="proefpersoon")
    return Event.objects.create(board=board, by=user, verb="proef", what="iets", on=date(2024, 1, 15))


def test_every_table_of_facts_has_the_guard():
    facts = {model._meta.db_table for model in apps.get_models() if issubclass(model, Fact)}
    asked = "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name = tbl_name || %s"
    with connection.cursor() as cursor:
        for guard in ("_unchanged", "_unremoved", "_unreplaced"):
            guarded = {table for (table,) in cursor.execute(asked, [guard]).fetchall()}
            assert guarded - {"ledger_entry", "ledger_posting"} == facts - {LedgerEntry._meta.db_table}


def test_our_own_code_cannot_change_or_remove_a_fact(event):
    with pytest.raises(Unchangeable):
        event.save()
    with pytest.raises(Unchangeable):
        event.delete()


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE werkdruk_event SET what = 'iets anders' WHERE id = %s",
        "DELETE FROM werkdruk_event WHERE id = %s",
        REPLACE,
    ],
)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_raw_sql_cannot_change_a_fact(event, attack, recursive):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA recursive_triggers={recursive}")
        with pytest.raises(IntegrityError, match=REFUSAL), transaction.atomic():
            cursor.execute(attack.replace("on_day", '"on"'), [event.pk])
    assert Event.objects.get(pk=event.pk).what == "iets"
