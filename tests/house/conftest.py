# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the rules of the house are checked on: the files of the project, and their syntax trees."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

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
    "cli",
)
GENERATED = ("src/werkdruk/web/migrations/", "src/werkdruk/web/static/vendor/", "LICENSES/", "requirements/", "uv.lock")


@dataclass(frozen=True)
class Module:
    """A Python file of the project: where it is, what it says, how it parses."""

    path: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The package directly under werkdruk that the file lies in; empty outside the source."""
        parts = Path(self.path).parts
        return parts[2] if len(parts) > 3 and parts[:2] == ("src", "werkdruk") else ""

    def functions(self) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
        """Each function and method with its dotted name inside the file."""
        yield from _functions(self.tree, "")


def _functions(node: ast.AST, prefix: str) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{prefix}{child.name}", child
            yield from _functions(child, f"{prefix}{child.name}.")
        elif isinstance(child, ast.ClassDef):
            yield from _functions(child, f"{prefix}{child.name}.")
        else:
            yield from _functions(child, prefix)


def _listed(root: Path) -> list[str]:
    """The files git holds or would hold; without git, what lies in the directories we know."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    answer = subprocess.run(listing, cwd=root, capture_output=True, text=True, check=False)
    if answer.returncode == 0:
        return sorted(name for name in answer.stdout.split("\0") if name and (root / name).is_file())
    hidden = (".git", ".venv", "var", "__pycache__")
    every = (path for path in root.rglob("*") if path.is_file() and not set(path.parts) & set(hidden))
    return sorted(str(path.relative_to(root)) for path in every)


@pytest.fixture(scope="session")
def files(root: Path) -> list[str]:
    """The path of every file of the project, from the top."""
    return _listed(root)


@pytest.fixture(scope="session")
def texts(root: Path, files: list[str]) -> dict[str, str]:
    """The text of every file we write ourselves that is text, by path."""
    found = {}
    for name in files:
        if name.startswith(GENERATED):
            continue
        raw = (root / name).read_bytes()
        if b"\0" not in raw:
            found[name] = raw.decode("utf-8", errors="replace")
    return found


@pytest.fixture(scope="session")
def modules(texts: dict[str, str]) -> list[Module]:
    """Every Python file we write ourselves."""
    return [Module(name, text, ast.parse(text, name)) for name, text in texts.items() if name.endswith(".py")]


@pytest.fixture(scope="session")
def source(modules: list[Module]) -> list[Module]:
    """The Python files of the program itself."""
    return [module for module in modules if module.path.startswith("src/")]


@pytest.fixture(scope="session")
def core(source: list[Module]) -> list[Module]:
    """The Python files of the core and the command: everything but the web."""
    return [module for module in source if module.room in CORE]
