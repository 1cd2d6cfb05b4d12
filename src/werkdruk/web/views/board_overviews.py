# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page on which a board sees all its schools: in the order and with the filter of the address, and as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from werkdruk.web.clock import today
from werkdruk.web.models import Board
from werkdruk.web.queries.board_overviews import ORDERS, Asked, overview_of
from werkdruk.web.views.doors import at_board
from werkdruk.web.views.tables import csv_answer

MONEY = frozenset({"pot", "doorgegeven", "vastgelegd", "besteed", "over"})


@at_board
def overview(request: HttpRequest, place: Board) -> HttpResponse:
    """The schools of a board side by side, and what changed in a week."""
    asked = _asked(request)
    context = {
        "place": place.name,
        "board": place,
        "page": overview_of(place, asked, today()),
        "heads": [_head(request, asked, order) for order in ORDERS],
        "query": request.GET.urlencode(),
        "crumbs": [(place.name, reverse("board", args=[place.number])), (_("Alle scholen"), "")],
    }
    return render(request, "pages/board_overview.html", context)


@at_board
def overview_table(request: HttpRequest, place: Board) -> HttpResponse:
    """The same rows in the same order, for a spreadsheet."""
    heads = ("school", "schooljaar", "pot", "deels_schatting", "doorgegeven", "vastgelegd", "besteed", "vrij")
    rows = [
        (
            *(row.name, row.school_year, row.pot, _("ja") if row.is_estimate else _("nee"), row.passed_on),
            *(row.committed, row.spent, row.left, row.phase, row.plan, row.who, row.task, row.by),
            _("ja") if row.is_late else _("nee"),
        )
        for row in overview_of(place, _asked(request), today()).rows
    ]
    return csv_answer(
        f"scholen-{place.number}", (*heads, "fase", "plan", "aan_zet", "taak", "uiterlijk", "te_laat"), rows
    )


def _asked(request: HttpRequest) -> Asked:
    sent = request.GET
    return Asked(
        order=sent.get("volgorde", "school"),
        backwards=sent.get("omgekeerd") == "ja",
        phase=sent.get("fase", ""),
        late=sent.get("laat") == "ja",
    )


def _head(request: HttpRequest, asked: Asked, order: str) -> dict[str, object]:
    """The head of a column that can be sorted: its title, the address that sorts by it, and how it is sorted now."""
    is_here = asked.order == order
    sent = request.GET.copy()
    sent["volgorde"] = order
    sent["omgekeerd"] = "ja" if is_here and not asked.backwards else "nee"
    sorted_now = ("descending" if asked.backwards else "ascending") if is_here else ""
    return {
        "title": ORDERS[order],
        "url": f"?{sent.urlencode()}",
        "sorted": sorted_now,
        "is_money": order in MONEY,
    }


urlpatterns = [
    path("bestuur/<board:number>/scholen/", overview, name="board-overview"),
    path("bestuur/<board:number>/scholen/tabel.csv", overview_table, name="board-overview-table"),
]
