# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of the frames: what is agreed, the draft to work on, every step to frames that hold, and the kick-off."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from werkdruk.deciding.frames import Frames, FramesAct
from werkdruk.kernel import WerkdrukError
from werkdruk.web import access
from werkdruk.web.access import Act, NotYours
from werkdruk.web.actions import agreeing, frames
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.clock import today
from werkdruk.web.forms.frames import ActForm, FramesForm, data_of, field_for, rows_for, rows_in
from werkdruk.web.forms.frames_choices import DAYS
from werkdruk.web.models import FramesVersion, Year
from werkdruk.web.queries import frames_pages as queries
from werkdruk.web.queries import kickoffs
from werkdruk.web.queries.framing import (
    draft_now,
    found_in,
    text_of,
    units_of_frames,
    version_in_hand,
    version_numbered,
)
from werkdruk.web.queries.polls import polls_page
from werkdruk.web.views.doors import in_year, step, visitor
from werkdruk.web.views.pages import show
from werkdruk.web.views.sentences import sentence

HERE = "frames"


@in_year
def read(request: HttpRequest, year: Year) -> HttpResponse:
    """The frames that are being agreed on, else those that hold; without any, how to begin."""
    version = version_in_hand(year)
    if version is None:
        return show(request, "frames_none", year, here=HERE, may_begin=queries.may_begin(year, visitor(request)))
    return _show(request, year, version)


@in_year
def version(request: HttpRequest, year: Year, version: int) -> HttpResponse:
    """One version, also one that does not hold any more."""
    return _show(request, year, _numbered(year, version))


