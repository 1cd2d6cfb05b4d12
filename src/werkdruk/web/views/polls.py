# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of polls: what was asked in a school year, answering, asking and closing an informal question."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from werkdruk.kernel import WerkdrukError
from werkdruk.web.access import Act, NotYours
from werkdruk.web.actions import polls as actions
from werkdruk.web.clock import today
from werkdruk.web.forms.polls import QuestionForm
from werkdruk.web.models import Poll, Year
from werkdruk.web.queries import polls as queries
from werkdruk.web.views.doors import in_year, step, visitor
from werkdruk.web.views.pages import show
from werkdruk.web.views.sentences import sentence

HERE = "frames"


@in_year
def polls(request: HttpRequest, year: Year) -> HttpResponse:
    """Everything that was asked in a school year."""
    return _show_all(request, year)


@in_year
def poll(request: HttpRequest, year: Year, poll: int) -> HttpResponse:
    """One poll, with its answers or its numbers."""
    card = queries.card_of(_poll(year, poll), visitor(request), today())
    page = queries.polls_page(year, visitor(request), today())
    return show(request, "poll", year, here=HERE, poll=card, traceable=page.traceable)


@step(Act.ASK_STAFF)
def ask(request: HttpRequest, year: Year) -> HttpResponse:
    """Puts an informal question."""
    page = queries.polls_page(year, visitor(request), today())
    form = QuestionForm(request.POST, units=page.units, earliest=today())
    if form.is_valid():
        told = form.cleaned_data
        try:
            made = actions.open_poll(
                year,
                queries.QUESTION,
                unit=queries.unit_in(year, told["unit"]),
                question=told["question"],
                answers=told["answers"],
                closes=told["closes"],
                by=visitor(request),
                on=today(),
            )
        except NotYours:
            raise
        except WerkdrukError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("De vraag staat open."))
            return redirect(_address("poll", year, made.pk))
    return _show_all(request, year, form)


@step(Act.VOTE)
def answer(request: HttpRequest, year: Year, poll: int) -> HttpResponse:
    """Keeps an answer, in place of the one before."""
    found = _poll(year, poll)
    try:
        actions.answer_poll(found, request.POST.get("answer", ""), by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        messages.error(request, sentence(refusal))
    else:
        messages.success(request, _("Je antwoord is bewaard. Je kunt het veranderen zolang het open is."))
    return redirect(_address("poll", year, found.pk))


@step(Act.ASK_STAFF)
def close(request: HttpRequest, year: Year, poll: int) -> HttpResponse:
    """Closes an informal question; the yes or no to frames or to a plan is closed where it is asked."""
    found = _poll(year, poll)
    if found.matter != queries.QUESTION:
        raise Http404
    try:
        actions.close_poll(found, by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        messages.error(request, sentence(refusal))
    return redirect(_address("poll", year, found.pk))


def _poll(year: Year, number: int) -> Poll:
    found = queries.poll_in(year, number)
    if found is None:
        raise Http404
    return found


def _show_all(request: HttpRequest, year: Year, asking: QuestionForm | None = None) -> HttpResponse:
    page = queries.polls_page(year, visitor(request), today())
    blank = QuestionForm(units=page.units, earliest=today())
    return show(request, "polls", year, here=HERE, page=page, asking=asking or blank, form=asking)


def _address(name: str, year: Year, *rest: int) -> str:
    return reverse(name, args=[year.school.brin, year.school_year, *rest])


AT = "school/<brin:brin>/<schoolyear:school_year>/peilingen/"
urlpatterns: list[URLPattern] = [
    path(AT, polls, name="polls"),
    path(f"{AT}vraag/", ask, name="poll-ask"),
    path(f"{AT}<int:poll>/", poll, name="poll"),
    path(f"{AT}<int:poll>/antwoord/", answer, name="poll-answer"),
    path(f"{AT}<int:poll>/sluiten/", close, name="poll-close"),
]
