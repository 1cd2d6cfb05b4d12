# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each room says what it gives out, exactly; what it gives out is in the glossary and has a docstring."""

from __future__ import annotations

import ast
import importlib
import inspect
import tomllib

import pytest

ROOMS = (
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


@pytest.fixture(params=ROOMS)
def room(request):
    return importlib.import_module(f"werkdruk.{request.param}")


def _imported(module):
    """The public names that the package's `__init__` imports or defines itself, except modules."""
    tree = ast.parse(inspect.getsource(module))
    names = set()
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module != "__future__":
            names |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
    return {name for name in names if not name.startswith("_")}


def _terms(root):
    """The entries of the glossary."""
    with (root / "docs" / "glossary.toml").open("rb") as handle:
        return tomllib.load(handle)["term"]


def test_a_room_names_what_it_gives_out_and_no_more(room):
    given = room.__all__
    assert sorted(given) == sorted(set(given)), "a name stands twice"
    assert {name for name in given if not hasattr(room, name)} == set()
    assert set(given) == _imported(room)


def test_a_room_says_what_comes_in_and_what_goes_out(room):
    assert len((room.__doc__ or "").split()) >= 20


def test_everything_a_room_gives_out_says_what_it_is(room):
    silent = [
        name
        for name in room.__all__
        if (inspect.isclass(getattr(room, name)) or inspect.isfunction(getattr(room, name)))
        and not _own_words(getattr(room, name))
    ]
    assert silent == []


def _own_words(thing):
    """The docstring somebody wrote; a dataclass without one gets its signature for a docstring."""
    words = thing.__doc__ or ""
    return words and not words.startswith(f"{thing.__name__}(")


def test_every_public_class_is_in_the_glossary(room, root):
    known = {name for entry in _terms(root) for name in _code_names(entry)}
    public = {name for name in room.__all__ if _is_a_word(getattr(room, name))}
    assert sorted(public - known) == []


def _is_a_word(thing):
    """Whether it is a class that stands for a thing in the world: no exception, no alias of a type."""
    return inspect.isclass(thing) and not issubclass(thing, Exception) and thing.__module__.startswith("werkdruk")


def _code_names(entry):
    code = entry["code"]
    return code if isinstance(code, list) else [code]


def test_every_term_of_the_glossary_is_said_in_both_languages(root):
    needed = ("code", "dutch", "english", "sentence_nl", "sentence_en", "source")
    entries = _terms(root)
    assert [entry for entry in entries if not all(entry.get(key) for key in needed)] == []


def test_no_term_stands_twice_in_the_glossary(root):
    names = [name for entry in _terms(root) for name in _code_names(entry)]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