@in_year
def edit(request: HttpRequest, year: Year) -> HttpResponse:
    """The draft as a form, with what does not go together at its fields; sent, it is kept as far as it goes."""
    access.may(visitor(request), Act.SET_FRAMES, year.school)
    draft = version_in_hand(year)
    if draft is None:
        return redirect(_address("frames", year))
    if request.method != "POST":
        return _show_form(request, year, draft, None)
    form = FramesForm(request.POST, units=_units(year), rows=rows_in(request.POST))
    if not form.is_valid():
        return _show_form(request, year, draft, form, status=200)
    typed = form.frames(text_of(draft), _kinds(year))
    try:
        frames.change_draft(draft, typed, seen=request.POST.get("seen", ""), by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        form.add_error(None, sentence(refusal))
        return _show_form(request, year, draft, form, typed=typed)
    messages.success(request, _("De kaders zijn bewaard."))
    return redirect(_address("frames-edit" if found_in(year, typed, today()) else "frames", year))


@step(Act.SET_FRAMES)
def begin(request: HttpRequest, year: Year) -> HttpResponse:
    """A draft to work on: the first, or the next version of frames that hold."""
    try:
        frames.draft_frames(year, by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        messages.error(request, sentence(refusal))
        return redirect(_address("frames", year))
    return redirect(_address("frames-edit", year))


@in_year
def take(request: HttpRequest, year: Year) -> HttpResponse:
    """One step with the text that somebody saw."""
    hand = version_in_hand(year)
    if request.method != "POST" or hand is None:
        return redirect(_address("frames", year))
    form = ActForm(request.POST)
    act = form.is_valid() and form.cleaned_data["act"] in set(FramesAct) and FramesAct(form.cleaned_data["act"])
    if not act:
        raise Http404
    access.may(visitor(request), agreeing.act_of(act), year.school)
    try:
        _do(request, hand, act, form)
    except NotYours:
        raise
    except WerkdrukError as refusal:
        form.add_error("reasons" if not form.cleaned_data["reasons"] else None, sentence(refusal))
        return _show(request, year, draft_now(hand), form=form)
    messages.success(request, _("Deze stap is vastgelegd."))
    return redirect(_address("frames", year))


def _do(request: HttpRequest, hand: FramesVersion, act: FramesAct, form: ActForm) -> None:
    told = form.cleaned_data
    if told["seen"] != hand.digest:
        raise Refused("frames-changed")
    given: dict[str, Any] = {"by": visitor(request), "on": today()}
    if act is FramesAct.FIND_BACKED:
        agreeing.close_check(hand, **given)
    else:
        agreeing.take(hand, act, reasons=told["reasons"], **given)


@in_year
def kickoff(request: HttpRequest, year: Year) -> HttpResponse:
    """What everybody hears before the first idea, to print on one sheet."""
    hand = version_in_hand(year)
    if hand is None:
        return redirect(_address("frames", year))
    text = text_of(hand)
    parts, holds = queries.kickoff_of(text), kickoffs.holds(hand)
    return show(request, "kickoff", year, here=HERE, parts=parts, holds=holds, digest=text.digest)


@in_year
def kickoff_paper(request: HttpRequest, year: Year) -> HttpResponse:
    """The same as a PDF of one sheet."""
    hand = version_in_hand(year)
    if hand is None:
        return redirect(_address("frames", year))
    made = kickoffs.paper_of(hand)
    name = f"aftrap-{year.school.brin}-{year.school_year.start}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _numbered(year: Year, number: int) -> FramesVersion:
    found = version_numbered(year, number)
    if found is None:
        raise Http404
    return found


def _units(year: Year) -> list[tuple[str, str]]:
    return [(unit, name) for unit, name, _kind in units_of_frames(year.school)]


def _kinds(year: Year) -> dict[str, Any]:
    return {unit: kind for unit, _name, kind in units_of_frames(year.school)}


def _show(request: HttpRequest, year: Year, version: FramesVersion, *, form: ActForm | None = None) -> HttpResponse:
    page = queries.frames_page(version, visitor(request), today())
    polls = polls_page(year, visitor(request), today())
    return show(request, "frames", year, here=HERE, page=page, form=form, traceable=polls.traceable)


def _show_form(
    request: HttpRequest,
    year: Year,
    draft: FramesVersion,
    form: FramesForm | None,
    *,
    typed: Frames | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form: as it was sent, or else as the draft is kept, with everything that does not go together."""
    now = draft_now(draft)
    kept = text_of(now)
    if not queries.frames_page(now, visitor(request), today()).may_edit:
        messages.error(request, sentence(Refused("frames-fixed")))
        return redirect(_address("frames", year))
    remarks: tuple[queries.FaultLine, ...] = ()
    if form is None:
        units = _units(year)
        form = FramesForm(data_of(kept, units), units=units, rows=rows_for(kept))
        form.is_valid()
        remarks = _mark(form, kept, queries.faults_of(found_in(year, kept, today())))
    return show(
        request,
        "frames_edit",
        year,
        here=HERE,
        form=form,
        parts=parts_of(form),
        seen=now.digest,
        remarks=remarks,
        differences=queries.differences_of(kept, typed) if typed is not None else (),
        status=status,
    )


def _mark(form: FramesForm, kept: Frames, found: tuple[queries.FaultLine, ...]) -> tuple[queries.FaultLine, ...]:
    """Puts each thing that stops the frames at its fields, and returns what stops nothing."""
    for fault in found:
        if not fault.stops:
            continue
        fields = [field for field in dict.fromkeys(field_for(key, kept) for key in fault.keys) if field in form.fields]
        for field in fields:
            form.add_error(field, f"{fault.words} {fault.hint}")
        if not fields:
            form.add_error(None, f"{fault.words} {fault.hint}")
    return tuple(fault for fault in found if not fault.stops)


def parts_of(form: FramesForm) -> dict[str, Any]:
    """The fields of the form under the heads they stand below."""
    themes = [
        [form[f"theme_{row}_{part}"] for part in ("name", "stance", "reason", "condition")]
        for row in range(form.theme_rows)
    ]
    holidays = [
        [form[f"holiday_{row}_{part}"] for part in ("name", "first", "last")] for row in range(form.holiday_rows)
    ]
    return {
        "units": [form[f"unit_{unit}"] for unit, _name in form.units],
        "themes": themes,
        "theme_ids": [form[f"theme_{row}_id"] for row in range(form.theme_rows)],
        "holidays": holidays,
        "days": [form[day] for day in DAYS],
    }


def _address(name: str, year: Year) -> str:
    return reverse(name, args=[year.school.brin, year.school_year])


AT = "school/<brin:brin>/<schoolyear:school_year>/kaders/"
urlpatterns: list[URLPattern] = [
    path(AT, read, name="frames"),
    path(f"{AT}versie/<int:version>/", version, name="frames-version"),
    path(f"{AT}tekst/", edit, name="frames-edit"),
    path(f"{AT}begin/", begin, name="frames-begin"),
    path(f"{AT}stap/", take, name="frames-step"),
    path(f"{AT}aftrap/", kickoff, name="kickoff"),
    path(f"{AT}aftrap.pdf", kickoff_paper, name="kickoff-paper"),
]
