# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One click into a role of the demo board. These addresses exist in the demo only."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_POST

from werkdruk.web.queries.entrance import demo_person


@require_POST
def become(request: HttpRequest, code: str) -> HttpResponse:
    """Logs in as a demo role."""
    person = demo_person(code)
    if person is None:
        raise Http404
    login(request, person)
    return redirect("start")


urlpatterns = [path("demo/<slug:code>/", become, name="demo-role")]
