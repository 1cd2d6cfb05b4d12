# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All addresses: each room of pages lists its own."""

from django.conf import settings
from django.urls import include, path, register_converter

from werkdruk.web.converters import BoardConverter, BrinConverter, SchoolYearConverter

register_converter(BrinConverter, "brin")
register_converter(BoardConverter, "board")
register_converter(SchoolYearConverter, "schoolyear")

ROOMS = (
    "entrance",
    "boards",
    "board_overviews",
    "board_years",
    "schools",
    "people",
    "frames",
    "polls",
    "proposals",
    "proposing",
    "proposal_steps",
    "library",
    "norms",
    "tryouts",
    "rounds",
    "results",
    "boxes",
    "booths",
    "talk_ideas",
    "talks",
    "merging",
    "plans",
    "councils",
    "council_talks",
    "agendas",
    "mails",
    "handovers",
    "statuses",
    "money",
    "bookkeeping",
    "accounts",
)

urlpatterns = [path("", include(f"werkdruk.web.views.{room}")) for room in ROOMS]
urlpatterns += [path("taal/", include("django.conf.urls.i18n"))]
if settings.DEMO:
    urlpatterns += [path("", include("werkdruk.web.views.demo"))]

handler400 = "werkdruk.web.views.entrance.unreadable"
handler404 = "werkdruk.web.views.entrance.not_found"
handler500 = "werkdruk.web.views.entrance.failed"
