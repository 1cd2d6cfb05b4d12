# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which kind a pupil is, from DUO's words for the education type and the year.

Vocational are practical education (praktijkonderwijs) in all years, and years 3 and 4 of the basic and the middle
vocational track (basisberoepsgerichte and kaderberoepsgerichte leerweg). All else is general: vwo, havo, mavo, the
mixed and the theoretical track, and years 1 and 2 of everything but practical education. Adult education (vavo) only
gives vmbo-tl, havo and vwo, so outsourced pupils are general.

Source: Regeling aanvullende bekostiging werkdrukverlichting voortgezet onderwijs, art. 1 (BWBR0047854).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from werkdruk.funding.counts import Kind

YEARS = (1, 2, 3, 4, 5, 6)
UPPER = (3, 4)
"""The years of vmbo in which the tracks differ."""

_WORD = re.compile(r"[a-z]+|[0-9]")
_PRACTICAL = {"praktijkonderwijs", "pro", "prakt", "praktijk"}
_VOCATIONAL_TRACKS = {"bl", "kl", "bb", "kb", "bbl", "kbl", "bbg", "kbg", "b", "k", "bk"} | {
    "basis", "kader", "basisberoepsgericht", "basisberoepsgerichte", "kaderberoepsgericht", "kaderberoepsgerichte",
}  # fmt: skip
_GENERAL_TRACKS = {"gl", "tl", "gtl", "gt", "tg", "g", "t", "th", "gm", "gemengd", "gemengde", "theoretisch"} | {
    "theoretische", "mavo",
}  # fmt: skip
_GENERAL_SCHOOLS = {"havo", "vwo", "atheneum", "gymnasium", "baccelaureaat", "baccalaureaat", "baccalaureate", "ib"}
_GENERAL_PHRASES = ("engelse stroom", "european secondary school", "europese school")
_BRIDGE = {"brugjaar", "brugklas", "brugperiode", "brugjaren", "onderbouw"}
_FILLING = {"vmbo", "vbo", "vo", "lwoo", "lj", "leerjaar", "leerjaren", "jaar", "alle", "vj", "en", "of", "met"} | {
    "leerweg",
    "int", "international", "internationaal", "uitbest", "uitbesteed", "aan", "naar", "vavo", "lwt", "leerwerktraject",
    "beroepsgericht", "beroepsgerichte", "verblijfsjaar", "verblijfsjaren", "schooljaar",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class EducationType:
    """What one education type of DUO says about the kind of its pupils.

    `by_year` holds the kind in years 1 to 6, `undated` the kind when a row names no year; None is a kind that cannot
    be told. `known` is whether the type was understood at all, `adds_up` whether it is a total of
    other rows.
    """

    by_year: tuple[Kind | None, ...]
    undated: Kind | None
    vavo: bool = False
    known: bool = True
    adds_up: bool = False

    def of(self, year: int | None) -> Kind | None:
        """The kind of a pupil in `year`; None when it cannot be told."""
        if year is None:
            return self.undated
        return self.by_year[year - 1] if year in YEARS else None

    @property
    def uniform(self) -> bool:
        """Whether every year has the same kind."""
        return len(set(self.by_year)) == 1


def _same(kind: Kind | None, *, vavo: bool = False, known: bool = True) -> EducationType:
    return EducationType((kind,) * len(YEARS), kind, vavo, known)


def education_type(label: str) -> EducationType:
    """What the education type `label` says, in any case and with any spacing: `VMBO BL lj 3-4`, `Brugjaar 1-2`.

    >>> education_type("VMBO KL lj 3-4").of(3)
    <Kind.VOCATIONAL: 'vocational'>
    """
    text = " ".join(label.lower().split())
    found = _WORD.findall(text)
    words = {word for word in found if not word.isdigit()}
    years = _years([int(word) for word in found if word.isdigit()])
    if "totaal" in words:
        return EducationType((None,) * len(YEARS), None, known=False, adds_up=True)
    if "vavo" in words:
        return _same(Kind.GENERAL, vavo=True)
    if any(phrase in text for phrase in _GENERAL_PHRASES):
        return _same(Kind.GENERAL)
    strange = words - _PRACTICAL - _VOCATIONAL_TRACKS - _GENERAL_TRACKS - _GENERAL_SCHOOLS - _BRIDGE - _FILLING
    if strange or not words - _FILLING | words & {"vmbo"}:
        return _same(None, known=False)
    if words & _PRACTICAL:
        mixed = words & (_VOCATIONAL_TRACKS | _GENERAL_TRACKS | _GENERAL_SCHOOLS | _BRIDGE | {"vmbo"})
        return _same(None, known=False) if mixed else _same(Kind.VOCATIONAL)
    return _tracks(words, years)


def _years(digits: list[int]) -> tuple[int, ...]:
    """The years a label names: `3-4` is 3 and 4, `3` is 3; empty when it names none."""
    return tuple(range(min(digits), max(digits) + 1)) if digits else ()


def _tracks(words: set[str], years: tuple[int, ...]) -> EducationType:
    """The type of a label of vmbo tracks, bridge years and general schools; `years` are those the label names."""
    vocational = words & _VOCATIONAL_TRACKS
    general = words & (_GENERAL_TRACKS | _GENERAL_SCHOOLS)
    bridge = words & _BRIDGE
    if general and not vocational and ("vmbo" not in words or words & _GENERAL_TRACKS):
        return _same(Kind.GENERAL)
    upper = Kind.VOCATIONAL if vocational and not general and not bridge else None
    by_year = tuple(
        None if years and year not in years else Kind.GENERAL if year < UPPER[0] else upper if year in UPPER else None
        for year in YEARS
    )
    named = {by_year[year - 1] for year in years if year in YEARS}
    return EducationType(by_year, named.pop() if len(named) == 1 else None, known=upper is not None or bool(bridge))
