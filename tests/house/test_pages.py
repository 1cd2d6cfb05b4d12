# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages never touch models: a view or a form may name a record in a signature, and do nothing else with its class."""

from __future__ import annotations

import ast
import re

PAGES = ("src/werkdruk/web/views/", "src/werkdruk/web/forms/")
MODELS = "werkdruk.web.models"


def _records(tree):
    """The names that a module imports from the models."""
    froms = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return {
        alias.asname or alias.name
        for node in froms
        for alias in node.names
        if (node.module or "").startswith(MODELS) or f"{node.module}.{alias.name}" == MODELS
    }


def _annotations(tree):
    """Each place that only says of what type something is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation:
            yield node.annotation
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns:
            yield node.returns
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript):
            yield node.value  # an alias of a type


def _touched(tree):
    """Each record that the code of a module uses, other than in an annotation."""
    records = _records(tree)
    said = {id(name) for place in _annotations(tree) for name in ast.walk(place)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in records and id(node) not in said:
            yield node.lineno, node.id


def test_pages_never_touch_models(source):
    pages = [module for module in source if module.path.startswith(PAGES)]
    assert pages
    assert [f"{m.path}:{line}: {name}" for m in pages for line, name in _touched(m.tree)] == []


def test_no_page_runs_a_query_of_its_own(source):
    pages = [module for module in source if module.path.startswith(PAGES)]
    asks = re.compile(r"\.objects\b|\.save\(|get_object_or_404|get_list_or_404|\.filter\(|\.refresh_from_db\(")
    wrong = [f"{m.path}:{n}" for m in pages for n, line in enumerate(m.text.splitlines(), 1) if asks.search(line)]
    assert wrong == []


def test_a_touched_model_is_seen():
    head = "from werkdruk.web.models import Board, School\n"
    assert list(_touched(ast.parse(head + "def f(board: Board) -> School | None: ..."))) == []
    assert list(_touched(ast.parse(head + "x = Board.objects.first()"))) == [(2, "Board")]
    assert list(_touched(ast.parse("from werkdruk.web import models\nx = models.Board"))) == [(2, "models")]
