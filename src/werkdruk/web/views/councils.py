# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The council's file: what is asked, what it answers, and what follows from that."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from werkdruk.deciding.consent import Act as ConsentAct
from werkdruk.kernel import WerkdrukError
from werkdruk.web.access import Act, NotYours
from werkdruk.web.actions import councils
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.clock import today
from werkdruk.web.converters import number_in
from werkdruk.web.forms.council_talks import ConditionsForm, ReplyForm
from werkdruk.web.forms.councils import AnswerForm, StepForm
from werkdruk.web.models import Plan, Year
from werkdruk.web.papers.documents import document
from werkdruk.web.queries import councils as queries
from werkdruk.web.queries.council_papers import blocks_of, lead_of
from werkdruk.web.queries.plans import is_newest, version_of
from werkdruk.web.views.changed import unless_changed
from werkdruk.web.views.doors import in_year, step, visitor
from werkdruk.web.views.files import download
from werkdruk.web.views.pages import show
from werkdruk.web.views.sentences import sentence
from werkdruk.web.wording import language

HERE = "council"
STEP_IDS = "stap_%s"
"""The ids of the inputs of the school's own steps, which can stand beside the council's answer."""


@in_year
@unless_changed(HERE)
def council(request: HttpRequest, year: Year) -> HttpResponse:
    """The whole file on one page."""
    return show_file(request, year)


@in_year
@unless_changed(HERE)
def paper(request: HttpRequest, year: Year) -> HttpResponse:
    """The whole file as PDF."""
    page = queries.council_page(year, visitor(request), today())
    title = _("Dossier voor de PMR, schooljaar %(year)s") % {"year": year.school_year}
    place = f"{year.school.board.name} · {year.school.name}"
    made = document(title, blocks_of(page), place=place, lead=lead_of(page), language=str(language()))
    return download(year, _("dossier"), "pdf", made)


@step(Act.ANSWER)
@unless_changed(HERE)
def answer(request: HttpRequest, year: Year) -> HttpResponse:
    """The council's answer."""
    plan = _plan(request, year)
    if not is_newest(plan):
        return _too_late(request, year)
    form = AnswerForm(request.POST, choices=queries.answers_for(year, visitor(request), today()))
    if _done(request, plan, form, councils.answer):
        messages.success(request, _("Het antwoord van de PMR is vastgelegd."))
        return redirect(_address(year))
    return show_file(request, year, answering=form)


@step(Act.ASK_CONSENT)
@unless_changed(HERE)
def respond(request: HttpRequest, year: Year) -> HttpResponse:
    """What the school does next."""
    plan = _plan(request, year)
    if not is_newest(plan):
        return _too_late(request, year)
    form = StepForm(request.POST, choices=queries.steps_for(year, visitor(request), today()), auto_id=STEP_IDS)
    if _done(request, plan, form, councils.respond):
        messages.success(request, _("Deze stap is vastgelegd."))
        return redirect(_address(year))
    return show_file(request, year, stepping=form)


def _done(request: HttpRequest, plan: Plan, form: StepForm, action: Any) -> bool:
    """Whether the step was taken; when it was refused the sentence stands on the form."""
    if not form.is_valid():
        return False
    told = form.cleaned_data
    try:
        action(plan, ConsentAct(told["act"]), reasons=told["reasons"], by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        form.add_error(None, sentence(refusal))
        return False
    return True


def _too_late(request: HttpRequest, year: Year) -> HttpResponse:
    """The file as it is now, for somebody whose page was about an older version."""
    messages.error(request, sentence(Refused("plan-replaced")))
    return redirect(_address(year))


def _plan(request: HttpRequest, year: Year) -> Plan:
    """The version the form was about. 404 when there is no such version."""
    version = number_in(request.POST.get("version", ""))
    plan = None if version is None else version_of(year, version)
    if plan is None:
        raise Http404
    return plan


def show_file(request: HttpRequest, year: Year, **given: Any) -> HttpResponse:
    """The file with its forms; a form that is given stands there as it was filled in.

    Known are `answering`, `stepping`, `settling`, and `replying` with the question that it is about.
    """
    page = queries.council_page(year, visitor(request), today(), known_on=_known_on(request))
    question, reply = given.get("replying", (None, None))
    replies = [
        (
            row,
            (reply if row.id == question else ReplyForm(auto_id=f"vraag-{row.id}-%s")) if row.can_be_answered else None,
        )
        for row in page.questions
    ]
    filled = [given[name] for name in ("answering", "stepping", "settling") if name in given]
    return show(
        request,
        "council",
        year,
        here=HERE,
        page=page,
        form=next(iter([*filled, reply]), None),
        answering=given.get("answering") or AnswerForm(choices=page.answers),
        stepping=given.get("stepping") or StepForm(choices=page.steps, auto_id=STEP_IDS),
        settling=given.get("settling") or ConditionsForm(conditions=page.waiting),
        replies=replies,
    )


def _known_on(request: HttpRequest) -> date | None:
    """The day somebody fills in to see until when nullity can be invoked; nothing is kept of it."""
    try:
        return date.fromisoformat(request.GET.get("bekend", ""))
    except ValueError:
        return None


def _address(year: Year) -> str:
    return reverse("council", args=[year.school.brin, year.school_year])


AT = "school/<brin:brin>/<schoolyear:school_year>/pmr/"
urlpatterns: list[URLPattern] = [
    path(AT, council, name="council"),
    path(f"{AT}dossier.pdf", paper, name="council-paper"),
    path(f"{AT}antwoord/", answer, name="council-answer"),
    path(f"{AT}vervolg/", respond, name="council-respond"),
]
