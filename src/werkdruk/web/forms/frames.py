# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The draft of the frames as a form: values in, the same values out, whatever goes against something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.deciding.consent import Body
from werkdruk.deciding.counting import Completion, Method, PartTime, Utility
from werkdruk.deciding.frames import (
    Backing,
    Floors,
    FramedUnit,
    Frames,
    Holiday,
    Joining,
    OverBudget,
    PackageVote,
    Stance,
    TalkRules,
    Theme,
    Way,
)
from werkdruk.web.forms.frames_choices import (
    BODIES,
    COMPLETIONS,
    DAYS,
    JOININGS,
    METHODS,
    OUT,
    OVER_BUDGET,
    PACKAGE,
    PART_TIME,
    STANCES,
    UTILITIES,
    WAYS,
)
from werkdruk.web.forms.parts import PartField, written

MORE_THEMES, MORE_HOLIDAYS = 2, 2
"""How many empty rows stand below the ones there are."""
THEMES_MAX, HOLIDAYS_MAX = 20, 12
OPTIONAL_DAYS = frozenset({"votes_open", "votes_close", "package_by"})


def _day(label: str, *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def _line(label: str, longest: int) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=False)


def _choice(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)


class FramesForm(forms.Form):
    """Everything in the frames that a school chooses; units, themes and holidays have a row each."""

    floor_units = PartField(
        label=gettext_lazy("Eerst naar de eenheden, in procenten van de pot"),
        help_text=gettext_lazy("0 is niets. Elke eenheid krijgt van dit deel naar haar aantal mensen."),
    )
    floor_oop = PartField(
        label=gettext_lazy("Eerst voor voorstellen van ondersteuners, in procenten van de pot"),
        help_text=gettext_lazy("0 is niets."),
    )
    joining = _choice(gettext_lazy("Hoe worden de keuzes samen één plan?"), JOININGS)
    over_budget = _choice(gettext_lazy("En als het plan te duur is?"), OVER_BUDGET)
    group_max = forms.IntegerField(
        label=gettext_lazy("Hoeveel mensen hoogstens in een gesprek?"), min_value=0, max_value=999
    )
    talks_min = forms.IntegerField(
        label=gettext_lazy("Hoe vaak praat een eenheid minstens voor zij beslist?"), min_value=0, max_value=99
    )
    compulsory = forms.BooleanField(label=gettext_lazy("Iedereen komt naar het gesprek"), required=False)
    no_holidays = forms.BooleanField(
        label=gettext_lazy("In deze weken is geen schoolvakantie"),
        required=False,
        help_text=gettext_lazy("Vul anders de vakanties in. Dan kijkt het systeem of er een dag in valt."),
    )
    method = _choice(gettext_lazy("Hoe wordt er geteld?"), METHODS)
    utility = _choice(gettext_lazy("Waarnaar telt een voorstel?"), UTILITIES)
    completion = _choice(gettext_lazy("Wat gebeurt er met wat overblijft?"), COMPLETIONS)
    part_time = _choice(gettext_lazy("Hoe telt een kleinere baan?"), PART_TIME)
    approvals_min = forms.IntegerField(
        label=gettext_lazy("Om hoeveel keuzes vraagt de stempagina?"), min_value=0, max_value=50
    )
    vote_quorum = PartField(
        label=gettext_lazy("Welk deel van de stemmers moet meedoen, in procenten?"),
        help_text=gettext_lazy("0 is: een ronde geldt altijd."),
    )
    lot_from = forms.CharField(label=gettext_lazy("Waar komt het lot vandaan?"), max_length=200, required=False)
    backing_quorum = PartField(label=gettext_lazy("Welk deel van het personeel moet meedoen, in procenten?"))
    backing_of_all = forms.BooleanField(
        label=gettext_lazy("Meer dan de helft van iedereen moet ja zeggen, ook van wie niet meedoet"), required=False
    )
    ratified_by = _choice(gettext_lazy("Welke raad bekrachtigt?"), BODIES)
    package = _choice(gettext_lazy("Stemt het personeel over het hele plan?"), PACKAGE)
    package_quorum = PartField(
        label=gettext_lazy("Welk deel van het personeel moet dan meedoen, in procenten?"), required=False
    )

    def __init__(self, data: Any, *, units: Sequence[tuple[str, str]], rows: tuple[int, int], **kwargs: Any) -> None:
        """`units` are (id, name) of the school; `rows` how many themes and holidays there are room for."""
        super().__init__(data, **kwargs)
        self.units = list(units)
        self.theme_rows, self.holiday_rows = min(rows[0], THEMES_MAX), min(rows[1], HOLIDAYS_MAX)
        for unit, name in self.units:
            self.fields[f"unit_{unit}"] = forms.ChoiceField(label=name, choices=WAYS)
        for name, label in DAYS.items():
            self.fields[name] = _day(str(label), required=name not in OPTIONAL_DAYS)
        for row in range(self.theme_rows):
            self._add_theme(row)
        for row in range(self.holiday_rows):
            self._add_holiday(row)

    def _add_theme(self, row: int) -> None:
        self.fields[f"theme_{row}_id"] = forms.SlugField(required=False, max_length=40, widget=forms.HiddenInput)
        self.fields[f"theme_{row}_name"] = _line(_("Thema"), 100)
        self.fields[f"theme_{row}_stance"] = forms.ChoiceField(label=_("Wat is afgesproken?"), choices=STANCES)
        self.fields[f"theme_{row}_reason"] = _line(_("Waarom?"), 300)
        self.fields[f"theme_{row}_condition"] = _line(_("Onder welke voorwaarde?"), 300)

    def _add_holiday(self, row: int) -> None:
        self.fields[f"holiday_{row}_name"] = _line(_("Vakantie"), 60)
        self.fields[f"holiday_{row}_first"] = _day(_("Eerste dag"), required=False)
        self.fields[f"holiday_{row}_last"] = _day(_("Laatste dag"), required=False)

    def clean(self) -> dict[str, Any]:
        """The answers; a holiday with a name has both days."""
        answers = super().clean() or {}
        for row in range(self.holiday_rows):
            parts = [answers.get(f"holiday_{row}_{part}") for part in ("name", "first", "last")]
            if any(parts) and not all(parts) and not self._is_wrong(row):
                self.add_error(
                    f"holiday_{row}_name", ValidationError(_("Geef de naam en beide dagen."), code="holiday")
                )
        return answers

    def _is_wrong(self, row: int) -> bool:
        return any(f"holiday_{row}_{part}" in self.errors for part in ("first", "last"))

    def frames(self, old: Frames, kinds: dict[str, Any]) -> Frames:
        """The frames as they were filled in; what the form does not ask stays as it was in `old`.

        `kinds` are the kinds of the units by id.
        """
        told = self.cleaned_data
        units = tuple(
            FramedUnit(unit, name, kinds[unit], Way(told[f"unit_{unit}"]))
            for unit, name in self.units
            if told[f"unit_{unit}"] != OUT
        )
        floors = Floors(told["floor_units"], told["floor_oop"])
        package = PackageVote(told["package_quorum"]) if told["package"] == "yes" else None
        return replace(
            old,
            units=units,
            floors=floors,
            joining=Joining(told["joining"]),
            over_budget=OverBudget(told["over_budget"]),
            talks=TalkRules(told["group_max"], told["talks_min"], told["compulsory"]),
            themes=tuple(self._themes()),
            timeline=replace(old.timeline, **{day: told[day] for day in DAYS}, holidays=self._holidays()),
            vote=self._vote(old, units, floors),
            backing=Backing(told["backing_quorum"], told["backing_of_all"]),
            ratified_by=Body(told["ratified_by"]),
            package=package,
        )

    def _vote(self, old: Frames, units: tuple[FramedUnit, ...], floors: Floors) -> Any:
        """The settings; the count of the school keeps to the part for the units, so that is not asked twice."""
        told = self.cleaned_data
        in_school = any(unit.way is Way.SCHOOL_COUNT for unit in units)
        rule = replace(
            old.vote.rule,
            method=Method(told["method"]),
            utility=Utility(told["utility"]),
            completion=Completion(told["completion"]),
            part_time=PartTime(told["part_time"]),
            floor=floors.units if in_school else old.vote.rule.floor,
        )
        return replace(
            old.vote,
            rule=rule,
            approvals_min=told["approvals_min"],
            quorum=told["vote_quorum"],
            lot_from=told["lot_from"],
        )

    def _themes(self) -> Iterator[Theme]:
        """A row without a name is no theme; a new one gets the id that its name makes."""
        told, taken = self.cleaned_data, {self.cleaned_data[f"theme_{row}_id"] for row in range(self.theme_rows)}
        for row in range(self.theme_rows):
            name, mark = told[f"theme_{row}_name"], told[f"theme_{row}_id"]
            if not name:
                continue
            mark = mark or _free(_slug(name), taken)
            taken.add(mark)
            stance = Stance(told[f"theme_{row}_stance"])
            yield Theme(mark, name, stance, told[f"theme_{row}_reason"], told[f"theme_{row}_condition"])

    def _holidays(self) -> tuple[Holiday, ...] | None:
        told = self.cleaned_data
        parts = ("name", "first", "last")
        rows = [[told[f"holiday_{row}_{part}"] for part in parts] for row in range(self.holiday_rows)]
        filled = tuple(Holiday(*row) for row in rows if all(row))
        return filled or (() if told["no_holidays"] else None)


