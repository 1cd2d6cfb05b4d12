# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the core says it says in Dutch and in English, with the same values in both, and nowhere in one of them only."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from string import Formatter

import pytest
from tests.both_languages import DUTCH, ENGLISH, words

from werkdruk.kernel import Language, Saying
from werkdruk.kernel.languages import Told

CORE = (
    "kernel",
    "rules",
    "funding",
    "ledger",
    "planning",
    "deciding",
    "evaluation",
    "bookkeeping",
    "scenarios",
    "reporting",
)
SAME_IN_BOTH = frozenset({"code", "PMR", "PDMR", "PGMR", "1 school"})
"""Words that English has taken over, or shares."""


def _modules():
    """Every module of the core."""
    for room in CORE:
        package = importlib.import_module(f"werkdruk.{room}")
        yield package
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def _inside(thing):
    """The sayings in a value, also those in tables of them."""
    if isinstance(thing, Saying):
        yield thing
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from _inside(value)
    elif isinstance(thing, list | tuple | set | frozenset):
        for value in thing:
            yield from _inside(value)


def _sayings():
    found = {}
    for module in _modules():
        for name, thing in vars(module).items():
            for saying in _inside(thing):
                found.setdefault(saying, f"{module.__name__}.{name}")
    return found


SAYINGS = _sayings()


def _places(words):
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def test_the_core_has_sayings():
    assert len(SAYINGS) > 100
    assert {name.split(".")[1] for name in SAYINGS.values()} >= {
        "rules",
        "funding",
        "planning",
        "deciding",
        "reporting",
    }


def test_a_saying_has_the_same_places_in_both_languages():
    assert {where for saying, where in SAYINGS.items() if _places(saying.nl) != _places(saying.en)} == set()


def test_a_saying_stands_apart_or_joins_in_the_same_way_in_both_languages():
    edges = {
        where: saying
        for saying, where in SAYINGS.items()
        for edge in (slice(0, 1), slice(-1, None))
        if (saying.nl[edge] == " ") != (saying.en[edge] == " ")
    }
    assert edges == {}


def test_every_saying_is_said_in_its_own_language():
    dutch = {where: saying.en for saying, where in SAYINGS.items() if words(saying.en) & DUTCH}
    english = {where: saying.nl for saying, where in SAYINGS.items() if words(saying.nl) & ENGLISH}
    assert (dutch, english) == ({}, {})


def test_no_saying_is_left_untranslated():
    same = [saying.nl for saying in SAYINGS if saying.nl == saying.en and words(saying.nl)]
    assert [said for said in same if said not in SAME_IN_BOTH and words(said) - {"fte", "per"}] == []


def _spoken(source):
    """The Dutch texts of a module outside its sayings and the titles of laws and sources; docstrings are English."""
    tree = ast.parse(source)
    apart = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Saying", "Source"):
            apart.update(map(id, ast.walk(node)))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            apart.add(id(node.value))
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [node.value for node in texts if id(node) not in apart and words(node.value) & DUTCH]


@pytest.mark.parametrize(
    "module", [each for each in _modules() if hasattr(each, "Language")], ids=lambda module: module.__name__
)
def test_what_speaks_both_languages_has_no_dutch_outside_its_sayings(module):
    assert _spoken(inspect.getsource(module)) == []


def test_a_dutch_text_outside_a_saying_is_seen():
    assert _spoken('"""De uitslag van het tellen."""\nSAID = Saying("het geld", "the money")\n') == []
    assert _spoken('def said(n):\n    """Het."""\n    return f"{n} van de leerlingen"\n') == [" van de leerlingen"]


def test_a_saying_with_its_values_is_the_text_in_either_language():
    told = Told(Saying("{count} leerlingen", "{count} pupils"), (("count", 1100),))
    assert (told(), told(Language.NL), told(Language.EN)) == ("1.100 leerlingen", "1.100 leerlingen", "1,100 pupils")
