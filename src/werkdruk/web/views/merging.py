# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Joining what units chose: doubles made one, units without a plan, and what happens when it costs too much."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from werkdruk.kernel import WerkdrukError
from werkdruk.web.access import Act, NotYours
from werkdruk.web.actions import merging
from werkdruk.web.actions.polls import close_poll
from werkdruk.web.clock import today
from werkdruk.web.forms.merging import ClosingForm, JoinForm, ReasonForm
from werkdruk.web.models import Deelplan, Unit, Year
from werkdruk.web.queries.deelplannen import deelplan_in, joined_in, package_poll
from werkdruk.web.queries.merge_pages import MergePage, merge_page
from werkdruk.web.queries.talks import unit_in
from werkdruk.web.queries.year_lines import address_of, crumbs_of
from werkdruk.web.views.changed import unless_changed
from werkdruk.web.views.doors import in_year, step, visitor
from werkdruk.web.views.pages import show
from werkdruk.web.views.sentences import sentence
from werkdruk.web.wording import euro

HERE = "plan"


@in_year
@unless_changed(HERE)
def merge(request: HttpRequest, year: Year) -> HttpResponse:
    """What every place chose, side by side."""
    return _show(request, year)


@step(Act.JOIN_PLANS)
def join(request: HttpRequest, year: Year) -> HttpResponse:
    """Makes one measure of like ones."""
    page = merge_page(year, visitor(request), today())
    form = _join_form(page, request)
    if form.is_valid():
        told = form.cleaned_data
        try:
            made = merging.join(year, told["measures"], title=told["title"], by=visitor(request), on=today())
        except NotYours:
            raise
        except WerkdrukError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            told = {"title": made.title, "price": euro(made.amount)}
            messages.success(request, _("%(title)s is nu één maatregel, voor %(price)s.") % told)
            return redirect(_address(year))
    return _show(request, year, form)


@step(Act.JOIN_PLANS)
def part(request: HttpRequest, year: Year, joined: int) -> HttpResponse:
    """Puts joined measures back as they were chosen."""
    found = joined_in(year, joined)
    if found is None:
        raise Http404
    return _done(request, year, lambda: merging.part(found, by=visitor(request), on=today()))


@step(Act.MAKE_PLAN)
def without(request: HttpRequest, year: Year, unit: int) -> HttpResponse:
    """Writes down that a unit made no plan."""
    place, reason = _unit(year, unit), _reason(request)
    return _done(
        request, year, lambda: merging.without_plan(year, place, reason=reason, by=visitor(request), on=today())
    )


@step(Act.MAKE_PLAN)
def after_all(request: HttpRequest, year: Year, unit: int) -> HttpResponse:
    """A unit makes a plan after all."""
    kept = _deelplan(year, unit)
    return _done(request, year, lambda: merging.after_all(kept, by=visitor(request), on=today()))


@step(Act.MAKE_PLAN)
def send_back(request: HttpRequest, year: Year, unit: int) -> HttpResponse:
    """A unit chooses again what gets less."""
    kept, reason = _deelplan(year, unit), _reason(request)
    return _done(request, year, lambda: merging.send_back(kept, reason=reason, by=visitor(request), on=today()))


@step(Act.MAKE_PLAN)
def ask(request: HttpRequest, year: Year) -> HttpResponse:
    """Asks personnel which package they want."""
    form = ClosingForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Kies een dag."))
        return redirect(_address(year))
    closes = form.cleaned_data["closes"]
    return _done(request, year, lambda: merging.ask_which_package(year, closes=closes, by=visitor(request), on=today()))


@step(Act.MAKE_PLAN)
def close(request: HttpRequest, year: Year) -> HttpResponse:
    """Closes the choice between packages."""
    poll = package_poll(year)
    if poll is None:
        raise Http404
    return _done(request, year, lambda: close_poll(poll, by=visitor(request), on=today()))


def _unit(year: Year, unit: int) -> Unit:
    found = unit_in(year, unit)
    if found is None:
        raise Http404
    return found


def _deelplan(year: Year, unit: int) -> Deelplan:
    found = deelplan_in(year, unit)
    if found is None:
        raise Http404
    return found


def _reason(request: HttpRequest) -> str:
    form = ReasonForm(request.POST)
    return str(form.cleaned_data["reason"]) if form.is_valid() else ""


def _done(request: HttpRequest, year: Year, act: Callable[[], object]) -> HttpResponse:
    """Back to the page; what is refused is said there."""
    try:
        act()
    except NotYours:
        raise
    except WerkdrukError as refusal:
        messages.error(request, sentence(refusal))
    return redirect(_address(year))


def _join_form(page: MergePage, request: HttpRequest | None = None) -> JoinForm:
    choices = [(row.measure, f"{row.title} ({row.units}, {euro(row.amount)})") for row in page.rows if not row.joined]
    return JoinForm(request.POST if request is not None else None, measures=choices)


def _show(request: HttpRequest, year: Year, form: JoinForm | None = None) -> HttpResponse:
    page = merge_page(year, visitor(request), today())
    *way, (title, _here) = crumbs_of(year, HERE)
    crumbs = (*way, (title, address_of(HERE, year)), (_("Samenvoegen"), ""))
    closing = ClosingForm(initial={"closes": page.closes})
    return show(
        request, "merge", year, here=HERE, page=page, form=form or _join_form(page), closing=closing, crumbs=crumbs
    )


def _address(year: Year) -> str:
    return reverse("merge", args=[year.school.brin, year.school_year])


AT = "school/<brin:brin>/<schoolyear:school_year>/plan/samenvoegen/"
urlpatterns: list[URLPattern] = [
    path(AT, merge, name="merge"),
    path(f"{AT}een-maken/", join, name="merge-join"),
    path(f"{AT}<int:joined>/", part, name="merge-part"),
    path(f"{AT}pakket/", ask, name="merge-ask"),
    path(f"{AT}pakket-sluiten/", close, name="merge-close"),
    path(f"{AT}<int:unit>/geen-plan/", without, name="merge-without"),
    path(f"{AT}<int:unit>/toch-een-plan/", after_all, name="merge-after-all"),
    path(f"{AT}<int:unit>/terug/", send_back, name="merge-send-back"),
]
