# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Showing a page of a school year inside its surroundings."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from werkdruk.web.clock import today
from werkdruk.web.models import Year
from werkdruk.web.queries.year_lines import surroundings_of


def show(
    request: HttpRequest, template: str, year: Year, *, here: str, status: int = 200, **context: object
) -> HttpResponse:
    """The page `pages/<template>.html` of a school year; `here` is the section it belongs to."""
    around = surroundings_of(year, here, today())
    everything = {
        "place": around.place,
        "sections": around.sections,
        "crumbs": around.crumbs,
        "phases": around.phases,
        "year": year,
        **context,
    }
    return render(request, f"pages/{template}.html", everything, status=status)
