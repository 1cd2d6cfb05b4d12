# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The account of a year: as it stands, as it was issued, and as a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from werkdruk.kernel import WerkdrukError
from werkdruk.web.access import Act, NotYours
from werkdruk.web.actions import accounts
from werkdruk.web.clock import today
from werkdruk.web.models import Year
from werkdruk.web.queries import accounts as queries
from werkdruk.web.queries.account_sheets import account_sheets
from werkdruk.web.views.changed import unless_changed
from werkdruk.web.views.doors import in_year, step, visitor
from werkdruk.web.views.files import attachment, document
from werkdruk.web.views.pages import show
from werkdruk.web.views.sentences import sentence
from werkdruk.web.views.sheet_files import PDF, XLSX, paper, workbook

HERE = "account"
SHEETS = {"pdf": (paper, PDF), "xlsx": (workbook, XLSX)}
"""How each kind of paper is made of sheets, and what kind of file it is."""


@in_year
@unless_changed(HERE)
def account(request: HttpRequest, year: Year) -> HttpResponse:
    """The account; one that is not what was issued is not shown."""
    return show(request, "account", year, here=HERE, page=queries.page_of(year, visitor(request), today()))


@step(Act.ISSUE_ACCOUNT)
@unless_changed(HERE)
def issue(request: HttpRequest, year: Year) -> HttpResponse:
    """Issues the account."""
    try:
        accounts.issue_account(year, by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        messages.error(request, sentence(refusal))
    else:
        messages.success(request, _("De verantwoording is vastgesteld en verandert niet meer."))
    return redirect(reverse("account", args=[year.school.brin, year.school_year]))


@in_year
@unless_changed(HERE)
def file(request: HttpRequest, year: Year, form: str) -> HttpResponse:
    """The account as a file, or the plan it rests on."""
    if form in SHEETS:
        make, kind = SHEETS[form]
        page = queries.page_of(year, visitor(request), today())
        return document(year, "verantwoording", make(account_sheets(year, page)), suffix=form, kind=kind)
    body = queries.body_to_show(year, today())
    makers: Mapping[str, Callable[[], HttpResponse]] = {
        "tekst": lambda: attachment(year, "verantwoording", "txt", body["text"]),
        "csv": lambda: attachment(year, "verantwoording", "csv", body["csv"]),
        "json": lambda: attachment(year, "verantwoording", "json", _json(body["account"])),
        "plan": lambda: attachment(year, "plan", "json", _json(body["plan"])),
    }
    if form not in makers or (form == "plan" and body["plan"] is None):
        raise Http404
    return makers[form]()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


AT = "school/<brin:brin>/<schoolyear:school_year>/verantwoording/"
urlpatterns: list[URLPattern] = [
    path(AT, account, name="account"),
    path(f"{AT}vaststellen/", issue, name="account-issue"),
    path(f"{AT}bestand/<str:form>/", file, name="account-file"),
]
