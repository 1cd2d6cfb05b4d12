# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Imports only point down, and the core imports nothing but the standard library."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path


def _outside(tree):
    """Each module that is neither of the standard library nor ours."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = ["." * node.level + (node.module or "")]
        else:
            continue
        for name in names:
            if name.split(".")[0] not in {*sys.stdlib_module_names, "werkdruk"}:
                yield node.lineno, name


def test_the_core_imports_only_the_standard_library(core):
    assert [f"{m.path}:{line}: {name}" for m in core for line, name in _outside(m.tree)] == []


def test_an_import_from_outside_is_seen():
    tree = ast.parse("import json\nfrom werkdruk.kernel import Euro\ndef f():\n    from django.db import models")
    assert list(_outside(tree)) == [(4, "django.db")]


def test_the_import_contracts_hold(root):
    tool = Path(sys.executable).with_name("lint-imports")
    answer = subprocess.run(
        [tool, "--cache-dir", "var/cache/importlinter"], cwd=root, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout[-3000:]


def test_every_room_lies_in_a_layer(root):
    """The contract of the layers is exhaustive only for packages; a stray module directly under werkdruk is none."""
    stray = [path.name for path in (root / "src" / "werkdruk").glob("*.py")]
    assert stray == ["__init__.py"]
