# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people fill in about a proposal that is there: the judgement, a reply, an objection, a comment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy

from werkdruk.deciding.feasibility import Check, Finding
from werkdruk.web.models import Unit
from werkdruk.web.queries.discussions import group_words
from werkdruk.web.queries.themes import ThemeChoice

TEXT_MAX = 1000
REASON_MAX = 500
UNIT, GROUP = "unit", "group"
CHECKS = {
    Check.SHORTAGE: gettext_lazy("Zijn er mensen voor te vinden, ook als het een tekortvak is?"),
    Check.FORMATION: gettext_lazy("Past het in de formatie?"),
    Check.SHIFTED_WORK: gettext_lazy("Verschuift er werk naar anderen?"),
    Check.CONDITION: gettext_lazy("Voldoet het aan de voorwaarde in de kaders?"),
}
FINDINGS = {
    Finding.FINE: gettext_lazy("geen bezwaar"),
    Finding.SOLVED: gettext_lazy("een probleem, met een oplossing"),
    Finding.BLOCKS: gettext_lazy("dit houdt het tegen"),
}


def words(limit: int = TEXT_MAX, **kwargs: Any) -> forms.CharField:
    """A field for a few sentences."""
    empty = {"required": gettext_lazy("Schrijf hier één zin of meer.")}
    return forms.CharField(max_length=limit, widget=forms.Textarea(attrs={"rows": 3}), error_messages=empty, **kwargs)


class JudgementForm(forms.Form):
    """Whether a proposal can be carried out, question by question, and why."""

    use_required_attribute = False

    feasible = forms.TypedChoiceField(
        label=gettext_lazy("Kan dit voorstel uitgevoerd worden?"),
        choices=[("yes", gettext_lazy("ja, er kan voor gekozen worden")), ("no", gettext_lazy("nee"))],
        error_messages={"required": gettext_lazy("Kies ja of nee.")},
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
    reason = words(
        label=gettext_lazy("Waarom?"), help_text=gettext_lazy("Eén zin is genoeg. Iedereen op school kan dit lezen.")
    )
    theme = forms.ChoiceField(label=gettext_lazy("Gaat je nee over een onderwerp uit de kaders?"), required=False)

    def __init__(
        self, data: Any = None, *, checks: Sequence[Check] = (), themes: Sequence[ThemeChoice] = (), **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.asked = tuple(checks)
        for check in checks:
            self.fields[f"check_{check}"] = forms.TypedChoiceField(
                label=CHECKS[check],
                choices=[(str(finding), said) for finding, said in FINDINGS.items()],
                error_messages={"required": gettext_lazy("Kies een antwoord.")},
                coerce=Finding,
                widget=forms.RadioSelect,
            )
        none = ("", gettext_lazy("geen onderwerp uit de kaders"))
        choices = [none, *((theme.id, f"{theme.name} ({theme.clause})") for theme in themes)]
        cast("forms.ChoiceField", self.fields["theme"]).choices = choices
        if not themes:
            del self.fields["theme"]
        order = [*(f"check_{check}" for check in checks), "feasible", "theme", "reason"]
        self.order_fields(order)

    def findings(self) -> dict[Check, Finding]:
        """The answer to each question."""
        return {check: self.cleaned_data[f"check_{check}"] for check in self.asked}


class ReplyForm(forms.Form):
    """What an author says to a no."""

    prefix = "reply"
    use_required_attribute = False
    text = words(
        label=gettext_lazy("Wat wil je de schoolleiding antwoorden?"),
        help_text=gettext_lazy("De schoolleiding kan daarna opnieuw oordelen. Iedereen op school kan dit lezen."),
    )


class ObjectionForm(forms.Form):
    """An objection on behalf of a unit or a function group."""

    prefix = "objection"
    use_required_attribute = False
    whose = forms.ChoiceField(
        label=gettext_lazy("Namens wie maak je bezwaar?"),
        error_messages={"required": gettext_lazy("Kies een antwoord.")},
        widget=forms.RadioSelect,
    )
    text = words(
        label=gettext_lazy("Wat betekent dit voorstel voor jullie?"),
        help_text=gettext_lazy("De schoolleiding moet hierop antwoorden voordat zij oordeelt. Noem geen namen."),
    )

    def __init__(self, data: Any = None, *, units: Iterable[Unit], groups: Iterable[str], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        places = [(f"{UNIT}:{unit.pk}", unit.name) for unit in units]
        people = [(f"{GROUP}:{group}", group_words(group)) for group in groups]
        cast("forms.ChoiceField", self.fields["whose"]).choices = [*places, *people]


class AnswerForm(forms.Form):
    """The leader's answer to an objection."""

    prefix = "answer"
    use_required_attribute = False
    text = words(label=gettext_lazy("Wat is je antwoord?"))


class CommentForm(forms.Form):
    """What somebody says about a proposal."""

    prefix = "comment"
    use_required_attribute = False
    text = words(
        label=gettext_lazy("Wat wil je erover zeggen?"),
        help_text=gettext_lazy("Iedereen op school ziet dit, met erbij wat jij op school doet. Noem geen namen."),
    )


class WithdrawForm(forms.Form):
    """Why an author takes a proposal back."""

    prefix = "withdraw"
    use_required_attribute = False
    reason = forms.CharField(
        label=gettext_lazy("Waarom trek je het in?"),
        max_length=REASON_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DeclineForm(forms.Form):
    """Why an author does not want to join."""

    prefix = "decline"
    use_required_attribute = False
    reason = forms.CharField(
        label=gettext_lazy("Waarom niet?"), max_length=REASON_MAX, widget=forms.Textarea(attrs={"rows": 2})
    )


class OtherForm(forms.Form):
    """The proposal that is like one's own."""

    use_required_attribute = False
    other = forms.TypedChoiceField(
        label=gettext_lazy("Met welk voorstel wil je het samenvoegen?"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, data: Any = None, *, others: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        cast("forms.TypedChoiceField", self.fields["other"]).choices = list(others)
