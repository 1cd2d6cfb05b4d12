# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two screens of a proposal, and the leader's judgement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.kernel import Month
from werkdruk.planning import LessonMethod, Purpose, StaffGroup
from werkdruk.web.forms.amounts import HUNDRED, EuroField, HundredthsField
from werkdruk.web.forms.money import line
from werkdruk.web.models import Unit
from werkdruk.web.queries.prices import AskKind, Wish
from werkdruk.web.queries.proposals import KINDS, PURPOSES

NO_NAMES = gettext_lazy("Noem geen namen: iedereen op school kan dit lezen.")
FUNCTIONS = {
    StaffGroup.TEACHER: gettext_lazy("leraar"),
    StaffGroup.SUPPORT: gettext_lazy("ondersteuner (assistent, conciërge, administratie)"),
    StaffGroup.LEADER: gettext_lazy("schoolleiding"),
}
METHODS = {
    LessonMethod.HOURS: gettext_lazy("urenmethode: de uren van die lessen, met voor- en nawerk"),
    LessonMethod.REPLACEMENT: gettext_lazy("vervangingsmethode: iemand anders geeft die lessen"),
}
ONCE, FOR_GOOD = "once", "structural"
FTE_MAX, LESSONS_MAX, HOURS_MAX = 50 * HUNDRED, 2_000, 100_000


