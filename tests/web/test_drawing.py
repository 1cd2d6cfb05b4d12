# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drawings: parts that meet, texts that are told, nothing the content policy refuses."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.web import drawing
from werkdruk.web.drawing import NotDrawable, Part, Point, Words

WORDS = Words("pot", "De pot <van> 2025 & later", 'Gekozen "veel", over weinig')
SVG = "{http://www.w3.org/2000/svg}"
SIZES = st.lists(st.integers(0, 10**12), min_size=1, max_size=8)


def _tree(svg):
    return ET.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))  # noqa: S314 - ours


def _names(tree):
    return {name.partition("}")[2] or name for element in tree.iter() for name in element.attrib}


def _told(tree):
    ids = tree.get("aria-labelledby").split()
    by_id = {element.get("id"): element for element in tree.iter() if element.get("id")}
    return tree.get("role"), [by_id[one].text for one in ids]


@given(SIZES)
def test_the_parts_of_a_bar_meet_and_fill_it(sizes):
    edges = drawing.shares(sizes, sum(sizes))
    assert edges[0] == 0
    assert edges[-1] == (drawing.FULL if sum(sizes) else 0)
    assert list(edges) == sorted(edges)
    for size, start, end in zip(sizes, edges, edges[1:], strict=False):
        exact = size * drawing.FULL / sum(sizes) if sum(sizes) else 0
        assert abs(end - start - exact) <= 1


@given(SIZES, st.integers(0, 10**12))
def test_every_bar_is_well_formed_and_says_what_it_shows(sizes, whole):
    parts = [Part(look, size) for look, size in zip(drawing.LOOKS * 2, sizes, strict=False)]
    tree = _tree(drawing.stacked_bar(parts, whole, WORDS))
    assert _told(tree) == ("img", [WORDS.title, WORDS.description])
    assert "style" not in _names(tree)
    assert not any(name.startswith("on") for name in _names(tree))


def test_a_bar_longer_than_its_whole_crosses_out_what_is_too_much():
    tree = _tree(drawing.stacked_bar([Part("chosen", 120)], 100, WORDS))
    assert tree.find(f"{SVG}line").get("x1") == "83.33%"
    over = [rect for rect in tree.iter(f"{SVG}rect") if rect.get("class") == "wd-part wd-part--over"]
    assert [(rect.get("x"), rect.get("width")) for rect in over] == [("83.33%", "16.67%")]


def test_a_part_of_nothing_is_not_drawn():
    tree = _tree(drawing.stacked_bar([Part("chosen", 0), Part("spent", 100)], 100, WORDS))
    looks = [rect.get("class") for rect in tree.iter(f"{SVG}rect")]
    assert looks == ["wd-whole", "wd-part wd-part--spent"]


def test_every_pattern_that_is_used_is_made_in_the_same_drawing():
    for svg in (
        drawing.stacked_bar([Part(look, 10) for look in drawing.LOOKS], 50, WORDS),
        drawing.steps([Point("2025", 10, "€ 10"), Point("2026", 5, "€ 5", secured=False)], WORDS),
        *(drawing.key(look, "pot") for look in drawing.LOOKS),
    ):
        tree = _tree(svg)
        used = {element.get("fill")[5:-1] for element in tree.iter() if (element.get("fill") or "").startswith("url(#")}
        assert used == used & {pattern.get("id") for pattern in tree.iter(f"{SVG}pattern")}


def test_two_drawings_with_their_own_name_share_no_id():
    ids = [
        {element.get("id") for element in _tree(svg).iter() if element.get("id")}
        for svg in (
            drawing.stacked_bar([Part("chosen", 1)], 1, Words("one", "", "")),
            drawing.stacked_bar([Part("chosen", 1)], 1, Words("two", "", "")),
            drawing.key("chosen", "one"),
        )
    ]
    assert all(ids)
    assert len(set.union(*ids)) == sum(map(len, ids))


@pytest.mark.parametrize("part", [Part("chosen", -1), Part("purple", 1)])
def test_a_part_below_nothing_or_of_an_unknown_look_is_refused(part):
    with pytest.raises(NotDrawable) as refusal:
        drawing.stacked_bar([part], 1, WORDS)
    assert refusal.value.drawing == "stacked bar"


@given(st.lists(st.builds(Point, st.text("0<&é"), st.integers(0, 10**12), st.text("€ <&"), st.booleans()), min_size=1))
def test_steps_are_well_formed_and_each_year_has_its_label_and_amount(points):
    tree = _tree(drawing.steps(points, WORDS))
    assert _told(tree) == ("img", [WORDS.title, WORDS.description])
    texts = [text.text or "" for text in tree.iter(f"{SVG}text")]
    assert texts == [text for point in points for text in (point.text, point.label)]
    dashed = [path for path in tree.iter(f"{SVG}path") if path.get("class") == "wd-step wd-step--unsure"]
    assert len(dashed) == sum(not point.secured for point in points)


def test_steps_need_a_year():
    with pytest.raises(NotDrawable):
        drawing.steps([], WORDS)
    with pytest.raises(NotDrawable):
        drawing.steps([Point("2025", -1, "")], WORDS)


def test_a_slim_bar_is_hidden_for_ears_and_never_wider_than_its_room():
    assert drawing.bar(1, 0) == ""
    widths = [_tree(drawing.bar(size, 100)).findall(f"{SVG}rect")[1].get("width") for size in (-5, 0, 50, 100, 150)]
    assert widths == ["0.00%", "0.00%", "50.00%", "100.00%", "100.00%"]
    assert _tree(drawing.bar(1, 2)).get("aria-hidden") == "true"
