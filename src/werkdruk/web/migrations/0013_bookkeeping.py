# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The board's own bookkeeping: how it is read, what waits to be confirmed, and what was imported, as guarded facts."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import werkdruk.web.fields
from werkdruk.web import fact_guard


class Migration(migrations.Migration):
    """Tables for importing from the bookkeeping."""

    dependencies = [("werkdruk", "0012_ledger")]

    operations = [
        migrations.CreateModel(
            name='BooksChart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.JSONField(default=dict)),
                ('board', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='books_chart', to='werkdruk.board')),
            ],
        ),
        migrations.CreateModel(
            name='BooksDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('found', models.JSONField()),
                ('board', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='books_draft', to='werkdruk.board')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='books_drafts', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='BooksImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('on', models.DateField()),
                ('file', models.CharField(max_length=200)),
                ('digest', models.CharField(max_length=71)),
                ('form', models.CharField(max_length=20)),
                ('package', models.CharField(blank=True, max_length=200)),
                ('book_year', models.CharField(blank=True, max_length=200)),
                ('first', models.DateField(null=True)),
                ('last', models.DateField(null=True)),
                ('lines', models.PositiveIntegerField()),
                ('debit', werkdruk.web.fields.EuroField()),
                ('credit', werkdruk.web.fields.EuroField()),
                ('chart', models.JSONField()),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='books_imports', to='werkdruk.board')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='books_imports', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['board_id', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ImportedBooking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('period', models.CharField(max_length=100)),
                ('journal', models.CharField(blank=True, max_length=100)),
                ('number', models.CharField(blank=True, max_length=100)),
                ('line', models.CharField(blank=True, max_length=100)),
                ('repeat', models.PositiveIntegerField()),
                ('occurrence', models.PositiveIntegerField()),
                ('on', models.DateField()),
                ('amount', werkdruk.web.fields.EuroField()),
                ('account', models.CharField(max_length=100)),
                ('cost', models.CharField(blank=True, max_length=100)),
                ('project', models.CharField(blank=True, max_length=100)),
                ('school', werkdruk.web.fields.BrinField(max_length=4)),
                ('measure', models.CharField(max_length=40)),
                ('is_gone', models.BooleanField(default=False)),
                ('books', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='werkdruk.booksimport')),
            ],
            options={
                'ordering': ['books_id', 'id'],
                'constraints': [models.UniqueConstraint(fields=('books', 'period', 'journal', 'number', 'line', 'repeat', 'occurrence'), name='booking_once_per_import')],
            },
        ),
        fact_guard.guarded("werkdruk_booksimport", "werkdruk_importedbooking"),
    ]