class IdeaForm(forms.Form):
    """The first screen: what is wrong, what should happen, and what that asks for."""

    use_required_attribute = False

    problem = forms.CharField(
        label=gettext_lazy("Wat maakt het werk nu te zwaar?"),
        help_text=NO_NAMES,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    title = line(
        120,
        label=gettext_lazy("Wat is je idee, in één zin?"),
        help_text=gettext_lazy("Bijvoorbeeld: een onderwijsassistent voor de onderbouw, twee dagen per week."),
    )
    unit = forms.TypedChoiceField(label=gettext_lazy("Namens welk team of welke sectie?"), coerce=int)
    purpose = forms.TypedChoiceField(
        label=gettext_lazy("Waar is het vooral voor?"),
        coerce=Purpose,
        choices=[(purpose.value, words) for purpose, words in PURPOSES.items()],
        initial=Purpose.RELIEF.value,
        widget=forms.RadioSelect,
    )
    kind = forms.TypedChoiceField(
        label=gettext_lazy("Wat vraagt je idee?"),
        coerce=AskKind,
        choices=[(kind.value, words) for kind, words in KINDS.items()],
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        cast("forms.TypedChoiceField", self.fields["unit"]).choices = [(unit.pk, unit.name) for unit in units]


class PriceForm(forms.Form):
    """The second screen: how much of it, when, for whom. Which questions there are depends on the kind."""

    function = forms.TypedChoiceField(label=gettext_lazy("Wie doet dat werk?"), choices=list(FUNCTIONS.items()))
    fte = HundredthsField(
        label=gettext_lazy("Hoeveel fte?"),
        help_text=gettext_lazy("Bijvoorbeeld 0,4: twee dagen per week."),
        top=FTE_MAX,
    )
    hours = forms.IntegerField(
        label=gettext_lazy("Hoeveel uur in totaal?"),
        help_text=gettext_lazy("Klokuren over de hele tijd samen."),
        min_value=1,
        max_value=HOURS_MAX,
    )
    lessons = forms.IntegerField(
        label=gettext_lazy("Hoeveel lessen per week minder?"),
        help_text=gettext_lazy("Tel alle collega's bij elkaar: voor 12 collega's elk één les minder is 12."),
        min_value=1,
        max_value=LESSONS_MAX,
    )
    method = forms.ChoiceField(
        label=gettext_lazy("Hoe rekenen we?"),
        choices=list(METHODS.items()),
        initial=LessonMethod.HOURS,
        help_text=gettext_lazy("Er zijn twee eerlijke manieren. Je ziet de prijs van allebei."),
        widget=forms.RadioSelect,
    )
    cost = EuroField(
        label=gettext_lazy("Wat kost het?"),
        help_text=gettext_lazy("Het bedrag van de offerte, met btw. Bijvoorbeeld 1.250,00."),
    )
    first_month = forms.ChoiceField(label=gettext_lazy("Vanaf welke maand?"))
    last_month = forms.ChoiceField(label=gettext_lazy("Tot en met welke maand?"))
    duration = forms.ChoiceField(
        label=gettext_lazy("Eenmalig of elk jaar opnieuw?"),
        choices=[(ONCE, gettext_lazy("eenmalig")), (FOR_GOOD, gettext_lazy("structureel: elk jaar opnieuw"))],
        initial=ONCE,
        widget=forms.RadioSelect,
    )
    benefits = line(
        200,
        label=gettext_lazy("Wie krijgt het er lichter door?"),
        help_text=gettext_lazy("Een groep, geen namen. Bijvoorbeeld: mentoren van klas 1 en 2."),
    )
    more_work = line(
        200,
        label=gettext_lazy("Wie krijgt er werk bij?"),
        help_text=gettext_lazy("Laat leeg als niemand er werk bij krijgt."),
        required=False,
    )
    hours_freed = forms.IntegerField(
        label=gettext_lazy("Hoeveel uur komt er vrij, denken jullie?"),
        help_text=gettext_lazy("Over de hele tijd samen. Laat leeg: dan tellen de uren die je koopt."),
        min_value=0,
        max_value=HOURS_MAX,
        required=False,
    )
    ASKED = {
        AskKind.FTE: ("function", "fte"),
        AskKind.HOURS: ("function", "hours"),
        AskKind.LESSONS: ("lessons", "method"),
        AskKind.PURCHASE: ("cost",),
        AskKind.SERVICE: ("cost",),
        AskKind.AGREEMENT: (),
    }
    PRICED = ("first_month", "last_month", "duration", "hours_freed")

    def __init__(self, data: Any = None, *, kind: AskKind, months: Sequence[Month], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.kind = kind
        for name in {name for names in self.ASKED.values() for name in names} - set(self.ASKED[kind]):
            del self.fields[name]
        choices = [(str(month), date_format(month.first, "F Y")) for month in months]
        for name, initial in (("first_month", months[0]), ("last_month", months[-1])):
            cast("forms.ChoiceField", self.fields[name]).choices = choices
            self.fields[name].initial = str(initial)

    def clean(self) -> dict[str, Any]:
        """The answers, with months that follow each other."""
        answers = super().clean() or {}
        first, last = answers.get("first_month"), answers.get("last_month")
        if first and last and last < first:
            self.add_error("last_month", ValidationError(_("Deze maand ligt vóór de eerste maand."), code="order"))
        return answers

    def wish(self) -> Wish | None:
        """What is asked for; None as long as an answer the price needs is missing or wrong."""
        answers = getattr(self, "cleaned_data", {})
        if any(name not in answers for name in (*self.ASKED[self.kind], *self.PRICED)):
            return None
        quantity = answers.get("fte") or HUNDRED * (answers.get("hours") or answers.get("lessons") or 0)
        return Wish(
            kind=self.kind,
            first_month=_month(answers["first_month"]),
            last_month=_month(answers["last_month"]),
            function=answers.get("function", ""),
            quantity_hundredths=quantity,
            method=answers.get("method", ""),
            cost=answers.get("cost"),
            structural=answers["duration"] == FOR_GOOD,
            benefits=answers.get("benefits", ""),
            hours_freed=answers["hours_freed"],
        )


def _month(text: str) -> Month:
    year, month = text.split("-")
    return Month(int(year), int(month))


class JudgementForm(forms.Form):
    """Whether a proposal can be carried out, and why."""

    use_required_attribute = False

    feasible = forms.TypedChoiceField(
        label=gettext_lazy("Kan dit voorstel uitgevoerd worden?"),
        choices=[("yes", gettext_lazy("ja, het komt op het stembiljet")), ("no", gettext_lazy("nee"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom?"),
        help_text=gettext_lazy("Eén zin is genoeg. Iedereen op school kan dit lezen."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
