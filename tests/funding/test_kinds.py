# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Article 1: which pupils are vocational."""

from __future__ import annotations

import pytest

from werkdruk.funding import Kind
from werkdruk.funding.kinds import YEARS, education_type

G, V = Kind.GENERAL, Kind.VOCATIONAL


@pytest.mark.parametrize(
    ("label", "by_year"),
    [
        ("Praktijkonderwijs alle vj", (V, V, V, V, V, V)),
        ("PRAKTIJKONDERWIJS", (V, V, V, V, V, V)),
        ("VMBO BL lj 3-4", (None, None, V, V, None, None)),
        ("vmbo  kl  LJ 3-4", (None, None, V, V, None, None)),
        ("VMBO BL/KL lj 3-4", (None, None, V, V, None, None)),
        ("VMBO BL LWOO lj 3-4", (None, None, V, V, None, None)),
        ("VMBO BL", (G, G, V, V, None, None)),
        ("VMBO-K", (G, G, V, V, None, None)),
        ("Kaderberoepsgerichte leerweg", (G, G, V, V, None, None)),
        ("VMBO KL/GL lj 3-4", (None, None, None, None, None, None)),
        ("VMBO lj 3-4", (None, None, None, None, None, None)),
        ("VMBO GL lj 3-4", (G, G, G, G, G, G)),
        ("VMBO TL lj 3-4", (G, G, G, G, G, G)),
        ("VMBO (g)t lj 3-4", (G, G, G, G, G, G)),
        ("Brugjaar 1-2", (G, G, None, None, None, None)),
        ("HAVO/VWO lj 3", (G, G, G, G, G, G)),
        ("HAVO/VMBO lj 3", (None, None, None, None, None, None)),
        ("VWO lj 4-6", (G, G, G, G, G, G)),
        ("Int. Baccelaureaat", (G, G, G, G, G, G)),
        ("Engelse Stroom", (G, G, G, G, G, G)),
        ("European Secondary School", (G, G, G, G, G, G)),
        ("VMBO uitbest. aan VAVO", (G, G, G, G, G, G)),
        ("Ruimtevaart lj 3-4", (None,) * 6),
        ("", (None,) * 6),
    ],
)
def test_the_kind_follows_track_and_year(label, by_year):
    found = education_type(label)
    assert tuple(found.of(year) for year in YEARS) == by_year


def test_a_row_without_a_year_takes_the_kind_of_all_the_years_its_type_names():
    assert education_type("VMBO BL lj 3-4").of(None) is V
    assert education_type("Brugjaar 1-2").of(None) is G
    assert education_type("VMBO BL").of(None) is None


def test_only_types_that_say_nothing_are_unknown():
    assert not education_type("Ruimtevaart").known
    assert not education_type("VMBO lj 3-4").known
    assert education_type("VMBO BL lj 3-4").known
    assert education_type("HAVO uitbest. aan VAVO").vavo
