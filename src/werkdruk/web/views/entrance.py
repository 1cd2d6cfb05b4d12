# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Logging in, and the way to your own school or board."""

from __future__ import annotations

from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path

from werkdruk.web.queries import entrance as queries
from werkdruk.web.views.doors import visitor


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Straight to the one place you have, else the list of your places."""
    page = queries.places_of(visitor(request))
    if page.only is not None:
        return redirect(page.only.address)
    return render(request, "pages/start.html", {"page": page})


class LogIn(auth.LoginView):
    """The log-in page; in the demo with one button per role."""

    template_name = "pages/login.html"
    redirect_authenticated_user = True
    extra_context = None

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """The form, and in the demo the roles."""
        return {**super().get_context_data(**kwargs), "page": queries.log_in_page()}


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for an address that does not exist for you."""
    return render(request, "pages/not_found.html", status=404)


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for a form or a file that is too much, or that no page of ours sends."""
    return render(request, "pages/unreadable.html", status=400)


def out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form without its secret: it was open while somebody logged in again, or cookies are off."""
    return render(request, "pages/out_of_date.html", status=403)


def failed(request: HttpRequest) -> HttpResponse:
    """The page for a fault of ours."""
    return render(request, "pages/failed.html", status=500)


urlpatterns = [
    path("", start, name="start"),
    path("inloggen/", LogIn.as_view(), name="login"),
    path("uitloggen/", auth.LogoutView.as_view(), name="logout"),
]
