# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every place of a year whose ballots are counted, with how its vote stands, and where its pages are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.deciding.box import RoundState
from werkdruk.deciding.proposals import VoteState
from werkdruk.web import access
from werkdruk.web.models import CountedOutcome, Round, User, Year
from werkdruk.web.queries.counted_places import CountedPlace, counted_places
from werkdruk.web.queries.frames import frozen_frames
from werkdruk.web.queries.rounds import is_voter

BY_LOGIN = {
    VoteState.DRAFT: gettext_lazy("nog niet open"),
    VoteState.OPEN: gettext_lazy("open"),
    VoteState.CLOSED: gettext_lazy("gesloten"),
    VoteState.COUNTED: gettext_lazy("geteld"),
}
BY_KEYS = {
    RoundState.DRAFT: gettext_lazy("in voorbereiding"),
    RoundState.SIGNED: gettext_lazy("getekend, nog niet open"),
    RoundState.OPEN: gettext_lazy("open"),
    RoundState.CLOSED: gettext_lazy("gesloten, nog niet geteld"),
    RoundState.COUNTED: gettext_lazy("geteld"),
    RoundState.PUBLISHED: gettext_lazy("bekendgemaakt"),
    RoundState.VOID: gettext_lazy("ongeldig"),
}


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place: its name, how its vote stands in words, until when it runs, and where to read on.

    `url` is empty for a place without a page; `result` without an outcome. `is_mine`: the reader can vote there now.
    """

    name: str
    way: str
    state: str
    closes: date | None
    url: str
    result: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class RoundsPage:
    """The places of a year. `talking` are the names of the units that decide otherwise."""

    rows: tuple[PlaceRow, ...]
    talking: tuple[str, ...]
    may_try: bool


def rounds_page(year: Year, user: User, on: date) -> RoundsPage:
    """The places of a year for somebody on a day."""
    counted = set(CountedOutcome.objects.filter(round__year=year).values_list("round", flat=True))
    rows = tuple(_row(year, place, user, on, is_counted=_pk(place) in counted) for place in counted_places(year))
    frames = frozen_frames(year)
    talking = () if frames is None else tuple(unit.name for unit in frames.units if not unit.way.counts)
    may_try = access.can(user, access.Act.TRY_RULES, year.school)
    return RoundsPage(rows, talking, may_try and any(not row.result for row in rows))


def agreed_closing(year: Year) -> date | None:
    """The last day of voting that the frames agreed on; None where they say nothing."""
    frames = frozen_frames(year)
    return None if frames is None else frames.timeline.votes_close


def address_of_round(opened: Round) -> str:
    """The page of a round: that of its ballot box where people vote by keys."""
    at = [opened.year.school.brin, opened.year.school_year, opened.pk]
    if not opened.by_keys:
        return reverse("vote-round", args=at)
    return reverse("box", args=at)


def name_of(opened: Round) -> str:
    """The place of a round, as people say it."""
    return opened.unit.name if opened.unit else _("de hele school")


def _pk(place: CountedPlace) -> int | None:
    return place.round.pk if place.round else None


def _row(year: Year, place: CountedPlace, user: User, on: date, *, is_counted: bool) -> PlaceRow:
    at, opened = [year.school.brin, year.school_year], place.round
    name = place.unit.name if place.unit else _("de hele school")
    if opened is None:
        url = reverse("vote-place", args=[*at, place.unit.pk if place.unit else 0])
        return PlaceRow(name, "", _("nog niet open"), None, url, "", is_mine=False)
    states: dict[str, str] = {
        str(state): str(word) for state, word in (BY_KEYS if opened.by_keys else BY_LOGIN).items()
    }
    is_open = not opened.by_keys and VoteState(opened.state) is VoteState.OPEN and on <= opened.closes
    return PlaceRow(
        name=name,
        way=_("met een sleutel van papier") if opened.by_keys else _("met je inlog"),
        state=states[opened.state],
        closes=opened.closes,
        url=address_of_round(opened),
        result=reverse("result-round", args=[*at, opened.pk]) if is_counted else "",
        is_mine=is_open and is_voter(opened, user, on),
    )
