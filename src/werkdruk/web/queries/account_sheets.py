# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The account of a school year as sheets, from the page of it: so the paper says what was issued, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from werkdruk.web.models import Year
from werkdruk.web.queries.accounts import AccountPage, UseRow
from werkdruk.web.queries.ledger import chain_head
from werkdruk.web.queries.sheets import Row, Sheet, Sheets
from werkdruk.web.wording import day


def account_sheets(year: Year, page: AccountPage) -> Sheets:
    """The account of a school year for paper and workbook, in the language of the reader."""
    told = {"school": year.school.name, "year": year.school_year}
    return Sheets(
        title=_("Verantwoording werkdrukmiddelen %(school)s, schooljaar %(year)s") % told,
        paragraph=(page.closing, _standing(page), *filter(None, (page.council,)), *page.remarks),
        sheets=(_received(page), _spent(page)),
        rests_on=tuple(_rests_on(year, page)),
        bar=((_("Besteed"), page.spent), (_("Vastgelegd"), page.committed), (_("Over"), page.left)),
    )


def _standing(page: AccountPage) -> str:
    if page.issued_on is None:
        return _("Dit is de stand op %(day)s, nog geen vastgestelde verantwoording.") % {"day": day(page.on)}
    return _("Vastgesteld op %(day)s.") % {"day": day(page.issued_on)}


def _received(page: AccountPage) -> Sheet:
    rows: list[Row] = [
        (line.funding_year, f"{line.title} ({line.rule})", line.documents, line.amount) for line in page.received
    ]
    if page.carried_in:
        rows.append((_("meegenomen"), _("over uit het schooljaar ervoor"), "", page.carried_in))
    heads = (_("Jaar"), _("Regel"), _("Brief"), _("Bedrag"))
    note = " ".join(f"{each.rules}: {each.text}" for each in page.caveats)
    return Sheet(_("Wat kwam er binnen?"), heads, tuple(rows), (_("Samen"), "", "", page.available), note)


def _spent(page: AccountPage) -> Sheet:
    rows = [_row(purpose.title, use) for purpose in page.purposes for use in purpose.uses]
    heads = (_("Doel"), _("Code"), _("Maatregel"), _("Gepland"), _("Vastgelegd"), _("Besteed"))
    total = (_("Samen"), "", "", page.planned, page.committed, page.spent)
    return Sheet(_("Wat is ermee gedaan?"), heads, tuple(rows), total)


def _row(purpose: str, use: UseRow) -> Row:
    return purpose, use.code, use.title, use.planned, use.committed, use.spent


def _rests_on(year: Year, page: AccountPage) -> Iterator[str]:
    if page.version:
        told = {"version": page.version, "digest": page.plan_digest}
        yield _("Werkdrukplan versie %(version)s, kenmerk %(digest)s.") % told
    if page.digest:
        yield _("Kenmerk van deze verantwoording: %(digest)s.") % {"digest": page.digest}
    if page.issued_on is None:
        yield _("Laatste schakel van de boekingen: %(head)s.") % {"head": chain_head(year.school.board.number)}
    yield _("Zelf narekenen: %(command)s") % {"command": page.command}
