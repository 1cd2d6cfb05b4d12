# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Receiving an award: the rule, the letter and the pupil file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.funding import Counts, NotCountable, read_pupils
from werkdruk.kernel import Brin, Problem
from werkdruk.web.forms.money import line

BYTES_MAX = 20_000_000
DOCUMENT_LENGTH_MAX = 100
NAME_BYTES_MAX = 200
UNCOUNTED = frozenset({"bad_number", "bad_row", "bad_school"})
"""What makes a reader leave a row out: then the count of a school may be too low."""
_CODE = re.compile(r"(?<![0-9A-Z])[0-9]{2}[A-Z]{2}(?:[0-9]{2})?(?![0-9A-Z])")


class AwardForm(forms.Form):
    """What a board fills in when the state's money came."""

    rule = forms.ChoiceField(
        label=gettext_lazy("Volgens welke regel?"),
        help_text=gettext_lazy("Je ziet de regels die vandaag bekend zijn, de nieuwste bovenaan."),
        widget=forms.RadioSelect,
    )
    document = line(
        DOCUMENT_LENGTH_MAX,
        label=gettext_lazy("In welke brief staat het?"),
        help_text=gettext_lazy("Het kenmerk van de beschikking, bijvoorbeeld VO/2024/1234567. Noem geen mensen."),
        error_messages={"required": gettext_lazy("Noem het kenmerk van de brief.")},
    )
    pupils = forms.FileField(
        label=gettext_lazy("Het leerlingenbestand"),
        help_text=gettext_lazy(
            "Het bestand 'leerlingen vo per vestiging naar onderwijstype' van DUO, als CSV, hoogstens 20 MB. "
            "Het landelijke bestand mag ook: alleen jullie eigen scholen tellen mee."
        ),
        max_length=255,
        error_messages={
            "required": gettext_lazy("Kies het bestand van DUO."),
            "empty": gettext_lazy("Dit bestand is leeg. Haal het opnieuw op bij DUO."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def __init__(self, data: Any = None, files: Any = None, *, rules: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        cast("forms.ChoiceField", self.fields["rule"]).choices = list(rules)

    def clean_pupils(self) -> UploadedFile[bytes]:
        """A file that is not too large to be one of DUO's."""
        sent = cast("UploadedFile[bytes]", self.cleaned_data["pupils"])
        if (sent.size or 0) > BYTES_MAX:
            raise ValidationError(_("Dit bestand is groter dan 20 MB. Geef één bestand van DUO."), code="too-large")
        return sent


@dataclass(frozen=True, slots=True)
class ReadPupils:
    """A pupil file that was sent: its counts (None when it cannot be counted) and all that is wrong with it.

    `wrong` must be mended before anything can be booked; `remarks` are about other schools, or do no harm.
    """

    counts: Counts | None
    wrong: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()


def read_upload(sent: UploadedFile[bytes], *, day: date, schools: Iterable[Brin]) -> ReadPupils:
    """The pupils in a file that was sent, of `day` when it holds several; the file itself is not kept."""
    own = {str(school) for school in schools}
    with TemporaryDirectory(prefix="werkdruk-") as folder:
        path = Path(folder) / _short(Path(sent.name or "").name or "leerlingen.csv")
        with path.open("wb") as kept:
            kept.writelines(sent.chunks())
        try:
            counts = read_pupils(path, day=day)
        except NotCountable as refusal:
            return ReadPupils(None, (refusal.problem,))
        lines = path.read_bytes().decode("latin-1").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    hits = [_may_hit(problem, lines, own) for problem in counts.problems]
    told = tuple(zip(counts.problems, hits, strict=True))
    wrong = tuple(problem for problem, hit in told if hit)
    return ReadPupils(counts, wrong, tuple(problem for problem, hit in told if not hit))


def _short(name: str) -> str:
    """The end of a file name, which tells its year, in no more bytes than a disk takes."""
    return name.encode()[-NAME_BYTES_MAX:].decode(errors="ignore")


def _may_hit(problem: Problem, lines: list[str], own: set[str]) -> bool:
    """Whether a row that was left out may be of one of our own schools: it names one, or it names none at all."""
    if problem.code not in UNCOUNTED or problem.where.line is None:
        return False
    row = lines[problem.where.line - 1].upper() if problem.where.line <= len(lines) else ""
    named = {code[:4] for code in _CODE.findall(row)}
    return not named or bool(named & own)
