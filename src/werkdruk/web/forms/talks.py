# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the guide of a talk types in: who is there, what is said, and what the unit means to do with a proposal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from werkdruk.web.actions.talks import PEOPLE_MAX, TEXT_MAX, Meant
from werkdruk.web.forms.money import Key, line
from werkdruk.web.queries.talks import NoteKind

LABELS = {
    NoteKind.PROBLEM: gettext_lazy("Wat maakt het werk te zwaar?"),
    NoteKind.IDEA: gettext_lazy("Wat zou helpen?"),
    NoteKind.MINORITY: gettext_lazy("Wie wil iets anders, en wat?"),
}
CHOOSE, LET_GO, OPEN = "choose", "let-go", "open"


class PeopleForm(forms.Form):
    """How many people are at the talk, and whether everybody had to come."""

    use_required_attribute = False

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    people = forms.IntegerField(
        label=gettext_lazy("Hoeveel mensen zijn er?"),
        min_value=1,
        max_value=PEOPLE_MAX,
        error_messages={"required": gettext_lazy("Vul in hoeveel mensen er zijn.")},
    )
    compulsory = forms.BooleanField(label=gettext_lazy("Iedereen moest komen"), required=False)

    def __init__(self, data: Any = None, *, is_fixed: bool = False, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if is_fixed:  # the frames say so, nothing to choose
            self.fields["compulsory"].widget = forms.HiddenInput()


class NoteForm(forms.Form):
    """One thing that is said; `key` keeps the form sent twice from being two things."""

    use_required_attribute = False

    text = line(
        TEXT_MAX,
        error_messages={"required": gettext_lazy("Typ eerst wat er gezegd wordt.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )
    key = Key()

    def __init__(self, data: Any = None, *, kind: NoteKind, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["text"].label = LABELS[kind]


class PickForm(forms.Form):
    """What the unit means to do with one proposal."""

    number = forms.IntegerField(min_value=1)
    seen = forms.IntegerField(min_value=0)
    what = forms.ChoiceField(choices=[(word, word) for word in (CHOOSE, LET_GO, OPEN)])
    reason = line(TEXT_MAX, required=False)
    in_favour = forms.IntegerField(min_value=0, max_value=PEOPLE_MAX, required=False)
    against = forms.IntegerField(min_value=0, max_value=PEOPLE_MAX, required=False)

    def meant(self) -> Meant:
        """What was sent, for a form that is valid."""
        told = self.cleaned_data
        return Meant(told["what"] == CHOOSE, told["reason"], told["in_favour"], told["against"])
