# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keys: drawn at random, read as people type them, with every slip of the pen seen."""

from __future__ import annotations

import random
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.deciding.box.keys import SIGNS, VotingKey, draw_slips, read_slip_number, slip_number
from werkdruk.deciding.box.refusals import Reason, Refusal

KEYS = st.binary(min_size=8, max_size=8).map(lambda seed: VotingKey.drawn(random.Random(seed).randbytes))  # noqa: S311 - a test repeats its chance
PLACES = st.integers(0, 19)


@given(KEYS)
def test_a_key_is_five_groups_of_four_and_reads_back(key):
    assert [len(group) for group in str(key).split("-")] == [4] * 5
    assert VotingKey.read(str(key)) == key
    assert VotingKey.read(f"  {str(key).lower().replace('-', ' ')}\n") == key


@given(KEYS)
def test_signs_that_look_alike_are_read_for_what_they_are(key):
    assert VotingKey.read(str(key).translate(str.maketrans("2586V", "ZSBGU"))) == key


def test_no_two_signs_look_alike_and_there_are_no_vowels():
    assert len(SIGNS) == len(set(SIGNS)) == 23
    assert not set(SIGNS) & set("AEIOU01LQ")
    assert all(not {first, second} <= set(SIGNS) for first, second in ("2Z", "5S", "8B", "6G", "VU", "0O", "1I"))


@given(KEYS, PLACES, st.integers(1, 22))
def test_one_wrong_sign_is_always_seen(key, place, step):
    signs = list(key.signs)
    signs[place] = SIGNS[(SIGNS.index(signs[place]) + step) % 23]
    assert VotingKey.read("".join(signs)) == Refusal.of(Reason.MISTYPED_KEY)


@given(KEYS, st.lists(PLACES, min_size=2, max_size=2, unique=True), st.integers(1, 22), st.integers(1, 22))
def test_two_wrong_signs_are_always_seen(key, places, first, second):
    signs = list(key.signs)
    for place, step in zip(places, (first, second), strict=True):
        signs[place] = SIGNS[(SIGNS.index(signs[place]) + step) % 23]
    assert VotingKey.read("".join(signs)) == Refusal.of(Reason.MISTYPED_KEY)


@given(KEYS)
def test_two_signs_that_changed_places_are_always_seen(key):
    for first, second in combinations(range(20), 2):
        signs = list(key.signs)
        signs[first], signs[second] = signs[second], signs[first]
        same = signs[first] == signs[second]
        assert (VotingKey.read("".join(signs)) == key) is same


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_key_or_a_refusal(text):
    assert isinstance(VotingKey.read(text), VotingKey | Refusal)


def test_a_key_does_not_show_itself_in_an_error_or_a_log(scene):
    signs = scene.slips[0].key.signs
    slip, attempt = repr(scene.slips[0]), repr(scene.attempt(0, ["a"]))
    assert signs not in slip.replace("-", "")
    assert signs not in attempt.replace("-", "")


def test_every_sign_is_as_likely():
    source = random.Random(7).randbytes  # noqa: S311 - a test repeats its chance
    counts = Counter("".join(VotingKey.drawn(source).signs[:18] for _ in range(5000)))
    expected = 5000 * 18 / 23
    assert sum((counts[sign] - expected) ** 2 / expected for sign in SIGNS) < 55  # 22 degrees: 1 in 10,000


@given(st.integers(0, 2**32), st.integers(0, 30), st.integers(0, 30))
def test_no_slip_has_the_key_or_the_number_of_another(seed, first, second):
    source = random.Random(seed).randbytes  # noqa: S311 - a test repeats its chance
    slips = draw_slips("sha256:1", first, source=source)
    slips += draw_slips("sha256:1", second, source=source, taken=[slip.slot for slip in slips])
    assert len({slip.key.signs for slip in slips}) == len({slip.number for slip in slips}) == first + second


def test_a_key_that_comes_twice_is_drawn_again():
    once, other = bytes(range(18)), bytes(range(18, 36))
    (slip,) = draw_slips("sha256:1", 1, source=lambda _: once)
    tape = iter([once, once, other])
    first, second = draw_slips("sha256:1", 2, source=lambda _: next(tape))
    assert first == slip
    assert second.key != slip.key


def test_a_key_whose_number_another_slip_has_is_drawn_again():
    seen = {}
    for count in range(60_000):
        drawn = bytes([*(count // 23**place % 23 for place in range(4)), *[0] * 14])
        number = slip_number(VotingKey.drawn(lambda _, drawn=drawn: drawn).slot("sha256:1"))
        if number in seen:
            break
        seen[number] = drawn
    tape = iter([seen[number], drawn, bytes(range(18))])
    first, second = draw_slips("sha256:1", 2, source=lambda _: next(tape))
    assert seen[number] != drawn
    assert first.number == number != second.number


@pytest.mark.parametrize("source", [bytes, lambda count: b"\xff" * count, lambda _: b""])
def test_a_source_that_repeats_itself_makes_no_sheet(source):
    with pytest.raises(ValueError, match="randomness"):
        draw_slips("sha256:1", 2, source=source)


@given(KEYS)
def test_a_slip_number_reads_back_and_belongs_to_one_document(key):
    number = slip_number(key.slot("sha256:1"))
    assert read_slip_number(number.lower().replace("-", " ")) == number
    assert key.slot("sha256:1") != key.slot("sha256:2")
