# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tests stand where one looks for them, and their names are sentences."""

from __future__ import annotations

import ast
import re

FEWEST_WORDS = 3


def _tests(module):
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [one.name for one in ast.walk(module.tree) if isinstance(one, kinds) and one.name.startswith("test_")]


def _mocks(tree):
    """Each import of a mock: our own code is tested with real values."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [getattr(node, "module", None) or "", *(alias.name for alias in node.names)]
            if any("mock" in name.split(".") for name in names):
                yield node.lineno


def test_every_room_has_tests_of_its_own(source, modules):
    rooms = {module.room for module in source} - {""}
    tested = {module.path.split("/")[1] for module in modules if re.match(r"tests/\w+/.*test_\w+\.py$", module.path)}
    assert rooms - tested == set()


def test_the_name_of_a_test_is_a_sentence(modules):
    own = [module for module in modules if module.path.startswith("tests/")]
    short = [f"{m.path}: {name}" for m in own for name in _tests(m) if len(name.split("_")) - 1 < FEWEST_WORDS]
    assert short == []


def test_every_file_with_tests_is_found_by_the_runner(modules):
    own = [module for module in modules if module.path.startswith("tests/")]
    lost = [m.path for m in own if _tests(m) and not m.path.rpartition("/")[2].startswith("test_")]
    assert lost == []


def test_nothing_is_tested_against_a_mock(modules):
    own = [module for module in modules if module.path.startswith("tests/")]
    assert [f"{m.path}:{line}" for m in own for line in _mocks(m.tree)] == []


def test_a_mock_is_seen():
    assert list(_mocks(ast.parse("from unittest import mock"))) == [1]
    assert list(_mocks(ast.parse("from unittest.mock import patch"))) == [1]
    assert list(_mocks(ast.parse("import unittest.mock"))) == [1]
    assert list(_mocks(ast.parse("from werkdruk.kernel import Euro"))) == []
