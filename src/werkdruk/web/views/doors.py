# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way into a page: log in, then the place through `access`, then the step."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect

from werkdruk.kernel import BoardNumber, Brin, SchoolYear
from werkdruk.web import access
from werkdruk.web.models import Board, School, User, Year

P = ParamSpec("P")
View = Callable[..., HttpResponse]


def visitor(request: HttpRequest) -> User:
    """Who is logged in; only behind a door."""
    return cast("User", request.user)


def at_board(view: Callable[Concatenate[HttpRequest, Board, P], HttpResponse]) -> View:
    """The view with the board of its address, for somebody who may see it."""

    @login_required
    @wraps(view)
    def door(request: HttpRequest, number: BoardNumber, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, access.board(visitor(request), number), *args, **kwargs)

    return door


def at_school(view: Callable[Concatenate[HttpRequest, School, P], HttpResponse]) -> View:
    """The view with the school of its address, for somebody who may see it."""

    @login_required
    @wraps(view)
    def door(request: HttpRequest, brin: Brin, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, access.school(visitor(request), brin), *args, **kwargs)

    return door


def in_year(view: Callable[Concatenate[HttpRequest, Year, P], HttpResponse]) -> View:
    """The view with the school year of its address, for somebody who may see the school."""

    @login_required
    @wraps(view)
    def door(
        request: HttpRequest, brin: Brin, school_year: SchoolYear, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        return view(request, access.year(visitor(request), brin, school_year), *args, **kwargs)

    return door


def step(act: access.Act) -> Callable[[View], View]:
    """The view of one step of a school year: sent by a form, by somebody whose step it is.

    Its address lies under that of the page with the form. Who comes there without sending anything (reloading, or
    after choosing the other language) goes back to that page.
    """

    def with_act(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, year: Year, *args: object, **kwargs: object) -> HttpResponse:
            if request.method == "GET":
                return redirect(request.path.rstrip("/").rpartition("/")[0] + "/")
            if request.method != "POST":
                return HttpResponseNotAllowed(["GET", "POST"])
            access.may(visitor(request), act, year.school)
            return view(request, year, *args, **kwargs)

        return in_year(cast("View", checked))

    return with_act
