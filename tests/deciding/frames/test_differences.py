# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is different between two texts of the frames: every clause that reads otherwise, and no other."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.deciding.frames.examples import SOUND

from werkdruk.deciding.frames import Floors, FramedUnit, Stance, TalkRules, Theme, clause_changes, clauses
from werkdruk.deciding.people import UnitKind

THEMES = [Theme(f"thema-{number}", f"Thema {number}", Stance.EXCLUDED, "Omdat.") for number in range(4)]
CHANGED = st.builds(
    lambda most, part, themes, units: replace(
        SOUND,
        talks=TalkRules(group_max=most),
        floors=Floors(Fraction(part, 10)),
        themes=tuple(themes),
        units=SOUND.units[:units],
    ),
    st.integers(2, 5),
    st.integers(0, 3),
    st.lists(st.sampled_from(THEMES), unique_by=lambda theme: theme.id),
    st.integers(1, len(SOUND.units)),
)


@given(CHANGED, CHANGED)
def test_the_clauses_that_read_otherwise_are_those_and_no_others(before, after):
    old = {each.key: each.words() for each in clauses(before)}
    new = {each.key: each.words() for each in clauses(after)}
    wanted = {key for key in old | new if old.get(key) != new.get(key)}
    found = clause_changes(before, after)
    assert {change.stands.key for change in found} == wanted
    assert (not found) == (old == new)


@given(CHANGED, CHANGED)
def test_seen_from_the_other_side_new_is_gone_and_gone_is_new(before, after):
    there = {(change.before, change.after) for change in clause_changes(before, after)}
    assert {(change.after, change.before) for change in clause_changes(after, before)} == there


def test_a_clause_that_only_got_another_number_is_not_different():
    unit = FramedUnit("nieuw", "Nieuw team", UnitKind.TEAM, SOUND.units[0].way)
    found = clause_changes(SOUND, replace(SOUND, units=(unit, *SOUND.units)))
    assert [change.stands.key for change in found] == ["units", "units:nieuw"]
    assert found[1].before is None
