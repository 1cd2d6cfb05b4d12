# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""On a money or counting path there are whole cents and exact fractions, never a float and never a bare Decimal."""

from __future__ import annotations

import ast
import re

EXACT = {"kernel", "rules", "funding", "ledger", "planning", "deciding", "bookkeeping", "reporting"}
ROOMS_OF_THE_WEB = tuple(
    f"src/werkdruk/web/{room}" for room in ("actions", "queries", "models", "fields", "forms", "demo")
)
WORLD = {"random", "secrets", "socket", "urllib", "http", "time", "locale"}  # randomness, network, clock
CLOCKS = {"today", "now", "utcnow"}
READS_ENVIRONMENT = {"environ", "getenv"}
SWITCH = "src/werkdruk/deciding/counting/compiled.py"  # WERKDRUK_PLAIN: which way to the same result, never what it is


def _inexact(tree):
    """Each place with a float literal, a call of float or round, or the name Decimal; a type may be named float."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield node.lineno, f"{node.value}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"float", "round"}:
            yield node.lineno, f"{node.func.id}()"
        elif isinstance(node, ast.ImportFrom | ast.Import):
            modules = [getattr(node, "module", None), *(alias.name for alias in node.names)]
            if "decimal" in modules:
                yield node.lineno, "decimal"
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
            yield node.end_lineno, "/"


def _asks_the_world(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            yield from ((node.lineno, name) for name in names if name.split(".")[0] in WORLD)
        elif isinstance(node, ast.Attribute) and node.attr in CLOCKS | READS_ENVIRONMENT:
            yield node.lineno, node.attr


def _is_exact(module, line):
    """Whether the line says itself why its `/` gives no float: it divides fractions, or joins paths."""
    words = module.text.splitlines()[line - 1]
    return "# exact:" in words or "Fraction(" in words or "Path" in words or "DATA /" in words


def _wrong(modules):
    return [
        f"{module.path}:{line}: {what}"
        for module in modules
        for line, what in _inexact(module.tree)
        if not (what == "/" and _is_exact(module, line))
    ]


def test_no_float_and_no_decimal_on_a_money_path(core):
    wrong = _wrong([module for module in core if module.room in EXACT])
    assert wrong == [], "whole cents, kernel.split, // or Fraction; a `/` between fractions says `# exact: why`"


def test_no_float_and_no_decimal_where_the_web_handles_money(source):
    assert _wrong([module for module in source if module.path.startswith(ROOMS_OF_THE_WEB)]) == []


def test_the_core_asks_no_clock_no_network_no_chance_and_no_settings(core):
    own = [module for module in core if module.room != "cli" and module.path != SWITCH]
    assert [f"{m.path}:{line}: {what}" for m in own for line, what in _asks_the_world(m.tree)] == []


def test_the_one_switch_of_the_core_chooses_a_way_and_no_result(core):
    (switch,) = [module for module in core if module.path == SWITCH]
    assert [what for _, what in _asks_the_world(switch.tree)] == ["environ"]
    assert re.findall(r"WERKDRUK_\w+", switch.text.partition("from __future__")[2])[:1] == ["WERKDRUK_PLAIN"]


def test_what_is_not_exact_is_seen():
    found = [what for _, what in _inexact(ast.parse("x = 0.5 + float(y) / round(z)\nfrom decimal import Decimal"))]
    assert sorted(found) == ["/", "0.5", "decimal", "float()", "round()"]
    assert list(_inexact(ast.parse("x: float = y // 2"))) == []


def test_a_question_to_the_world_is_seen():
    found = [what for _, what in _asks_the_world(ast.parse("import random\nfrom datetime import date\ndate.today()"))]
    assert found == ["random", "today"]
