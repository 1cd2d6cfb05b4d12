# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One click into a role of the demo board. These addresses exist in the demo only."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from werkdruk.web.queries.entrance import demo_person


@require_POST
def become(request: HttpRequest, code: str) -> HttpResponse:
    """Logs in as a demo role, and goes on to the page that was asked for."""
    person = demo_person(code)
    if person is None:
        raise Http404
    login(request, person)
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return redirect(wanted if is_ours else reverse("start"))


urlpatterns = [path("demo/<slug:code>/", become, name="demo-role")]
