# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The next version of a plan: what goes out of it, what changes, what comes back, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.kernel import Month
from werkdruk.web.actions.plans import TITLE_MAX, LineEdit
from werkdruk.web.forms.amounts import EuroField
from werkdruk.web.forms.money import line as one_line
from werkdruk.web.queries.plan_pages import ComesBack, LineRow
from werkdruk.web.wording import euro

REASON_MAX = 2000


@dataclass(frozen=True, slots=True)
class EditFields:
    """The fields with which one measure of the plan can be changed."""

    title: str
    fields: tuple[forms.BoundField, ...]


class RevisionForm(forms.Form):
    """What goes out of the plan, what changes in it, what comes back, and why.

    Each measure has four fields of its own; one that is left empty, or as it was, changes nothing.
    """

    use_required_attribute = False
    drop = forms.MultipleChoiceField(
        label=gettext_lazy("Wat gaat er uit het plan?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    add = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Wat komt er terug in het plan?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom komt er een nieuwe versie?"),
        help_text=gettext_lazy("Dit staat in het plan, bij wat er uit gaat."),
        max_length=REASON_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Schrijf erbij waarom.")},
    )

    def __init__(
        self,
        data: Any = None,
        *,
        lines: Sequence[LineRow] = (),
        months: Sequence[Month] = (),
        back: Sequence[ComesBack] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.lines = tuple(lines)
        dropping = [(line.measure, f"{line.title} ({euro(line.amount)})") for line in lines]
        cast("forms.MultipleChoiceField", self.fields["drop"]).choices = dropping
        returning = [(each.number, f"{each.number}. {each.title} ({euro(each.price)})") for each in back]
        cast("forms.TypedMultipleChoiceField", self.fields["add"]).choices = returning
        written = [(str(month), date_format(month.first, "F Y")) for month in months]
        for line in self.lines:
            self.fields |= _fields_of(line, written)

    def edit_fields(self) -> tuple[EditFields, ...]:
        """Per measure the fields to change it with."""
        return tuple(
            EditFields(line.title, tuple(self[name] for name in _names(line) if name in self.fields))
            for line in self.lines
        )

    def edits(self) -> dict[str, LineEdit]:
        """What changes per measure, for a form that is valid."""
        found = {line.measure: self._edit(line) for line in self.lines}
        return {
            line.measure: found[line.measure]
            for line in self.lines
            if found[line.measure] != LineEdit(line.title, line.amount, line.first, line.last)
        }

    def _edit(self, line: LineRow) -> LineEdit:
        title, amount, first, last = (self.cleaned_data.get(name) for name in _names(line))
        return LineEdit(
            title=title or line.title,
            amount=line.amount if amount is None else amount,
            first=_month(first) if first else line.first,
            last=_month(last) if last else line.last,
        )


def _names(line: LineRow) -> tuple[str, str, str, str]:
    return f"title_{line.measure}", f"amount_{line.measure}", f"first_{line.measure}", f"last_{line.measure}"


def _fields_of(line: LineRow, months: list[tuple[str, str]]) -> dict[str, forms.Field]:
    title, amount, first, last = _names(line)
    fields: dict[str, forms.Field] = {
        title: one_line(TITLE_MAX, label=_("Hoe heet de maatregel?"), required=False, initial=line.title),
        first: forms.ChoiceField(
            label=_("Vanaf welke maand?"), choices=months, required=False, initial=str(line.first)
        ),
        last: forms.ChoiceField(
            label=_("Tot en met welke maand?"), choices=months, required=False, initial=str(line.last)
        ),
    }
    if line.amount:
        fields[amount] = EuroField(label=_("Wat kost het?"), required=False, initial=euro(line.amount))
    return fields


def _month(text: str) -> Month:
    year, month = text.split("-")
    return Month(int(year), int(month))
