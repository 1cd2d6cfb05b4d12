# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an fte costs and how long a year is: the norms a price rests on, each with its source.

The national norm is the GPL (landelijke gemiddelde personeelslast), the average staff cost of one fte. After 2021 it is
no longer the funding norm, so a school may always give its own (`own_norm`), and every price names the norm it used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import IntEnum, StrEnum
from typing import Any

from werkdruk.kernel import Confidence, Euro, Language, Source
from werkdruk.planning import sayings
from werkdruk.planning.errors import NotPriced


class StaffGroup(StrEnum):
    """The three groups of staff the GPL is fixed for."""

    TEACHER = "teacher"
    SUPPORT = "support"
    LEADER = "leader"

    def called(self, language: Language = Language.NL) -> str:
        """The group's name on the screen."""
        return sayings.STAFF[self.value](language)


class SchoolGroup(IntEnum):
    """The four kinds of school the GPL is fixed for."""

    BASIC = 1
    """mavo, vbo, praktijkonderwijs"""
    HIGHER = 2
    """havo, vwo"""
    MIDDLE = 3
    """mavo with havo, with or without vwo"""
    BROAD = 4
    """a broad school that has vbo"""


@dataclass(frozen=True, slots=True)
class CostNorm:
    """The cost of one fte for a whole year, with where it comes from; `own` when the school gave it itself.

    `title` is Dutch. Raises NotPriced when the cost is not above zero.
    """

    title: str
    staff: StaffGroup
    year: int
    per_fte: Euro
    source: Source
    own: bool = False
    title_en: str = ""

    def __post_init__(self) -> None:
        if self.per_fte.cents <= 0:
            raise NotPriced("per_fte", "the cost of an fte must be above zero")

    @property
    def unverified(self) -> bool:
        """Whether the figure was not read in the official text itself."""
        return self.source.confidence is not Confidence.A

    @property
    def mark(self) -> str:
        """The Dutch words that go with every use: empty for a figure read in the official text."""
        return self.mark_in(Language.NL)

    def mark_in(self, language: Language) -> str:
        """The words that go with every use, in that language: empty for a figure read in the official text."""
        if self.own:
            return sayings.OWN_MARK(language)
        return sayings.UNREAD_MARK(language) if self.unverified else ""

    def called(self, language: Language = Language.NL) -> str:
        """The title, in Dutch when there is no English one."""
        return self.title_en or self.title if language is Language.EN else self.title

    def written(self, language: Language = Language.NL) -> str:
        """The title with its mark."""
        mark = self.mark_in(language)
        return f"{self.called(language)} ({mark})" if mark else self.called(language)

    def __str__(self) -> str:
        return self.written()


@dataclass(frozen=True, slots=True)
class TimeNorm:
    """How long a working year and a lesson are. All are settings of the school but `year_hours`.

    `surcharge` (opslagfactor, the work before and after a lesson) is in hundredths: 50 is half an hour on each hour.
    Raises NotPriced when a number cannot be.

    Source: year_hours: normbetrekking, cao VO; max_lessons and lesson_weeks: 24 x 50/60 x 36 = 720 clock hours, the
    highest teaching task since 2019/2020.
    """

    year_hours: int = 1659
    lesson_minutes: int = 50
    lesson_weeks: int = 36
    max_lessons: int = 24
    surcharge: int = 50

    def __post_init__(self) -> None:
        for name in ("year_hours", "lesson_minutes", "lesson_weeks", "max_lessons"):
            if getattr(self, name) <= 0:
                raise NotPriced(name, "must be above zero")
        if self.surcharge < 0:
            raise NotPriced("surcharge", "must not be below zero")


@dataclass(frozen=True, slots=True)
class Norms:
    """All that a price rests on besides the measure itself."""

    cost: CostNorm
    time: TimeNorm = field(default_factory=TimeNorm)

    def as_json(self) -> dict[str, Any]:
        """The norms as plain JSON, the cost under `per_fte_cents`: what a price was made with can be kept with it."""
        cost = {**asdict(self.cost), "per_fte_cents": self.cost.per_fte.cents}
        del cost["per_fte"]
        return {"cost": cost, "time": asdict(self.time)}


