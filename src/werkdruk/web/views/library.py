# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page with starting points for a proposal."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from werkdruk.web.forms.sieves import LibraryForm
from werkdruk.web.models import Year
from werkdruk.web.queries.library import library_page
from werkdruk.web.queries.proposals import crumbs_below, is_open
from werkdruk.web.views.doors import in_year, visitor
from werkdruk.web.views.pages import show
from werkdruk.web.views.proposals import AT, HERE


@in_year
def library(request: HttpRequest, year: Year) -> HttpResponse:
    """Measures seen in practice and the school's own of earlier years, for a purpose and with words."""
    sieve = LibraryForm(request.GET or None)
    purpose, text = sieve.wanted()
    page = library_page(year, visitor(request), purpose=purpose, text=text)
    crumbs = crumbs_below(year, _("Voorbeelden"))
    return show(request, "library", year, here=HERE, page=page, sieve=sieve, crumbs=crumbs, may_begin=is_open(year))


urlpatterns: list[URLPattern] = [path(f"{AT}voorbeelden/", library, name="library")]
