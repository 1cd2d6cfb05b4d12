# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of proposals: the overview, the table to take along, and one proposal with all that is said about it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from werkdruk.web.clock import today
from werkdruk.web.forms.judging import (
    CHECKS,
    FINDINGS,
    AnswerForm,
    CommentForm,
    DeclineForm,
    JudgementForm,
    ObjectionForm,
    ReplyForm,
    WithdrawForm,
)
from werkdruk.web.forms.sieves import SieveForm
from werkdruk.web.models import Proposal, Year
from werkdruk.web.queries import discussions, proposal_history, proposal_lists
from werkdruk.web.queries import proposals as queries
from werkdruk.web.queries.results import verdict_of
from werkdruk.web.queries.themes import checks_of, grounds_of
from werkdruk.web.views.doors import in_year, visitor
from werkdruk.web.views.pages import show
from werkdruk.web.views.tables import csv_answer

HERE = "proposals"
AT = "school/<brin:brin>/<schoolyear:school_year>/voorstellen/"


@in_year
def proposals(request: HttpRequest, year: Year) -> HttpResponse:
    """All proposals of a year, or those somebody asks for."""
    sieve = SieveForm(request.GET or None, units=queries.units_of_school(year))
    page = proposal_lists.proposals_of(year, visitor(request), today(), sieve.wanted())
    return show(request, "proposals", year, here=HERE, page=page, sieve=sieve)


@in_year
def table(_request: HttpRequest, year: Year) -> HttpResponse:
    """All proposals of a year as a file; nobody is named in it."""
    name = f"werkdruk-{year.school.brin}-{str(year.school_year).replace('/', '-')}-voorstellen"
    return csv_answer(name, [str(head) for head in proposal_lists.HEADS], proposal_lists.taken_along(year))


@in_year
def proposal_page(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """One proposal."""
    return show_proposal(request, found_in(year, proposal))


def found_in(year: Year, number: int) -> Proposal:
    """The proposal of that number. Raises Http404 when there is none."""
    found = queries.proposal_of(year, number)
    if found is None:
        raise Http404
    return found


def show_proposal(request: HttpRequest, found: Proposal, **wrong: forms.Form) -> HttpResponse:
    """The page of a proposal; `wrong` are its forms that were sent with something wrong, by their name there."""
    user, on, year = visitor(request), today(), found.year
    page = queries.page_of(found, user, on)
    crumbs = queries.crumbs_below(year, _("Voorstel %(number)s") % {"number": page.number})
    asked = {**_forms(request, found), **wrong}
    objections = discussions.objections_of(found, user, is_open=queries.is_open(year))
    context: dict[str, Any] = {
        "page": page,
        "crumbs": crumbs,
        "verdict": verdict_of(found),
        "support": discussions.support_of(found, user, on, may_give=page.may.discuss and not page.is_mine),
        "comments": discussions.comments_of(found, user),
        "objections": [
            (each, asked.get(f"answer_{each.pk}", AnswerForm(prefix=f"answer-{each.pk}"))) for each in objections
        ],
        "offers": proposal_history.offers_of(found, user),
        "steps": proposal_history.history_of(found),
        "checks": [(CHECKS[check], FINDINGS[finding]) for check, finding in page.checks],
        "asked": asked,
        "form": next(iter(wrong.values()), asked["judgement"]),
    }
    return show(request, "proposal", year, here=HERE, **context)


def _forms(request: HttpRequest, found: Proposal) -> dict[str, forms.Form]:
    """The forms of the page, empty."""
    user, year = visitor(request), found.year
    return {
        "judgement": JudgementForm(checks=checks_of(found), themes=grounds_of(year)),
        "reply": ReplyForm(),
        "objection": ObjectionForm(units=queries.own_units(user, year), groups=discussions.groups_of(user, year)),
        "comment": CommentForm(),
        "withdraw": WithdrawForm(),
        "decline": DeclineForm(),
    }


def address(name: str, year: Year, *rest: object) -> str:
    """The address of a page of proposals."""
    return reverse(name, args=[year.school.brin, year.school_year, *rest])


urlpatterns: list[URLPattern] = [
    path(AT, proposals, name="proposals"),
    path(f"{AT}voorstellen.csv", table, name="proposals-table"),
    path(f"{AT}<int:proposal>/", proposal_page, name="proposal"),
]