def rows_for(frames: Frames) -> tuple[int, int]:
    """How many rows a form needs for the themes and the holidays of frames, with room for more."""
    return len(frames.themes) + MORE_THEMES, len(frames.timeline.holidays or ()) + MORE_HOLIDAYS


def rows_in(data: Any) -> tuple[int, int]:
    """How many rows of themes and holidays were sent."""
    themes = sum(f"theme_{row}_name" in data for row in range(THEMES_MAX))
    return themes, sum(f"holiday_{row}_name" in data for row in range(HOLIDAYS_MAX))


def data_of(frames: Frames, units: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The answers that make these frames in a school of these units, as a browser would send them."""
    rule, line = frames.vote.rule, frames.timeline
    data: dict[str, Any] = {f"unit_{unit}": OUT for unit, _name in units}
    data |= {f"unit_{unit.id}": unit.way.value for unit in frames.units}
    data |= {day: _iso(getattr(line, day)) for day in DAYS}
    for row, theme in enumerate(frames.themes):
        parts = {"id": theme.id, "name": theme.name, "stance": theme.stance.value}
        parts |= {"reason": theme.reason, "condition": theme.condition}
        data |= {f"theme_{row}_{part}": value for part, value in parts.items()}
    for row in range(len(frames.themes), rows_for(frames)[0]):
        data[f"theme_{row}_stance"] = Stance.EXCLUDED.value
    for row, holiday in enumerate(line.holidays or ()):
        data |= {f"holiday_{row}_name": holiday.name, f"holiday_{row}_first": _iso(holiday.first)}
        data[f"holiday_{row}_last"] = _iso(holiday.last)
    return data | {
        "floor_units": written(frames.floors.units),
        "floor_oop": written(frames.floors.oop),
        "joining": frames.joining.value,
        "over_budget": frames.over_budget.value,
        "group_max": frames.talks.group_max,
        "talks_min": frames.talks.talks_min,
        "compulsory": frames.talks.compulsory,
        "no_holidays": line.holidays == (),
        "method": rule.method.value,
        "utility": rule.utility.value,
        "completion": rule.completion.value,
        "part_time": rule.part_time.value,
        "approvals_min": frames.vote.approvals_min,
        "vote_quorum": written(frames.vote.quorum),
        "lot_from": frames.vote.lot_from,
        "backing_quorum": written(frames.backing.quorum),
        "backing_of_all": frames.backing.of_all,
        "ratified_by": frames.ratified_by.value,
        "package": "yes" if frames.package else "no",
        "package_quorum": written(frames.package.quorum) if frames.package else "50",
    }


def field_for(key: str, frames: Frames) -> str:
    """The field of the form in which a clause is filled in; empty when it stands in none."""
    head, _colon, tail = key.partition(":")
    if head == "units":
        return f"unit_{tail}" if tail else ""
    if head == "theme" and tail:
        keys = [f"{theme.id}:{theme.stance}" for theme in frames.themes]
        return f"theme_{keys.index(tail)}_name"
    if head == "days":
        return tail.replace("-", "_")
    return FIELDS.get(key, "")


FIELDS = {
    "talks:group": "group_max",
    "talks:coming": "compulsory",
    "talks:number": "talks_min",
    "floor:units": "floor_units",
    "floor:oop": "floor_oop",
    "joining": "joining",
    "over-budget": "over_budget",
    "package": "package",
    "vote": "method",
    "vote:part-time": "part_time",
    "vote:ties": "lot_from",
    "vote:suggested": "approvals_min",
    "vote:quorum": "vote_quorum",
    "yes:backing": "backing_quorum",
    "yes:ratifying": "ratified_by",
}
"""The field of each clause that has one of its own, by its key."""


def _iso(when: date | None) -> str:
    return when.isoformat() if when else ""


def _slug(name: str) -> str:
    return slugify(name)[:30].strip("-") or "thema"


def _free(mark: str, taken: set[str]) -> str:
    """The mark, with a number behind it when another theme has it."""
    number, free = 2, mark
    while free in taken:
        number, free = number + 1, f"{mark}-{number}"
    return free


class ActForm(forms.Form):
    """One act with the frames, with the words that it may need."""

    act = forms.CharField(max_length=20)
    seen = forms.CharField(max_length=71)
    reasons = forms.CharField(
        label=gettext_lazy("Schrijf erbij waarom"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
