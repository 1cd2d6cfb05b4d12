# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page that follows one euro is true: its figures come out, and each function it names is where it says."""

from __future__ import annotations

import ast
import doctest
import re

import pytest

PAGE = "docs/explain/follow-one-euro.md"
PICTURE = "docs/pictures/way-of-the-money.svg"
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"\[`([\w.]+)`\]\(\.\./\.\./(src/[\w/]+\.py)\)")
ROOMS = {"kernel", "rules", "funding", "ledger", "planning", "deciding", "reporting", "web"}


@pytest.fixture(scope="session")
def page(texts):
    return texts[PAGE]


def _examples(text):
    """The Python of a page as one doctest; an empty line in an output is an empty line in the page."""
    blocks = (re.sub(r"^$", "<BLANKLINE>", block.rstrip("\n"), flags=re.MULTILINE) for block in BLOCK.findall(text))
    return "\n\n".join(blocks)


def _has(tree, names):
    """Whether the body of a module or class has `names` in it, one inside the other."""
    first, *rest = names
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == first:
            return not rest or _has(node, rest)
        targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
        if not rest and any(isinstance(target, ast.Name) and target.id == first for target in targets):
            return True
    return False


def _lost(named, root):
    """Each name that its file does not have; a leading room or module is no part of the name in the file."""
    for name, path in named:
        file = root / path
        words = name.split(".")
        if not file.is_file() or not any(_has(ast.parse(file.read_text("utf-8")), words[at:]) for at in _starts(words)):
            yield f"{name} in {path}"


def _starts(words):
    """Where the name itself may start: at its last word, or at the class above a method."""
    return [len(words) - 1] + ([len(words) - 2] if len(words) > 1 and words[-2][:1].isupper() else [])


def test_every_figure_on_the_page_comes_out(page, root, monkeypatch):
    monkeypatch.chdir(root)
    test = doctest.DocTestParser().get_doctest(_examples(page), {}, PAGE, PAGE, 0)
    said = []
    done = doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    assert done.attempted > 40
    assert not done.failed, "".join(said)


def test_every_function_the_page_names_is_where_it_says(page, root):
    named = NAMED.findall(page)
    assert len(named) > 30
    assert list(_lost(named, root)) == []


def test_the_page_goes_through_every_room_on_the_way(page):
    assert {path.split("/")[2] for _, path in NAMED.findall(page)} >= ROOMS


def test_the_picture_of_the_way_shows_the_figures_of_the_page(page, texts):
    shown = re.findall(r"€ ([\d,]+\.\d\d)", texts[PICTURE])
    figures = page.replace(".", "").replace(",", "")
    assert len(shown) > 10
    assert [amount for amount in shown if amount.replace(".", "").replace(",", "") not in figures] == []


def test_a_function_that_is_gone_is_seen(root):
    place = "src/werkdruk/kernel/split.py"
    assert list(_lost([("kernel.split", place), ("kernel.share_out", place)], root)) == [f"kernel.share_out in {place}"]
    tree = ast.parse("class A:\n    def b(self): ...\nC: int = 1\nD = 2\n")
    assert [_has(tree, names.split(".")) for names in ("A", "A.b", "A.c", "b", "C", "D")] == [1, 1, 0, 0, 1, 1]
