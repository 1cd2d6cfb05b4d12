# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The columns of DUO's files under all the names they have had.

To about 2020 DUO wrote BRIN NUMMER and VESTIGINGSNUMMER, since then INSTELLINGSCODE and VESTIGINGSCODE; its staff files
write underscores. Names are compared without case, spaces, hyphens, underscores and accents of form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_SIGNS = re.compile(r"[^a-z0-9]+")

NAMES: Mapping[str, tuple[str, ...]] = {
    "school": ("brinnummer", "instellingscode", "brin", "brincode", "brinnr", "instellingsnummer"),
    "site": (
        "vestigingsnummer", "vestigingscode", "brinvestigingsnummer", "vestigingsnr", "vestiging", "brinvestiging",
        "brinvestigingscode",
    ),
    "board": (
        "bevoegdgezagnummer", "bevoegdgezag", "bevoegdgezagnr", "bevoegdgezagcode", "bestuursnummer", "bestuurscode",
    ),
    "name": ("instellingsnaamvestiging", "vestigingsnaam", "naamvestiging", "instellingsnaam", "naam"),
    "type": ("onderwijstypevoenleerofverblijfsjaar", "onderwijstypevo", "onderwijstype", "onderwijssoort"),
    "year": ("leerjaar", "leerofverblijfsjaar", "verblijfsjaar"),
    "pupils": ("aantalleerlingen", "aantalleerlingenexclvavo", "aantal", "leerlingen"),
    "vavo": ("aantalvoleerlingenuitbesteedaanvavo", "aantalleerlingenuitbesteedaanvavo", "uitbesteedaanvavo"),
    "all": ("totaalaantalleerlingen", "aantalleerlingentotaal"),
    "adult": ("indicatievovavo",),
    "day": ("peildatum", "teldatum", "peiljaar", "teljaar", "schooljaar"),
}  # fmt: skip
"""The names of each column, plain, the best one first."""

SHOWN: Mapping[str, str] = {
    "school": "INSTELLINGSCODE (of BRIN NUMMER)",
    "board": "BEVOEGD GEZAG NUMMER",
    "type": "ONDERWIJSTYPE VO EN LEER- OF VERBLIJFSJAAR",
    "pupils": "AANTAL LEERLINGEN",
}
"""How a missing column is named to the reader."""

_YEAR_COLUMN = re.compile(
    r"(?:leerofverblijfsjaar|leerjaar|verblijfsjaar|lj)([1-6])(man|vrouw|m|v|jongen|meisje|x|onbekend)?"
)


def plain(name: str) -> str:
    """A column name without case, spaces and signs: `BRIN NUMMER`, `brin_nummer` and `BrinNummer` are one."""
    return _SIGNS.sub("", name.lower())


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of one file stand: `places` by our word, `years` as pairs of place and year of study."""

    places: Mapping[str, int]
    years: tuple[tuple[int, int], ...]
    width: int

    def __contains__(self, word: object) -> bool:
        return word in self.places

    def __getitem__(self, word: str) -> int:
        return self.places[word]


def columns(header: Sequence[str]) -> Columns:
    """The columns of a file with this header; words whose column is missing are not in `places`."""
    names = [plain(name) for name in header]
    first: dict[str, int] = {}
    for place, name in enumerate(names):
        first.setdefault(name, place)
    places = {
        word: next(first[name] for name in known if name in first)
        for word, known in NAMES.items()
        if any(name in first for name in known)
    }
    found = ((place, _YEAR_COLUMN.fullmatch(name)) for place, name in enumerate(names))
    years = tuple((place, int(match[1])) for place, match in found if match)
    return Columns(places, years, len(header))
