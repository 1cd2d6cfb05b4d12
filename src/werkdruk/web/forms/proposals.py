# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two screens of a proposal, and the leader's judgement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.kernel import Month
from werkdruk.planning import LessonMethod, MeasureKind, Purpose, StaffGroup
from werkdruk.web.forms.amounts import HUNDRED, EuroField, HundredthsField
from werkdruk.web.forms.money import line
from werkdruk.web.models import Unit
from werkdruk.web.queries.discussions import GROUPS
from werkdruk.web.queries.prices import NORMED, AskKind, Wish
from werkdruk.web.queries.proposals import KINDS, PURPOSES
from werkdruk.web.queries.themes import ThemeChoice

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
OWN, NATIONAL = "own", "national"
PUPILS_MAX = 60
HOW_MAX = 300
FTE_MAX, LESSONS_MAX, HOURS_MAX = 50 * HUNDRED, 2_000, 100_000


class IdeaForm(forms.Form):
    """The first screen: what is wrong, what should happen, and what that asks for."""

    use_required_attribute = False

    problem = forms.CharField(
        label=gettext_lazy("Wat maakt het werk nu te zwaar?"),
        help_text=NO_NAMES,
        error_messages={"required": gettext_lazy("Schrijf op wat het werk nu te zwaar maakt.")},
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    title = line(
        120,
        label=gettext_lazy("Wat is je idee, in één zin?"),
        help_text=gettext_lazy("Bijvoorbeeld: een onderwijsassistent voor de onderbouw, twee dagen per week."),
        error_messages={"required": gettext_lazy("Schrijf je idee op in één zin.")},
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
        error_messages={"required": gettext_lazy("Kies wat je idee vraagt.")},
        coerce=AskKind,
        choices=[(kind.value, words) for kind, words in KINDS.items()],
        widget=forms.RadioSelect,
    )

    buys = forms.TypedChoiceField(
        choices=[("", ""), *((kind.value, kind.value) for kind in MeasureKind)],
        coerce=MeasureKind,
        empty_value=None,
        required=False,
        widget=forms.HiddenInput,
    )
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("Gaat je voorstel over een van deze onderwerpen?"),
        help_text=gettext_lazy("Hierover is vooraf iets afgesproken in de kaders."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, data: Any = None, *, units: Iterable[Unit], themes: Sequence[ThemeChoice] = (), **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        cast("forms.TypedChoiceField", self.fields["unit"]).choices = [(unit.pk, unit.name) for unit in units]
        self.frames = tuple(themes)
        if not themes:
            del self.fields["themes"]
            return
        choices = [(theme.id, f"{theme.words} ({theme.clause})") for theme in themes]
        cast("forms.MultipleChoiceField", self.fields["themes"]).choices = choices
        for name, theme in self._conditions():
            self.fields[name] = line(
                HOW_MAX,
                label=_("Hoe voldoet je voorstel aan de voorwaarde voor %(theme)s?") % {"theme": theme.name},
                help_text=_("Alleen als je dit onderwerp aankruist. De voorwaarde is: %(condition)s")
                % {"condition": theme.condition},
                required=False,
            )

    def _conditions(self) -> list[tuple[str, ThemeChoice]]:
        """The themes with a condition, each with the name of its field."""
        return [(f"met_{place}", theme) for place, theme in enumerate(self.frames) if theme.condition]

    def clean(self) -> dict[str, Any]:
        """The answers, with how each condition is met that applies."""
        answers = super().clean() or {}
        for name, theme in self._conditions():
            if theme.id in answers.get("themes", ()) and not answers.get(name):
                self.add_error(
                    name, ValidationError(_("Schrijf op hoe je voorstel hieraan voldoet."), code="condition")
                )
        return answers

    def met(self) -> dict[str, str]:
        """The themes it is about, each with how it meets the condition there; an empty text where there is none."""
        told = {theme.id: self.cleaned_data.get(name, "") for name, theme in self._conditions()}
        return {theme: told.get(theme, "") for theme in self.cleaned_data.get("themes", ())}


@dataclass(frozen=True, slots=True)
class PriceChoices:
    """What there is to choose from on the second screen: months, units, and whether the board has norms of its own."""

    months: Sequence[Month]
    units: Sequence[Unit] = ()
    has_own_norms: bool = False


class PriceForm(forms.Form):
    """The second screen: how much of it, when, for whom. Which questions there are depends on the kind."""

    function = forms.TypedChoiceField(label=gettext_lazy("Wie doet dat werk?"), choices=list(FUNCTIONS.items()))
    fte = HundredthsField(
        label=gettext_lazy("Hoeveel fte?"),
        help_text=gettext_lazy("Bijvoorbeeld 0,4: twee dagen per week."),
        top=FTE_MAX,
    )
    teaching = HundredthsField(
        label=gettext_lazy("Hoeveel fte geeft nu les aan deze klassen?"),
        help_text=gettext_lazy("Tel alle lessen van die klassen bij elkaar. Bijvoorbeeld 6,5."),
        top=50 * FTE_MAX,
    )
    size_before = forms.IntegerField(
        label=gettext_lazy("Hoeveel leerlingen zitten nu in een klas?"), min_value=2, max_value=PUPILS_MAX
    )
    size_after = forms.IntegerField(label=gettext_lazy("Hoeveel worden dat er?"), min_value=1, max_value=PUPILS_MAX)
    hours = forms.IntegerField(
        label=gettext_lazy("Hoeveel uur in totaal?"),
        help_text=gettext_lazy("Klokuren over de hele tijd samen."),
        min_value=1,
        max_value=HOURS_MAX,
    )
    rate = EuroField(
        label=gettext_lazy("Wat kost een uur?"),
        help_text=gettext_lazy("Alleen als je iemand inhuurt. Laat leeg: dan rekenen we met de kosten per fte."),
        required=False,
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
    norms = forms.ChoiceField(
        label=gettext_lazy("Met welke bedragen rekenen we?"),
        choices=[
            (OWN, gettext_lazy("de bedragen van ons bestuur")),
            (NATIONAL, gettext_lazy("de landelijke bedragen")),
        ],
        initial=OWN,
        widget=forms.RadioSelect,
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
        error_messages={"required": gettext_lazy("Schrijf op welke groep het er lichter door krijgt.")},
    )
    more_work = line(
        200,
        label=gettext_lazy("Wie krijgt er werk bij?"),
        help_text=gettext_lazy("Laat leeg als niemand er werk bij krijgt."),
        required=False,
    )
    more_work_unit = forms.TypedChoiceField(
        label=gettext_lazy("Welk team of welke sectie is dat?"), coerce=int, empty_value=None, required=False
    )
    more_work_group = forms.ChoiceField(
        label=gettext_lazy("Of welke groep op school?"),
        choices=[("", gettext_lazy("niemand in het bijzonder")), *GROUPS.items()],
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
        AskKind.HOURS: ("function", "hours", "rate"),
        AskKind.LESSONS: ("lessons", "method"),
        AskKind.CLASSES: ("teaching", "size_before", "size_after"),
        AskKind.PURCHASE: ("cost",),
        AskKind.SERVICE: ("cost",),
        AskKind.AGREEMENT: (),
    }
    PRICED = ("first_month", "last_month", "duration", "hours_freed")
    PEOPLE = ("benefits", "more_work", "more_work_unit", "more_work_group")

    def __init__(self, data: Any = None, *, kind: AskKind, choices: PriceChoices, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.kind = kind
        months = choices.months
        if not choices.has_own_norms or kind not in NORMED:
            del self.fields["norms"]
        none = ("", _("geen team of sectie in het bijzonder"))
        places = [none, *((unit.pk, unit.name) for unit in choices.units)]
        cast("forms.TypedChoiceField", self.fields["more_work_unit"]).choices = places
        for name in {name for names in self.ASKED.values() for name in names} - set(self.ASKED[kind]):
            del self.fields[name]
        for name in self.ASKED[kind]:
            self.fields[name].error_messages["required"] = _("Vul dit in, anders is er geen prijs.")
        written = [(str(month), date_format(month.first, "F Y")) for month in months]
        for name, initial in (("first_month", months[0]), ("last_month", months[-1])):
            cast("forms.ChoiceField", self.fields[name]).choices = written
            self.fields[name].initial = str(initial)

    def clean(self) -> dict[str, Any]:
        """The answers, with months that follow each other."""
        answers = super().clean() or {}
        first, last = answers.get("first_month"), answers.get("last_month")
        if first and last and last < first:
            self.add_error("last_month", ValidationError(_("Deze maand ligt vóór de eerste maand."), code="order"))
        before, after = answers.get("size_before"), answers.get("size_after")
        if before and after and after >= before:
            words = _("Dat moet minder zijn dan nu. Anders worden de klassen niet kleiner.")
            self.add_error("size_after", ValidationError(words, code="not-smaller"))
        return answers

    @property
    def sums(self) -> list[forms.BoundField]:
        """The questions that the price rests on."""
        return [field for field in self if field.name not in self.PEOPLE]

    @property
    def people(self) -> list[forms.BoundField]:
        """The questions about who notices it."""
        return [field for field in self if field.name in self.PEOPLE]

    @property
    def is_own(self) -> bool:
        """Whether the price is to rest on the norms of the board, where it has any."""
        return getattr(self, "cleaned_data", {}).get("norms") != NATIONAL

    def wish(self) -> Wish | None:
        """What is asked for; None as long as an answer the price needs is missing or wrong."""
        answers = getattr(self, "cleaned_data", {})
        if any(name not in answers for name in (*self.ASKED[self.kind], *self.PRICED)):
            return None
        whole = answers.get("hours") or answers.get("lessons") or 0
        quantity = answers.get("fte") or answers.get("teaching") or HUNDRED * whole
        return Wish(
            kind=self.kind,
            first_month=_month(answers["first_month"]),
            last_month=_month(answers["last_month"]),
            function=answers.get("function", ""),
            quantity_hundredths=quantity,
            method=answers.get("method", ""),
            cost=answers.get("cost") or answers.get("rate"),
            size_before=answers.get("size_before") or 0,
            size_after=answers.get("size_after") or 0,
            structural=answers["duration"] == FOR_GOOD,
            benefits=answers.get("benefits", ""),
            hours_freed=answers["hours_freed"],
        )


def _month(text: str) -> Month:
    year, month = text.split("-")
    return Month(int(year), int(month))
