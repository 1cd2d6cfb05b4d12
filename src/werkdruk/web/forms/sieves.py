# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody wants to see of a list: read from the address, where a wrong answer is no answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy

from werkdruk.deciding.proposals import ProposalState
from werkdruk.planning import Purpose
from werkdruk.web.models import Unit
from werkdruk.web.queries.proposal_lists import SORTS, Sieve
from werkdruk.web.queries.proposals import PURPOSES, STATES

TEXT_MAX = 100
EVERY = gettext_lazy("alle")
SHOWN = (
    ProposalState.SUBMITTED,
    ProposalState.FEASIBLE,
    ProposalState.NOT_FEASIBLE,
    ProposalState.WITHDRAWN,
    ProposalState.CHOSEN,
    ProposalState.NOT_CHOSEN,
)


class SieveForm(forms.Form):
    """Which proposals, and in which order."""

    eenheid = forms.TypedChoiceField(
        label=gettext_lazy("Van welk team of welke sectie?"), coerce=int, empty_value=None, required=False
    )
    stand = forms.ChoiceField(
        label=gettext_lazy("Hoe staat het ermee?"),
        choices=[("", EVERY), *((str(state), STATES[state][0]) for state in SHOWN)],
        required=False,
    )
    volgorde = forms.ChoiceField(label=gettext_lazy("In welke volgorde?"), choices=list(SORTS.items()), required=False)

    def __init__(self, data: Any = None, *, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        places = [("", EVERY), *((unit.pk, unit.name) for unit in units)]
        cast("forms.TypedChoiceField", self.fields["eenheid"]).choices = places

    def wanted(self) -> Sieve:
        """What is asked for."""
        if not self.is_bound:
            return Sieve()
        self.is_valid()
        answers = self.cleaned_data
        sort = answers.get("volgorde") or "number"
        return Sieve(answers.get("eenheid"), answers.get("stand", ""), sort)


class LibraryForm(forms.Form):
    """Which measures of the library."""

    doel = forms.TypedChoiceField(
        label=gettext_lazy("Waar is het voor?"),
        choices=[("", EVERY), *((str(purpose), words) for purpose, words in PURPOSES.items())],
        coerce=Purpose,
        empty_value=None,
        required=False,
    )
    woorden = forms.CharField(label=gettext_lazy("Welke woorden?"), max_length=TEXT_MAX, required=False)

    def wanted(self) -> tuple[Purpose | None, str]:
        """The purpose, None for all, and the words."""
        if not self.is_bound:
            return None, ""
        self.is_valid()
        return self.cleaned_data.get("doel"), self.cleaned_data.get("woorden", "")
