# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What there is to mail to somebody on a day: a reminder before a day comes, and once a week how the year stands.

A letter has days, tasks and addresses of pages in it. No names, no numbers of people, nothing of the plan itself: a
mail is read on other people's servers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.deciding.years import Phase
from werkdruk.web import access
from werkdruk.web.models import Event, MailAddress, School, User, Year
from werkdruk.web.queries.year_days import YearDay, year_days
from werkdruk.web.queries.year_lines import TITLES, WHO, address_of, turn_of
from werkdruk.web.wording import day

LEADS = (1, 7)
"""How many days before a day people are reminded of it, the nearest first."""
AHEAD = timedelta(days=14)
"""How far a digest looks ahead."""
WEEK = timedelta(days=7)
HAPPENED = {
    "year.started": gettext_lazy("Het schooljaar begon."),
    "frames.freeze": gettext_lazy("De kaders zijn vastgesteld."),
    "vote.opened": gettext_lazy("De stemming ging open."),
    "vote.counted": gettext_lazy("De stemmen zijn geteld."),
    "plan.made": gettext_lazy("Het plan is gemaakt."),
    "plan.revised": gettext_lazy("Er is een nieuwe versie van het plan."),
    "plan.asked": gettext_lazy("Het plan is voorgelegd aan de PMR."),
    "plan.question": gettext_lazy("De PMR stelde een vraag over het plan."),
    "plan.answer": gettext_lazy("De school beantwoordde de vragen van de PMR."),
    "plan.consent-with-conditions": gettext_lazy("De PMR stemt in als de school voorwaarden overneemt."),
    "plan.accept-conditions": gettext_lazy("De school nam de voorwaarden over: er is instemming."),
    "plan.consent": gettext_lazy("De PMR stemde in met het plan."),
    "plan.refuse": gettext_lazy("De PMR stemde niet in met het plan."),
    "account.issued": gettext_lazy("De verantwoording is vastgesteld."),
}
"""What a digest tells of the log, by its verb."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to somebody: `key` says what it is about, once ever; `kind` is what they stop when they stop it."""

    key: str
    kind: str
    subject: str
    lines: tuple[str, ...]


REMINDER, DIGEST = "reminders", "digest"


def confirmed() -> list[MailAddress]:
    """The addresses that may be written to: confirmed by people who can still log in."""
    kept = MailAddress.objects.filter(confirmed_on__isnull=False, user__is_active=True)
    return list(kept.select_related("user").order_by("id"))


def letters_for(address: MailAddress, on: date, site: str) -> list[Letter]:
    """What there is to mail to one address on a day, in its language; `site` stands before the addresses of pages."""
    with translation.override(address.language):
        years = [year for school in _schools(address.user) for year in _running(school)]
        found = (
            [letter for year in years for letter in _reminders(year, address, on, site)] if address.reminders else []
        )
        digests = [letter for year in years for letter in _digest(year, on, site)] if address.digest else []
        return [*found, *digests]


def _schools(user: User) -> list[School]:
    own = School.objects.filter(roles__user=user) | School.objects.filter(units__roles__user=user)
    return list(own.select_related("board").distinct().order_by("brin"))


def _running(school: School) -> list[Year]:
    kept = Year.objects.filter(school=school).exclude(phase=str(Phase.ACCOUNTED)).select_related("school__board")
    return list(kept.order_by("school_year"))


def _reminders(year: Year, address: MailAddress, on: date, site: str) -> Iterator[Letter]:
    roles = access.roles_at(address.user, year.school)
    for each in year_days(year, on):
        left = (each.day - on).days
        lead = next((days for days in LEADS if 0 <= left <= days), None)
        if lead is not None and roles & each.roles:
            yield _reminder(year, each, lead, site)


def _reminder(year: Year, day_of: YearDay, lead: int, site: str) -> Letter:
    place = f"{year.school.brin}:{year.school_year}"
    when = {"day": day(day_of.day)}
    return Letter(
        key=f"{REMINDER}:{place}:{day_of.key}:{day_of.day.isoformat()}:{lead}",
        kind=REMINDER,
        subject=_("Werkdruk: %(title)s, %(day)s") % {"title": day_of.title, **when},
        lines=(
            _place(year),
            f"{day(day_of.day)}: {day_of.title}.",
            _("Kijk hier: %(url)s") % {"url": site + day_of.url},
        ),
    )


def _digest(year: Year, on: date, site: str) -> Iterator[Letter]:
    week = on.isocalendar()
    ahead = [each for each in year_days(year, on) if on <= each.day <= on + AHEAD]
    happened = _happened(year, on)
    if not ahead and not happened:
        return
    turn = turn_of(year, on)
    who = str(WHO[turn.role]) if turn.role is not None else _("iedereen")
    title = str(TITLES[Phase(year.phase)])
    yield Letter(
        key=f"{DIGEST}:{year.school.brin}:{year.school_year}:{week.year}-W{week.week:02d}",
        kind=DIGEST,
        subject=_("Werkdruk: zo staat het deze week"),
        lines=(
            _place(year),
            _("Waar we zijn: %(title)s. Nu aan zet: %(who)s.") % {"title": title, "who": who},
            *([_("Vorige week:")] if happened else []),
            *(f"- {words}" for words in happened),
            *([_("De komende twee weken:")] if ahead else []),
            *(f"- {day(each.day)}: {each.title}" for each in ahead),
            _("Kijk hier: %(url)s") % {"url": site + address_of("year", year)},
        ),
    )


def _happened(year: Year, on: date) -> list[str]:
    """What was done in the week before a day, each kind of thing once, in the order of the log."""
    rows = Event.objects.filter(
        board=year.school.board_id, on__gt=on - WEEK, on__lte=on, verb__in=HAPPENED, what__contains=str(year)
    )
    return [str(HAPPENED[verb]) for verb in dict.fromkeys(rows.order_by("id").values_list("verb", flat=True))]


def _place(year: Year) -> str:
    return _("%(school)s, schooljaar %(year)s") % {"school": year.school.name, "year": year.school_year}


@dataclass(frozen=True, slots=True)
class MailPage:
    """What somebody chose about mail; an empty address when they gave none."""

    address: str
    reminders: bool
    digest: bool
    is_confirmed: bool


def mail_page(user: User) -> MailPage:
    """What somebody chose about mail; both mails stand ready for who gives an address for the first time."""
    kept = MailAddress.objects.filter(user=user).first()
    if kept is None:
        return MailPage("", reminders=True, digest=True, is_confirmed=False)
    return MailPage(kept.address, kept.reminders, kept.digest, kept.confirmed_on is not None)
