# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tree of our exceptions, as drawn in `kernel/errors.py`, is the tree that the code has."""

from __future__ import annotations

import ast
import re

from werkdruk.kernel import errors

ROOT = "WerkdrukError"


def _drawn(text):
    """What the drawing says: each exception with its room and the exception it stands under."""
    found, room, above = {}, "", ROOT
    for line in text.splitlines():
        if head := re.match(r"    \+-- (\w+)\s+(.*)", line):
            room, above = head[1], ROOT
            names = head[2]
        elif under := re.match(r"    \|   \+-- (.*)", line):
            above, names = above if above != ROOT else _last(found), under[1]
        elif more := re.match(r"    [| ] {8,}(\w.*)", line):
            names = more[1]
        else:
            continue
        found |= {name.strip(): (room, above) for name in names.rstrip(", ").split(",")}
    return found


def _last(found):
    return next(reversed(found))


def _written(source):
    """What the code says: each public class that derives from our root, with its room and what it derives from."""
    classes = [
        (node.name, module.room, {base.id for base in node.bases if isinstance(base, ast.Name)})
        for module in source
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]
    found, grown = {}, True
    while grown:
        grown = False
        for name, room, above in classes:
            ours = sorted(above & (found.keys() | {ROOT}))
            if ours and name not in found:
                found[name], grown = (room, ours[0]), True
    return found


def test_the_drawn_tree_of_exceptions_is_the_real_one(source):
    assert dict(sorted(_drawn(errors.__doc__).items())) == dict(sorted(_written(source).items()))


def test_a_drawing_is_read_with_its_rooms_and_its_branches():
    drawn = _drawn(
        "    WerkdrukError\n    +-- a  One,\n    |           Two\n    +-- b  Root\n    |   +-- Leaf\n    |   +-- Last\n"
    )
    assert drawn == {
        "One": ("a", ROOT),
        "Two": ("a", ROOT),
        "Root": ("b", ROOT),
        "Leaf": ("b", "Root"),
        "Last": ("b", "Root"),
    }


def test_an_exception_without_a_place_in_the_drawing_is_seen(source):
    assert "InvalidCode" in _written(source)
    assert _written([module for module in source if module.room == "rules"])["NoRule"] == ("rules", ROOT)
