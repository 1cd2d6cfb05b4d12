# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The C of the count keeps the rules of the house: short, in whole numbers, and asking nobody anything."""

from __future__ import annotations

import re

import pytest

FILE, FUNCTION, PARAMETERS = 400, 60, 7
NO_CODE = re.compile(r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.DOTALL)
INEXACT = re.compile(
    r"\b(float|double|_Float\w+|__float\w+|long\s+double|f?printf|fenv\.h|math\.h|float\.h)\b|\b\d+\.\d*[fFlL]?\b|\b\d+[eE][-+]?\d+\b"
)
EXCUSE = "/* no decision:"
WORLD = re.compile(
    r"\b(rand|srand|random|time|clock|getenv|system|popen|socket|fopen|open|strtok|gets|sprintf|strcpy|strcat|alloca)\s*\("
)
HEAD = re.compile(r"\b(?!(?:if|for|while|switch|return|sizeof|do|else)\b)(\w+)\s*\(([^;{}]*)\)\s*$")


@pytest.fixture(scope="session")
def written(texts):
    """The C we write, by path."""
    found = {path: text for path, text in texts.items() if path.endswith((".c", ".h"))}
    assert found
    return found


def _bare(text):
    """The text without comments and quoted words, line by line the same."""
    return NO_CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _functions(text):
    """Each function of a file: its name, its parameters, its first line and its number of lines."""
    bare = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", "", _bare(text), flags=re.MULTILINE)
    depth, since, start = 0, 0, None
    for at, sign in enumerate(bare):
        if sign == "{":
            if not depth and (head := HEAD.search(bare[since:at])):
                start = (head[1], head[2], since + head.start())
            depth += 1
        elif sign == "}":
            depth -= 1
            if not depth and start:
                name, parameters, begin = start
                yield name, parameters, bare.count("\n", 0, begin) + 1, bare.count("\n", begin, at) + 1
                start = None
        if not depth and sign in ";}":
            since = at + 1


def _inexact(text):
    """The number of each line with a floating-point word or figure that does not say that it decides nothing."""
    lines = zip(text.splitlines(), _bare(text).splitlines(), strict=True)
    return [number for number, (line, bare) in enumerate(lines, 1) if INEXACT.search(bare) and EXCUSE not in line]


def _parameters(words):
    return 0 if words.strip() in {"", "void"} else words.count(",") + 1


def test_no_file_in_c_is_longer_than_four_hundred_lines(written):
    assert {path: text.count("\n") for path, text in written.items() if text.count("\n") > FILE} == {}


def test_no_function_in_c_is_longer_than_sixty_lines(written):
    every = [(path, *function) for path, text in written.items() for function in _functions(text)]
    assert len(every) > 10
    assert [(path, name, lines) for path, name, _, _, lines in every if lines > FUNCTION] == []


def test_no_function_in_c_takes_more_parameters_than_can_be_told_apart(written):
    every = [(path, name, words) for path, text in written.items() for name, words, _, _ in _functions(text)]
    assert [(path, name) for path, name, words in every if _parameters(words) > PARAMETERS] == []


def test_there_is_no_floating_point_in_the_c_of_the_count(written):
    assert [f"{path}:{number}" for path, text in written.items() for number in _inexact(text)] == []


def test_the_c_of_the_count_asks_no_clock_no_chance_and_no_file(written):
    found = [
        f"{path}:{number}: {word[0]}"
        for path, text in written.items()
        for number, line in enumerate(_bare(text).splitlines(), 1)
        for word in WORLD.finditer(line)
    ]
    assert found == []


def test_a_line_of_c_fits_on_a_screen(written):
    long = [
        f"{path}:{n}"
        for path, text in written.items()
        for n, line in enumerate(text.splitlines(), 1)
        if len(line) > 120
    ]
    assert long == []


def test_floating_point_in_c_is_seen():
    assert _inexact("int a;\ndouble b;\n") == [2]
    assert _inexact("x = 1.5;\nx = 1e9;\nx = 15;\nx = 0x1e5;\n") == [1, 2]
    assert _inexact('/* a double */ char *s = "1.5 float"; // double\n') == []
    assert _inexact("double share; /* no decision: only for the progress bar */\n") == []


def test_a_function_in_c_is_seen_with_its_size():
    text = "#define F(x) { x }\nstruct s { int a; };\nstatic int\n"
    text += "one(int a,\n    int b) {\n  if (a) { return '}'; }\n}\n\n"
    text += 'int *two(void) { /* } */ return "}"; }\nint table[] = {1, 2};\n'
    assert [(name, _parameters(words), lines) for name, words, _, lines in _functions(text)] == [
        ("one", 2, 4),
        ("two", 0, 1),
    ]
