# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every answer carries, and the pages for what is refused."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from werkdruk.web.access import NotYours
from werkdruk.web.converters import number_in

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
BODY_MAX = 22_000_000
"""The most one request may hold, in bytes: the largest file that a form takes, and what stands around it."""
DRAINED_MAX, CHUNK = 400_000_000, 1 << 16
Answer = Callable[[HttpRequest], HttpResponse]


class SecurityHeaders:
    """Adds the content policy; pages that show somebody's data are never kept by a browser or a proxy."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer with its headers."""
        response = self.answer(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class ChosenLanguage:
    """Pages are Dutch until somebody chooses English, whatever the browser was installed in: the school is Dutch."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer in the language that was chosen and kept in a cookie."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = self.answer(request)
        response.headers.setdefault("Content-Language", language)
        return response


class RefusalPages:
    """Turns `NotYours` into a page that says whose the step is, and refuses what is too much before it is read."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer of the page asked for; no page is asked for more than BODY_MAX bytes."""
        size = number_in(request.META.get("CONTENT_LENGTH") or "0")
        if size is not None and size <= BODY_MAX:
            return self.answer(request)
        for _ in range(DRAINED_MAX // CHUNK):  # a browser shows no answer before it has sent all
            if not request.read(CHUNK):
                break
        return render(request, "pages/unreadable.html", status=413)

    def process_exception(self, request: HttpRequest, refusal: Exception) -> HttpResponse | None:
        """The page for a step that belongs to somebody else; other exceptions are not touched."""
        if not isinstance(refusal, NotYours):
            return None
        return render(request, "pages/not_yours.html", {"refusal": refusal}, status=403)
