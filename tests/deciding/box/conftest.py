# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A round to vote in, and a box with keys; the chance of the tests is drawn from a seed, so that a red run repeats."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from werkdruk.deciding.box import Attempt, Box, RoundDocument, Standing, draw_slips, vote, with_keys
from werkdruk.deciding.box.rounds import RoundState
from werkdruk.deciding.counting import Project, Rule

FIRST, LAST = date(2025, 3, 10), date(2025, 3, 21)
NAMES = ("a", "b", "c", "d", "e", "f")


@dataclass
class Scene:
    """An open box, the slips that were handed out, and the seed they were drawn with."""

    document: RoundDocument
    standing: Standing
    slips: tuple = ()
    box: Box = None
    chance: random.Random = field(default_factory=random.Random)

    def request(self):
        return self.chance.randbytes(16).hex()

    def attempt(self, number, chosen, **other):
        given = {
            "key": str(self.slips[number].key),
            "choices": tuple(chosen),
            "request": self.request(),
            "document": self.document.digest,
        }
        return Attempt(**(given | other))

    def vote(self, number, chosen, **other):
        self.box, answer = vote(self.box, self.attempt(number, chosen, **other), self.standing, FIRST)
        return answer


@pytest.fixture
def document():
    return a_document(60)


@pytest.fixture
def scene():
    return a_scene(30)


def a_document(people):
    return RoundDocument(
        round="2025-school",
        projects=tuple(Project(name, 100 * place) for place, name in enumerate(NAMES, 1)),
        budget=1000,
        rule=Rule(),
        electorate=people,
        electorate_digest="sha256:0",
        engine="0.1.0",
        opens=FIRST,
        closes=LAST,
    )


def a_scene(keys, seed=1):
    """An open round of that many keys and people."""
    document, chance = a_document(max(keys, 10)), random.Random(seed)  # noqa: S311 - a test repeats its chance
    signed = replace(Standing.draft(document), state=RoundState.SIGNED)
    slips = draw_slips(document.digest, keys, source=chance.randbytes)
    box = with_keys(Box.empty(document), [slip.slot for slip in slips], signed)
    return Scene(document, replace(signed, state=RoundState.OPEN), slips, box, chance)


@pytest.fixture(scope="session")
def make_scene():
    return a_scene
