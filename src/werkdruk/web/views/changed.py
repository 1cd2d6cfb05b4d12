# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page is not shown when what it rests on is no longer what was kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from werkdruk.web.models import Year
from werkdruk.web.queries.accounts import AccountChanged
from werkdruk.web.queries.counts import NotTheSame
from werkdruk.web.queries.plans import PlanChanged
from werkdruk.web.views.pages import show

Page = Callable[..., HttpResponse]


def unless_changed(here: str) -> Callable[[Page], Page]:
    """The page of section `here`; in its place the two digests when they differ."""

    def checked(view: Page) -> Page:
        @wraps(view)
        def page(request: HttpRequest, year: Year, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, year, *args, **kwargs)
            except (AccountChanged, NotTheSame, PlanChanged) as refusal:
                return show(request, "account_changed", year, here=here, refusal=refusal, status=500)

        return page

    return checked
