# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The documents are true: their links lead somewhere, and every command and option stands in them."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from urllib.parse import unquote

from werkdruk.cli.main import parser

LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
CODE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
SECTION = re.compile(r"^#{1,6}\s+(.*?)\s*#*$", re.MULTILINE)
DECISION = ("Question", "Decision", "Because", "Instead of", "Revisit when")
LINES_OF_A_DECISION = 60


def _anchor(title):
    """The anchor under which a heading is found: lower case, no marks, dashes for spaces."""
    plain = re.sub(r"[`*_]|\[|\]\([^)]*\)", "", title).lower()
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", plain))


def _anchors(text):
    return {_anchor(title) for title in SECTION.findall(CODE.sub("", text))} | set(re.findall(r'id="([^"]+)"', text))


def _is_dead(root, path, target):
    """Whether a relative link leads nowhere, be it the file, the heading or the line."""
    name, _, anchor = target.partition("#")
    place = (root / path).parent / unquote(name) if name else root / path
    if not place.exists():
        return True
    if line := re.fullmatch(r"L(\d+)(?:-L\d+)?", anchor):
        return int(line[1]) > len(place.read_text(encoding="utf-8").splitlines())
    return bool(anchor) and place.suffix == ".md" and anchor not in _anchors(place.read_text(encoding="utf-8"))


def _dead_links(root, path, text):
    targets = LINK.findall(CODE.sub("", text))
    return [t for t in targets if not re.match(r"[a-z][a-z0-9+.-]*:", t) and _is_dead(root, path, t)]


def _words(commands, prefix=""):
    """Each command with the options it takes."""
    for action in commands._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield (
                    f"{prefix}{name}",
                    {option for a in below._actions for option in a.option_strings} - {"-h", "--help"},
                )
                yield from _words(below, f"{prefix}{name} ")


def _documents(texts):
    return {path: text for path, text in texts.items() if path.endswith(".md")}


def test_every_link_between_documents_leads_somewhere(texts, root):
    dead = [f"{path}: {t}" for path, text in _documents(texts).items() for t in _dead_links(root, path, text)]
    assert dead == []


def test_every_command_and_option_stands_in_the_documents(texts):
    said = "\n".join(_documents(texts).values())
    silent = [
        f"werkdruk {command} {option}".strip()
        for command, options in _words(parser())
        for option in ["", *sorted(options)]
        if not re.search(rf"werkdruk {command}\b" if not option else rf"(?<![\w-]){option}(?![\w-])", said)
    ]
    assert silent == []


def test_every_task_of_start_stands_in_the_readme(texts):
    said = texts["README.md"]
    assert [word for word in ("demo", "test", "check", "run") if f"start.py {word}" not in said] == []


def test_every_decision_has_its_five_parts_and_fits_on_a_page(texts):
    records = {path: text for path, text in texts.items() if re.match(r"docs/decisions/\d{4}-", path)}
    assert records
    wrong = {
        path: [part for part in DECISION if part not in text] or text.count("\n")
        for path, text in records.items()
        if text.count("\n") > LINES_OF_A_DECISION or any(part not in text for part in DECISION)
    }
    assert wrong == {}


def test_a_dead_link_is_seen(tmp_path):
    (tmp_path / "a.md").write_text("# One `thing`\n\nText.\n", encoding="utf-8")
    text = "[1](a.md) [2](b.md) [3](a.md#one-thing) [4](a.md#two) [5](https://example.org) [6](a.md#L99)\n"
    assert list(_dead_links(tmp_path, Path("c.md"), text)) == ["b.md", "a.md#two", "a.md#L99"]