def norms_of(document: Mapping[str, Any]) -> Norms:
    """The norms whose `as_json` this is. Raises KeyError, TypeError or ValueError when it is not one."""
    cost = dict(document["cost"])
    source = dict(cost.pop("source"))
    cost["source"] = Source(**{**source, "confidence": Confidence(source["confidence"])})
    cost["staff"] = StaffGroup(cost["staff"])
    cost["per_fte"] = Euro(cost.pop("per_fte_cents"))
    return Norms(CostNorm(**cost), TimeNorm(**document["time"]))


_GPL_2014 = Source(
    title="Regeling landelijke gemiddelde personeelslast VO 2014",
    url="https://zoek.officielebekendmakingen.nl/stcrt-2014-24053.html",
    confidence=Confidence.A,
)
_GPL_2021 = Source(
    title="Landelijke gemiddelde personeelslast VO 2021, afschrift",
    url="https://alphalyceum.nl/uncategorized/gemiddelde-personeelslast/",
    confidence=Confidence.B,
)
_CENTS: dict[tuple[StaffGroup, int], tuple[int, int, int, int]] = {
    (StaffGroup.LEADER, 2014): (7_999_090, 9_546_978, 9_445_073, 9_174_620),
    (StaffGroup.TEACHER, 2014): (7_318_632, 8_300_325, 7_894_824, 7_513_366),
    (StaffGroup.SUPPORT, 2014): (4_194_290, 4_194_290, 4_194_290, 4_194_290),
    (StaffGroup.LEADER, 2021): (9_377_436, 11_192_045, 11_072_580, 10_755_524),
    (StaffGroup.TEACHER, 2021): (8_700_162, 9_867_166, 9_385_120, 8_931_656),
}
"""GPL in cents per 1 January, for school groups 1 to 4. The OOP figure after 2014 was not found."""


def national(staff: StaffGroup, school: SchoolGroup, *, year: int | None = None) -> CostNorm:
    """The national GPL of that staff and kind of school: of `year`, or the newest one known.

    Raises NotPriced when there is none (OOP after 2014 was not found).
    """
    years = [known for group, known in _CENTS if group is staff and year in (None, known)]
    if not years:
        raise NotPriced("year", f"no national cost of {staff} known for {year}")
    found = max(years)
    title = sayings.NATIONAL if staff is StaffGroup.SUPPORT else sayings.NATIONAL_OF_GROUP
    called = title.told(staff=sayings.ALL_STAFF[staff.value], year=str(found), group=int(school))
    return CostNorm(
        title=called(Language.NL),
        title_en=called(Language.EN),
        staff=staff,
        year=found,
        per_fte=Euro(_CENTS[staff, found][school - 1]),
        source=_GPL_2014 if found == 2014 else _GPL_2021,  # noqa: PLR2004 - the year of the table
    )


def national_norms() -> tuple[CostNorm, ...]:
    """Every national cost known, by staff, year and school group; OOP once, since its groups do not differ."""
    return tuple(
        national(staff, school, year=year)
        for staff, year in sorted(_CENTS)
        for school in SchoolGroup
        if staff is not StaffGroup.SUPPORT or school is SchoolGroup.BASIC
    )


def own_norm(staff: StaffGroup, per_fte: Euro, *, year: int, source: str) -> CostNorm:
    """The cost of an fte as the school or board gives it, marked `eigen norm`; `source` says where it is from."""
    called = sayings.OWN.told(staff=sayings.STAFF[staff.value], year=str(year))
    return CostNorm(
        title=called(Language.NL),
        title_en=called(Language.EN),
        staff=staff,
        year=year,
        per_fte=per_fte,
        source=Source(source),
        own=True,
    )
