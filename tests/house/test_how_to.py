# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a page tells you to type works, and prints what the page shows.

A block `console` holds commands behind `$` and what they print; a line `...` stands for any lines. A block that has a
file name behind its language is that file. Run are `werkdruk` and `python FILE`, in a directory of their own in which
`src` is the project's. Of other commands the words are looked up: tasks of start.py, commands of Django.
"""

from __future__ import annotations

import re
import runpy
import shlex

import pytest

from werkdruk.cli.main import main

BLOCK = re.compile(r"^```(\w+)(?: +(\S+))?\n(.*?)^```", re.MULTILINE | re.DOTALL)
TASKS = {"demo", "test", "check", "run"}
PAGES = re.compile(r"README\.md|docs/(how-to|start|explain|reference)/.*\.md")
ELSEWHERE = "docs/how-to/add-a-rule-version.md"  # tests/cli/test_rules.py runs it, with the file that it tells to write


def _pages(texts):
    """Each page with something to type on it."""
    found = {path: text for path, text in texts.items() if PAGES.fullmatch(path) and path != ELSEWHERE}
    return {path: text for path, text in sorted(found.items()) if "\n$ " in text}


def _commands(block):
    """Each command of a console block with the lines it is shown to print."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = re.sub(r"\\\n\s*", "", part).partition("\n")
        yield command.strip(), shown.rstrip("\n")


def _matches(shown, printed):
    """Whether the page shows what was printed; a page that shows nothing leaves it open."""
    pattern = "".join(r"(?:.*\n)*?" if line == "..." else re.escape(line) + "\n" for line in shown.split("\n"))
    return not shown or re.fullmatch(pattern, printed.rstrip("\n") + "\n") is not None


def _run(command, capsys):
    """The exit code, and what a person would look at: the refusal when it was refused, else what was printed."""
    words = shlex.split(command)
    words = words[: words.index(">")] if ">" in words else words
    if words[0] == "python":
        runpy.run_path(words[1], run_name="__main__")
        return 0, capsys.readouterr().out
    code = main(words[1:])
    printed = capsys.readouterr()
    _keep(command, printed.out)
    return code, printed.err if code else printed.out


def _keep(command, printed):
    """What is sent to a file with `>` stands in that file."""
    if target := re.search(r" > (\S+)$", command):
        with open(target[1], "w", encoding="utf-8") as handle:  # noqa: PTH123 - the name is as in a shell
            handle.write(printed)


def _follow(text, capsys):
    """Each place where the page and the program differ."""
    for language, name, body in BLOCK.findall(text):
        if name:
            with open(name, "w", encoding="utf-8") as handle:  # noqa: PTH123 - the name is as in a shell
                handle.write(body)
        for command, shown in _commands(body) if language == "console" else ():
            if command.split()[0] in {"werkdruk", "python"}:
                code, printed = _run(command, capsys)
                if not _matches(shown, printed) or (code and not shown):
                    yield f"$ {command}\n-- the page\n{shown}\n-- the program ({code})\n{printed}"


def test_every_command_on_a_page_does_what_the_page_says(texts, root, tmp_path, monkeypatch, capsys):
    (tmp_path / "src").symlink_to(root / "src")
    monkeypatch.chdir(tmp_path)
    pages = _pages(texts)
    assert len(pages) > 5
    wrong = [f"{path}\n{fault}" for path, text in pages.items() for fault in _follow(text, capsys)]
    assert not wrong, "\n\n".join(wrong)


def test_every_task_of_start_on_a_page_is_there(texts):
    said = {(path, task) for path, text in texts.items() for task in re.findall(r"start\.py ([a-z]+)\b", text)}
    wrong = [(path, task) for path, task in said if path.endswith(".md") and task not in TASKS]
    assert wrong == []


def test_every_command_of_django_on_a_page_is_there(texts):
    management = pytest.importorskip("django.core.management")
    known = management.get_commands()
    said = {
        (path, word)
        for path, text in texts.items()
        if path.endswith(".md")
        for word in re.findall(r"web\.manage ([a-z_]+)", text)
    }
    assert [(path, word) for path, word in sorted(said) if word not in known] == []


def test_a_page_that_shows_something_else_is_seen(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (rules,) = _follow("```console\n$ werkdruk rules --scheme nix\nEr zijn regels.\n```\n", capsys)
    assert "-- the page\nEr zijn regels.\n" in rules
    assert [_matches("a\n...\nd", text) for text in ("a\nb\nc\nd\n", "a\nd", "b\nd")] == [True, True, False]
    assert _matches("a\n...", "a\nb\nc\n")
    assert list(_commands("$ one \\\n    two\nout\n$ three\n")) == [("one two", "out"), ("three", "")]
