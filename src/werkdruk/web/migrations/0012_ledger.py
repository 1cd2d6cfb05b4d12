# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ledger's tables anew: accounts and decisions as rows, running balances, a chain per board, and their guard.

What was booked is booked again, in the same order under the same ids, through the new guard: the digest no longer
holds the text, which can be erased now. A ledger that the guard of now would refuse is refused here, with what is wrong.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Now

import werkdruk.web.fields
from werkdruk.web import ledger_guard
from werkdruk.web.ledger_guard import writing

OLD = ("ledger_posting_check", "ledger_posting_settle", "ledger_entry_check", "ledger_refuse")
ENTRIES = """
    SELECT id, board, on_day, kind, document, text, corrects_id FROM ledger_entry ORDER BY board, number
"""
LINES = """
    SELECT kind, school, school_year, scheme, year, measure, amount_cents
    FROM ledger_posting WHERE entry_id = %s ORDER BY line
"""
DECIDE = """
    INSERT INTO ledger_decision (board, school, school_year, version, measure, amount_cents, on_day, act_id)
    SELECT board.number, school.brin, year.school_year, plan.version, line.measure, line.amount_cents, act."on", act.id
    FROM werkdruk_plan AS plan
    JOIN werkdruk_councilact AS act ON act.id = (
        SELECT min(yes.id) FROM werkdruk_councilact AS yes
        WHERE yes.plan_id = plan.id AND yes.act IN ('consent', 'accept-conditions', 'ratify', 'grant'))
    JOIN werkdruk_planline AS line ON line.plan_id = plan.id
    JOIN werkdruk_year AS year ON year.id = plan.year_id
    JOIN werkdruk_school AS school ON school.id = year.school_id
    JOIN werkdruk_board AS board ON board.id = school.board_id
"""


def renew(apps, schema_editor):
    """Nothing; the ledger is then as it is written now, with the same entries."""
    connection = schema_editor.connection
    ledger_guard.lend(connection)
    with connection.cursor() as cursor:
        rows = list(_rows(cursor))
    ledger_guard.drop_tables(connection)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for name in OLD:
                cursor.execute(f"DROP FUNCTION IF EXISTS {name} CASCADE")
    ledger_guard.make_tables(connection)
    ledger_guard.install(connection)
    if rows:
        with connection.cursor() as cursor:
            cursor.execute("SELECT number FROM werkdruk_board")
            writing.show_boards(connection, *(board for (board,) in cursor.fetchall()))
            cursor.execute(DECIDE)
    for row in rows:
        writing.keep(connection, row)


def _rows(cursor):
    cursor.execute(ENTRIES)
    for key, board, on, kind, document, text, corrects in cursor.fetchall():
        cursor.execute(LINES, [key])
        lines = tuple(tuple(line) for line in cursor.fetchall())
        named = (writing.UUID(str(each)) if each is not None else None for each in (key, corrects))
        own, other = named
        yield writing.Row(own, board, str(on), kind, document, text, other, None, lines)


def back(apps, schema_editor):
    """Raises IrreversibleError: the chain would be gone."""
    raise migrations.exceptions.IrreversibleError("The ledger does not go back to tables without a chain.")


UNMANAGED = {"managed": False}
STATE = [
    migrations.DeleteModel("LedgerPosting"),
    migrations.DeleteModel("LedgerEntry"),
    migrations.CreateModel(
        name="LedgerEntry",
        fields=[
            ("id", models.UUIDField(primary_key=True, serialize=False)),
            ("board", werkdruk.web.fields.BoardNumberField(max_length=5)),
            ("number", models.PositiveIntegerField()),
            ("on", models.DateField(db_column="on_day")),
            ("kind", models.CharField(max_length=12)),
            ("document", models.CharField(max_length=200)),
            ("text", models.CharField(blank=True, max_length=500)),
            ("salt", models.CharField(blank=True, max_length=32)),
            ("seal", models.CharField(blank=True, max_length=71)),
            ("digest", models.CharField(max_length=71)),
            ("chain", models.CharField(max_length=71)),
            ("posting_count", models.PositiveSmallIntegerField()),
            ("recorded_at", models.DateTimeField(db_default=Now())),
            (
                "corrects",
                models.OneToOneField(
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="corrected_by",
                    to="werkdruk.ledgerentry",
                ),
            ),
        ],
        options={"db_table": "ledger_entry", "ordering": ["board", "number"], **UNMANAGED},
    ),
    migrations.CreateModel(
        name="LedgerAccount",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("board", werkdruk.web.fields.BoardNumberField(max_length=5)),
            ("kind", models.CharField(max_length=12)),
            ("scheme", models.CharField(max_length=20)),
            ("year", models.PositiveSmallIntegerField()),
            ("school", werkdruk.web.fields.BrinField(max_length=4, null=True)),
            ("school_year", werkdruk.web.fields.SchoolYearField(null=True)),
            ("measure", models.CharField(max_length=40, null=True)),
            ("name", models.TextField()),
        ],
        options={"db_table": "ledger_account", "ordering": ["name"], **UNMANAGED},
    ),
    migrations.CreateModel(
        name="LedgerDecision",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("board", werkdruk.web.fields.BoardNumberField(max_length=5)),
            ("school", werkdruk.web.fields.BrinField(max_length=4)),
            ("school_year", werkdruk.web.fields.SchoolYearField()),
            ("version", models.PositiveSmallIntegerField()),
            ("measure", models.CharField(max_length=40)),
            ("amount", werkdruk.web.fields.EuroField()),
            ("on", models.DateField(db_column="on_day")),
            (
                "act",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="werkdruk.councilact"
                ),
            ),
        ],
        options={
            "db_table": "ledger_decision",
            "ordering": ["board", "school", "school_year", "version", "measure"],
            **UNMANAGED,
        },
    ),
    migrations.CreateModel(
        name="LedgerPosting",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("line", models.PositiveSmallIntegerField()),
            ("kind", models.CharField(max_length=12)),
            ("board", werkdruk.web.fields.BoardNumberField(max_length=5)),
            ("school", werkdruk.web.fields.BrinField(max_length=4, null=True)),
            ("school_year", werkdruk.web.fields.SchoolYearField(null=True)),
            ("scheme", models.CharField(max_length=20)),
            ("year", models.PositiveSmallIntegerField()),
            ("measure", models.CharField(max_length=40, null=True)),
            ("amount", werkdruk.web.fields.EuroField()),
            ("turn", models.PositiveIntegerField()),
            ("balance", werkdruk.web.fields.EuroField()),
            (
                "account",
                models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="postings",
                    to="werkdruk.ledgeraccount",
                ),
            ),
            (
                "entry",
                models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="postings",
                    to="werkdruk.ledgerentry",
                ),
            ),
        ],
        options={"db_table": "ledger_posting", "ordering": ["entry_id", "line"], **UNMANAGED},
    ),
]


class Migration(migrations.Migration):
    """The tables first, then what was in them."""

    dependencies = [("werkdruk", "0011_telling")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(renew, back)], state_operations=STATE
        )
    ]
