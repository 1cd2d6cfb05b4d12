# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan: made of what was chosen, put to the council, and made anew when it has to be."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from werkdruk.kernel import WerkdrukError
from werkdruk.web.access import Act, NotYours
from werkdruk.web.actions import councils, packages, plans
from werkdruk.web.clock import today
from werkdruk.web.converters import number_in
from werkdruk.web.forms.merging import ClosingForm
from werkdruk.web.forms.plans import RevisionForm
from werkdruk.web.models import Plan, Year
from werkdruk.web.queries import plan_pages
from werkdruk.web.queries.plan_pages import PlanPage
from werkdruk.web.queries.plans import is_newest, latest_plan, version_of
from werkdruk.web.views.changed import unless_changed
from werkdruk.web.views.doors import in_year, step, visitor
from werkdruk.web.views.pages import show
from werkdruk.web.views.sentences import sentence

HERE = "plan"


@in_year
@unless_changed(HERE)
def plan(request: HttpRequest, year: Year, version: int | None = None) -> HttpResponse:
    """The newest version of the plan, or the version of the address."""
    return _show(request, year, version)


@step(Act.MAKE_PLAN)
@unless_changed(HERE)
def make(request: HttpRequest, year: Year) -> HttpResponse:
    """Makes the plan of what was chosen."""
    try:
        made = plans.make_plan(year, by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        messages.error(request, sentence(refusal))
    else:
        messages.success(request, _("Het plan is gemaakt: versie %(version)s.") % {"version": made.version})
    return redirect(_address(year))


@step(Act.ASK_CONSENT)
@unless_changed(HERE)
def ask(request: HttpRequest, year: Year) -> HttpResponse:
    """Puts the plan to the council."""
    shown = _version(request, year)
    try:
        councils.ask_consent(shown, by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        messages.error(request, sentence(refusal))
        return redirect(_address(year))
    messages.success(request, _("Het plan ligt bij de PMR. De tekst verandert nu niet meer."))
    return redirect(reverse("council", args=[year.school.brin, year.school_year]))


@step(Act.REVISE)
@unless_changed(HERE)
def revise(request: HttpRequest, year: Year) -> HttpResponse:
    """Makes the next version of the plan."""
    shown = _version(request, year)
    form = _revision(request, year, plan_pages.plan_page(year, visitor(request), today(), shown.version))
    if form.is_valid():
        told = form.cleaned_data
        try:
            later = plans.revise(
                shown,
                drop=told["drop"],
                edits=form.edits(),
                add=told["add"],
                reason=told["reason"],
                by=visitor(request),
                on=today(),
            )
        except NotYours:
            raise
        except WerkdrukError as refusal:
            if not is_newest(shown):
                messages.error(request, sentence(refusal))
                return redirect(_address(year))
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("Er is een nieuwe versie: %(version)s.") % {"version": later.version})
            return redirect(_address(year))
    return _show(request, year, form=form)


@step(Act.MAKE_PLAN)
@unless_changed(HERE)
def ask_package(request: HttpRequest, year: Year) -> HttpResponse:
    """Asks all personnel for their yes or no on the whole plan."""
    form = ClosingForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Kies een dag."))
        return redirect(_address(year))
    shown, closes = _version(request, year), form.cleaned_data["closes"]
    return _package(request, year, lambda: packages.ask_package(shown, closes=closes, by=visitor(request), on=today()))


@step(Act.MAKE_PLAN)
@unless_changed(HERE)
def close_package(request: HttpRequest, year: Year) -> HttpResponse:
    """Closes that yes or no."""
    shown = _version(request, year)
    return _package(request, year, lambda: packages.close_package(shown, by=visitor(request), on=today()))


@step(Act.REVISE)
@unless_changed(HERE)
def second(request: HttpRequest, year: Year) -> HttpResponse:
    """Takes the package at hand as the next version."""
    shown = _version(request, year)
    return _package(request, year, lambda: packages.take_runner_up(shown, by=visitor(request), on=today()))


def _package(request: HttpRequest, year: Year, act: Callable[[], object]) -> HttpResponse:
    """Back to the plan; what is refused is said there."""
    try:
        act()
    except NotYours:
        raise
    except WerkdrukError as refusal:
        messages.error(request, sentence(refusal))
    return redirect(_address(year))


def _version(request: HttpRequest, year: Year) -> Plan:
    """The version that the form was about; the newest when it does not say. 404 when there is none."""
    newest = latest_plan(year)
    asked = request.POST.get("version", "")
    if newest is None:
        raise Http404
    if not asked or asked == str(newest.version):
        return newest
    version = number_in(asked)
    shown = None if version is None else version_of(year, version)
    if shown is None:
        raise Http404
    return shown


def _revision(request: HttpRequest, year: Year, page: PlanPage | None = None) -> RevisionForm:
    found = page or plan_pages.plan_page(year, visitor(request), today())
    lines = found.text.lines if found is not None and found.text is not None else ()
    back = found.comes_back if found is not None else ()
    sent = request.POST if request.method == "POST" else None
    return RevisionForm(sent, lines=lines, months=year.school_year.months, back=back)


def _show(
    request: HttpRequest, year: Year, version: int | None = None, *, form: RevisionForm | None = None
) -> HttpResponse:
    page = plan_pages.plan_page(year, visitor(request), today(), version)
    if page is None:
        raise Http404
    closing = ClosingForm(initial={"closes": page.package.closes if page.package else None})
    filled = form or _revision(request, year, page)
    return show(request, "plan", year, here=HERE, page=page, form=filled, closing=closing)


def _address(year: Year) -> str:
    return reverse("plan", args=[year.school.brin, year.school_year])


AT = "school/<brin:brin>/<schoolyear:school_year>/plan/"
urlpatterns: list[URLPattern] = [
    path(AT, plan, name="plan"),
    path(f"{AT}versie/<int:version>/", plan, name="plan-version"),
    path(f"{AT}maken/", make, name="plan-make"),
    path(f"{AT}voorleggen/", ask, name="plan-ask"),
    path(f"{AT}aanpassen/", revise, name="plan-revise"),
    path(f"{AT}personeel/", ask_package, name="plan-package"),
    path(f"{AT}personeel-sluiten/", close_package, name="plan-package-close"),
    path(f"{AT}tweede-pakket/", second, name="plan-second"),
]
