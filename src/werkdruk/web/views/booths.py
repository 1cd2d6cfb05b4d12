# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The voting pages: from key over ballot to receipt, and the public log. No log-in, no cookie, nothing written down.

They are made without the request, so that nothing of a session can get in, and say their language in the address. A
key travels in the body of a form only. Against a form on another site stand the id of the form, which the key binds to
the vote, and where the browser says that the form came from.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from urllib.parse import urlsplit

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from werkdruk.deciding.box import Attempt, Refusal
from werkdruk.web.actions import boxes as actions
from werkdruk.web.clock import today
from werkdruk.web.models import Round
from werkdruk.web.queries import booths as queries
from werkdruk.web.wording import language

logger = logging.getLogger(__name__)
FORM_BYTES = 24
NOT_HERE, NOT_FROM_HERE, NOT_NOW = 404, 403, 503
HERE = frozenset({"", "same-origin", "none"})
"""What a browser says of a form of ours that was sent, where it says no origin."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit to one vote, in the language of its address."""

    request: HttpRequest
    round: Round
    addresses: dict[str, str]

    def show(self, template: str, **context: object) -> HttpResponse:
        """The page, made of the vote and nothing of the visitor."""
        booth = queries.booth_of(self.round, today())
        return _made(template, {"booth": booth, "addresses": self.addresses, **context})


def _made(template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    headers = {"Content-Language": translation.get_language() or "nl"}
    return HttpResponse(render_to_string(f"booth/{template}.html", context), status=status, headers=headers)


def _at(spoken: str) -> Callable[[Callable[[Visit], HttpResponse]], Callable[[HttpRequest, int], HttpResponse]]:
    """The view of a visit in that language, for a vote that is signed, and for forms that come from here."""

    def door(view: Callable[[Visit], HttpResponse]) -> Callable[[HttpRequest, int], HttpResponse]:
        @csrf_exempt
        @wraps(view)
        def checked(request: HttpRequest, vote: int) -> HttpResponse:
            with translation.override(spoken):
                try:
                    return _answer(view, request, vote, spoken)
                except Error as fault:
                    logger.error("the database does not answer a voting page: %s", type(fault).__name__)  # noqa: TRY400 - no trace: it may hold a key
                    return _made("refused", {"status": NOT_NOW}, NOT_NOW)

        return checked

    return door


def _answer(view: Callable[[Visit], HttpResponse], request: HttpRequest, vote: int, spoken: str) -> HttpResponse:
    found = queries.public_round(vote)
    if found is None:
        return _made("refused", {"status": NOT_HERE}, NOT_HERE)
    if request.method == "POST" and not _is_from_here(request):
        return _made("refused", {"status": NOT_FROM_HERE}, NOT_FROM_HERE)
    return view(Visit(request, found, _addresses(vote, spoken)))


def _is_from_here(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site", "") in HERE
    return urlsplit(origin).netloc == request.get_host()


def _addresses(number: int, spoken: str) -> dict[str, str]:
    other = "nl" if spoken == "en" else "en"
    return {
        "here": reverse(f"booth-{spoken}", args=[number]),
        "other": reverse(f"booth-{other}", args=[number]),
        "tally": reverse(f"booth-tally-{spoken}", args=[number]),
        "log": reverse(f"booth-log-{spoken}", args=[number]),
        "file": reverse("booth-log-file", args=[number]),
    }


def booth(visit: Visit) -> HttpResponse:
    """The key page; with a key the ballot; with a ballot the receipt."""
    sent = visit.request.POST
    if visit.request.method != "POST":
        return visit.show("key")
    if "form" in sent:
        return _vote(visit)
    refusal = queries.key_refusal(visit.round, sent.get("key", ""), today())
    if refusal is not None:
        return visit.show("key", wrong=refusal.told(language()))
    return _ballot(visit, secrets.token_urlsafe(FORM_BYTES), ())


def tally(visit: Visit) -> HttpResponse:
    """The sum of what is ticked: a part of the page while ticking, the whole page for the button. Keeps nothing."""
    sent = visit.request.POST
    ticked = tuple(sent.getlist("approved"))
    if visit.request.headers.get("HX-Request") == "true":
        return HttpResponse(render_to_string("pages/vote_tally.html", {"tally": queries.tally_of(visit.round, ticked)}))
    if visit.request.method != "POST" or "form" not in sent:
        return visit.show("key")
    return _ballot(visit, sent["form"], ticked)


def log(visit: Visit) -> HttpResponse:
    """The public log, and what became of one vote for who has its receipt."""
    sent = visit.request.POST
    entry, mark = "".join(sent.get("entry", "").lower().split()), "".join(sent.get("mark", "").upper().split())
    found = queries.looked_up(visit.round, entry, mark) if entry or mark else ""
    return visit.show("log", page=queries.log_page(visit.round), entry=entry, mark=mark, found=found)


def log_file(visit: Visit) -> HttpResponse:
    """The log as a file that anybody can compute again."""
    name = f"werkdruk-log-{visit.round.pk}.txt"
    return HttpResponse(
        queries.log_page(visit.round).text,
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _nowhere(spoken: str) -> Callable[[HttpRequest, str], HttpResponse]:
    """The view of every other address that begins like a voting page, so that it sets no cookie either."""

    @csrf_exempt
    def nowhere(_request: HttpRequest, rest: str) -> HttpResponse:
        with translation.override(spoken):
            return _made("refused", {"status": NOT_HERE}, NOT_HERE)

    return nowhere


def _vote(visit: Visit) -> HttpResponse:
    sent = visit.request.POST
    chosen = tuple(sent.getlist("approved"))
    if not chosen:
        return _ballot(visit, sent["form"], (), wrong=_("Kies minstens één voorstel."))
    attempt = Attempt(sent.get("key", ""), chosen, sent["form"], sent.get("document", ""))
    answer = actions.vote(visit.round, attempt, on=today())
    if isinstance(answer, Refusal):
        if queries.key_refusal(visit.round, attempt.key, today()) is not None:
            return visit.show("key", wrong=answer.told(language()))
        return _ballot(visit, secrets.token_urlsafe(FORM_BYTES), chosen, wrong=answer.told(language()))
    return visit.show("receipt", receipt=answer, chosen=queries.chosen_titles(visit.round, chosen))


def _ballot(visit: Visit, form: str, ticked: tuple[str, ...], wrong: str = "") -> HttpResponse:
    return visit.show(
        "ballot",
        key=visit.request.POST.get("key", ""),
        form_id=form,
        wrong=wrong,
        choices=queries.ballot_of(visit.round, form, ticked),
        tally=queries.tally_of(visit.round, ticked),
    )


def _paths(spoken: str, prefix: str) -> list[URLPattern]:
    at = _at(spoken)
    return [
        path(f"{prefix}/<int:vote>/", at(booth), name=f"booth-{spoken}"),
        path(f"{prefix}/<int:vote>/optellen/", at(tally), name=f"booth-tally-{spoken}"),
        path(f"{prefix}/<int:vote>/log/", at(log), name=f"booth-log-{spoken}"),
    ]


def _others(spoken: str, prefix: str) -> URLPattern:
    return path(f"{prefix}/<path:rest>", _nowhere(spoken), name=f"booth-nowhere-{spoken}")


urlpatterns: list[URLPattern] = [
    *_paths("nl", "stem"),
    *_paths("en", "vote"),
    path("stem/<int:vote>/log.txt", _at("nl")(log_file), name="booth-log-file"),
    _others("nl", "stem"),
    _others("en", "vote"),
]
