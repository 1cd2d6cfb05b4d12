# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Issuing the account of a school year: once, whole, and never changed."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from werkdruk.deciding.years import YearAct
from werkdruk.kernel import digest
from werkdruk.web import access
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import advance, locked
from werkdruk.web.models import IssuedAccount, User, Year
from werkdruk.web.queries.accounts import body_on
from werkdruk.web.queries.bookings import issued_account


@transaction.atomic
def issue_account(year: Year, *, by: User, on: date) -> IssuedAccount:
    """The account of the year as it stands on `on`, kept with its digest; the one that was issued when done before.

    From here nothing can be booked on `on` or an earlier day. Raises Refused while the school year runs, NotPossible
    when no plan was carried out.
    """
    access.may(by, access.Act.ISSUE_ACCOUNT, year.school)
    locked(year)
    issued = issued_account(year)
    if issued is not None:
        return issued
    if on <= year.school_year.last:
        raise Refused("year-not-over", day=year.school_year.last)
    advance(year, YearAct.ACCOUNT)
    body = body_on(year, on)
    account = IssuedAccount.objects.create(year=year, on=on, by=by, body=body, digest=digest(body))
    log(by, "account.issued", str(year), board=year.school.board, on=on)
    return account
