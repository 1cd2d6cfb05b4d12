# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The reference of the command line has every command and option of the program, in its order, and no others."""

from __future__ import annotations

import argparse
import re

import start

from werkdruk.cli.main import parser

PAGE = "docs/reference/cli.md"


def _sections(text):
    """The first column of the table of each command."""
    parts = re.split(r"^## werkdruk (\w+)$", text.partition("## start.py")[0], flags=re.MULTILINE)
    cells = (re.findall(r"^\| `([^`]+)` \|", body, re.MULTILINE) for body in parts[2::2])
    return {name: [cell.replace("\\|", "|") for cell in found] for name, found in zip(parts[1::2], cells, strict=True)}


def _written(action):
    """An option as it stands in the reference: its name, and what comes behind it."""
    value = "|".join(map(str, action.choices)) if action.choices else action.metavar
    return " ".join(filter(None, [*action.option_strings, value if action.nargs != 0 else ""]))


def _options(command):
    """The arguments by position first, as one types them, then the options; `-h` goes without saying."""
    actions = [action for action in command._actions if not isinstance(action, argparse._HelpAction)]
    return [_written(action) for action in sorted(actions, key=lambda action: bool(action.option_strings))]


def _commands(top):
    (below,) = (action for action in top._actions if isinstance(action, argparse._SubParsersAction))
    return below.choices


def test_the_reference_has_exactly_the_options_of_each_command(texts):
    real = {name: _options(command) for name, command in _commands(parser()).items()}
    assert _sections(texts[PAGE]) == real


def test_the_reference_has_each_task_and_option_of_start(texts):
    said = texts[PAGE].partition("## start.py")[2]
    for name, task in _commands(start.command_line()).items():
        assert f"`python3 start.py {name}" in said
        for option in _options(task):
            assert re.search(rf"`{option.split()[0]}\b", said), (name, option)


def test_an_option_is_written_as_one_types_it():
    one = argparse.ArgumentParser()
    one.add_argument("file", metavar="FILE")
    one.add_argument("--on", metavar="DAG")
    one.add_argument("--format", choices=["a", "b"])
    one.add_argument("--check", action="store_true")
    assert _options(one) == ["FILE", "--on DAG", "--format a|b", "--check"]
    assert _sections("## werkdruk x\n| `--f a\\|b` | text |\n## start.py\n| `y` |") == {"x": ["--f a|b"]}
