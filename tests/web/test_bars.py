# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bars for paper: the parts meet, fill the whole, and are told apart without colour."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.web.papers.bars import FILLS, WIDTH, bar


@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=4))
def test_the_parts_meet_and_fill_the_whole(sizes):
    drawn = bar([(str(number), size) for number, size in enumerate(sizes)])
    if not sum(sizes):
        assert drawn == ""
        return
    edges = [(int(x), int(width)) for x, width in re.findall(r'<rect x="(\d+)" width="(\d+)" height="48"', drawn)]
    assert edges[0][0] == 0
    assert edges[-1][0] + edges[-1][1] == WIDTH
    assert all(first + width == then for (first, width), (then, _) in itertools.pairwise(edges))


def test_words_are_only_words():
    assert "<script>" not in bar([("<script>", 1)])


def test_what_cannot_be_told_apart_or_is_below_nothing_is_refused():
    assert len(set(FILLS)) == len(FILLS)
    for parts in ([("a", 1)] * 5, [("a", -1)]):
        with pytest.raises(ValueError, match="at most four parts"):
            bar(parts)
