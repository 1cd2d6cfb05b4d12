# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file of bookings that is sent, the catch rules, and the columns of a table."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.bookkeeping import BadCatchRule, BookColumns, CatchRule
from werkdruk.bookkeeping.reading import MB, XAF_BYTES_MAX
from werkdruk.bookkeeping.rules import LENGTH_MAX, MEASURE
from werkdruk.kernel import Brin

BYTES_MAX = XAF_BYTES_MAX
SHEET_BYTES_MAX = 10 * MB
DIGEST_LENGTH = 71
NAME_LENGTH = 100


class BooksFileForm(forms.Form):
    """The export of the bookkeeping."""

    books = forms.FileField(
        label=gettext_lazy("De export uit de boekhouding"),
        help_text=gettext_lazy(
            "Een auditfile (XAF 3.1 tot 4.0), of een CSV-bestand, Excelbestand (.xlsx) of OpenDocument-blad (.ods) "
            "waarvan je de kolommen hebt opgegeven."
        ),
        max_length=255,
        error_messages={
            "required": gettext_lazy("Kies het bestand uit de boekhouding."),
            "empty": gettext_lazy("Dit bestand is leeg. Exporteer het opnieuw."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".xaf,.xml,.csv,.xlsx,.ods"}),
    )

    def clean_books(self) -> UploadedFile[bytes]:
        """A file that is not too large to be the books of one year."""
        sent = cast("UploadedFile[bytes]", self.cleaned_data["books"])
        if (sent.size or 0) > BYTES_MAX:
            raise ValidationError(
                _("Dit bestand is groter dan 250 MB. Geef een bestand van één boekjaar."), code="size"
            )
        return sent


class ConfirmBooksForm(forms.Form):
    """The fingerprint of what the preview said."""

    preview = forms.CharField(max_length=DIGEST_LENGTH)


class CatchRuleForm(forms.Form):
    """One catch rule."""

    school = forms.ChoiceField(label=gettext_lazy("School"))
    measure = forms.CharField(
        label=gettext_lazy("Maatregel"),
        help_text=gettext_lazy("De code uit het plan, zoals m03."),
        max_length=40,
        error_messages={"required": gettext_lazy("Vul de code van de maatregel in, zoals m03.")},
    )
    cost = forms.CharField(
        label=gettext_lazy("Kostenplaats"),
        help_text=gettext_lazy("Precies zoals in de boekhouding. Met een sterretje alles wat zo begint: 70*."),
        max_length=LENGTH_MAX,
        required=False,
    )
    project = forms.CharField(label=gettext_lazy("Project"), max_length=LENGTH_MAX, required=False)
    account = forms.CharField(label=gettext_lazy("Rekening"), max_length=LENGTH_MAX, required=False)
    text = forms.CharField(
        label=gettext_lazy("Deel van de omschrijving"),
        help_text=gettext_lazy("Hoofdletters maken geen verschil."),
        max_length=LENGTH_MAX,
        required=False,
    )

    def __init__(self, *args: Any, schools: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["school"]).choices = schools

    def clean_measure(self) -> str:
        """A code that the ledger knows."""
        measure = str(self.cleaned_data["measure"]).strip()
        if MEASURE.fullmatch(measure) is None:
            raise ValidationError(_("Een code heeft alleen letters, cijfers, punten en streepjes."), code="measure")
        return measure

    def clean(self) -> dict[str, Any]:
        """A rule that asks something."""
        given = dict(super().clean() or {})
        if self.errors:
            return given
        parts = {name: str(given.get(name, "")).strip() for name in ("account", "cost", "project", "text")}
        try:
            given["rule"] = CatchRule(Brin(given["school"]), given["measure"], **parts)
        except BadCatchRule as refusal:
            raise ValidationError(
                _("Vul minstens een kostenplaats, project, rekening of deel van de omschrijving in."), code="nothing"
            ) from refusal
        return given


class RuleStepForm(forms.Form):
    """Moving a rule up, or taking it away; `number` counts from 1, `digest` is of the rules that were on the page."""

    number = forms.IntegerField(min_value=1, max_value=1_000)
    step = forms.ChoiceField(choices=[("up", "up"), ("remove", "remove")])
    digest = forms.CharField(max_length=DIGEST_LENGTH)


class ColumnsForm(forms.Form):
    """Which column of a table is what."""

    date = forms.CharField(
        label=gettext_lazy("Kolom met de datum"),
        max_length=NAME_LENGTH,
        error_messages={"required": gettext_lazy("Vul de naam van de kolom met de datum in.")},
    )
    account = forms.CharField(
        label=gettext_lazy("Kolom met de rekening"),
        max_length=NAME_LENGTH,
        error_messages={"required": gettext_lazy("Vul de naam van de kolom met de rekening in.")},
    )
    amount = forms.CharField(
        label=gettext_lazy("Kolom met het bedrag"),
        help_text=gettext_lazy("Boven nul is debet. Laat leeg als debet en credit eigen kolommen hebben."),
        max_length=NAME_LENGTH,
        required=False,
    )
    side = forms.CharField(label=gettext_lazy("Kolom met D of C"), max_length=NAME_LENGTH, required=False)
    debit = forms.CharField(label=gettext_lazy("Kolom met debet"), max_length=NAME_LENGTH, required=False)
    credit = forms.CharField(label=gettext_lazy("Kolom met credit"), max_length=NAME_LENGTH, required=False)
    journal = forms.CharField(label=gettext_lazy("Kolom met het dagboek"), max_length=NAME_LENGTH, required=False)
    number = forms.CharField(label=gettext_lazy("Kolom met het boekstuk"), max_length=NAME_LENGTH, required=False)
    line = forms.CharField(label=gettext_lazy("Kolom met het regelnummer"), max_length=NAME_LENGTH, required=False)
    cost = forms.CharField(label=gettext_lazy("Kolom met de kostenplaats"), max_length=NAME_LENGTH, required=False)
    project = forms.CharField(label=gettext_lazy("Kolom met het project"), max_length=NAME_LENGTH, required=False)
    text = forms.CharField(label=gettext_lazy("Kolom met de omschrijving"), max_length=NAME_LENGTH, required=False)

    def clean(self) -> dict[str, Any]:
        """Columns in which an amount can be found."""
        given = dict(super().clean() or {})
        if self.errors:
            return given
        columns = BookColumns.read({name: str(given[name]).strip() for name in self.fields})
        if any(columns.missing()):
            raise ValidationError(
                _("Noem de kolom met het bedrag, of die met debet en die met credit."), code="no-amount"
            )
        given["columns"] = columns
        return given
