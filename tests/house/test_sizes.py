# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nothing grows too long to read. The exceptions stand in a list that may only shrink."""

from __future__ import annotations

import tomllib
from pathlib import Path

FILE, FUNCTION, POSITIONAL = 400, 60, 4
PYTEST_ARGUMENTS = "tests/"  # a test's arguments are fixtures, asked for by name


def _unexpected(found, allowed):
    """What is over the limit and not excused, or has grown beyond its excuse."""
    return {name: size for name, size in found.items() if size > allowed.get(name, 0)}


def _settled(found, allowed):
    """Excuses no longer needed, or larger than needed: they must be taken out or brought down."""
    return {name: size for name, size in allowed.items() if found.get(name, 0) < size}


def _exceptions(kind):
    with (Path(__file__).parent / "exceptions.toml").open("rb") as handle:
        return tomllib.load(handle)[kind]


def _check(found, kind):
    allowed = _exceptions(kind)
    assert _unexpected(found, allowed) == {}
    assert _settled(found, allowed) == {}, "take these out of tests/house/exceptions.toml, or bring them down"


def _positional(function):
    arguments = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
    return len(arguments) - (arguments[:1] in (["self"], ["cls"]))


def test_no_file_is_longer_than_four_hundred_lines(modules):
    lengths = {module.path: module.text.count("\n") for module in modules}
    _check({path: lines for path, lines in lengths.items() if lines > FILE}, "files")


def test_no_function_is_longer_than_sixty_lines(modules):
    lengths = {f"{m.path}:{name}": f.end_lineno - f.lineno + 1 for m in modules for name, f in m.functions()}
    _check({name: lines for name, lines in lengths.items() if lines > FUNCTION}, "functions")


def test_no_function_takes_more_than_four_positional_arguments(modules):
    own = [module for module in modules if not module.path.startswith(PYTEST_ARGUMENTS)]
    counts = {f"{m.path}:{name}": _positional(f) for m in own for name, f in m.functions()}
    _check({name: count for name, count in counts.items() if count > POSITIONAL}, "positional")


def test_a_longer_thing_than_its_excuse_is_seen():
    assert _unexpected({"a.py": 450}, {}) == {"a.py": 450}
    assert _unexpected({"a.py": 450}, {"a.py": 440}) == {"a.py": 450}
    assert _unexpected({"a.py": 450}, {"a.py": 450}) == {}
    assert _settled({"a.py": 430}, {"a.py": 450}) == {"a.py": 450}
    assert _settled({}, {"a.py": 450}) == {"a.py": 450}
