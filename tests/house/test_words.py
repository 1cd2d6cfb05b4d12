# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What no file may hold: paths and hosts of somebody's machine, silenced failures, files without a licence."""

from __future__ import annotations

import re

# one letter of each stands in brackets, so that this file does not find itself
PLACES = ["/wor[k]/(main|shared)", "/t[m]p/(plan|bash_jobs|venv-)", "/roo[t]/", "/hom[e]/[a-z]", "/op[t]/(pypi|wheels)"]
HOSTS = [r"(index-url|find-links)\s*[= ]\s*['\"]?(https?|file):", r"https?://[a-z0-9.-]+\.interna[l]\b"]
SILENCED = [r"\|\|\s*tru[e]\b", r"\|\|\s*:\s*$", r"\bset \+[e]\b", "continue-on-erro[r]"]
OPEN_ENDS = [r"\bFIXM[E]\b", r"\bXX[X]\b", r"\bTOD[O]\b(?!.*#\d)"]
MAKERS = [r"\b(Claud[e]|Anthropi[c]|ChatGP[T]|Copilo[t])\b", "FROM THE LEA[D]", r"\bREAD_ME_FIRS[T]\b"]
BARE = [
    r"#\s*noq[a]\s*$",
    r"#\s*noq[a]:\s*[A-Z0-9, ]+$",
    r"#\s*type:\s*ignor[e]\s*$",
    r"#\s*type:\s*ignor[e]\[[^\]]+\]\s*$",
]
LICENCES = dict.fromkeys((".py", ".html", ".js", ".css", ".c", ".h"), "EUPL-1.2") | {".md": "CC-BY-4.0"}
MARK = "SPDX-License-" + "Identifier"  # in two pieces, or reuse takes it for the licence of this file
PUBLIC_INDEX = "https://pypi.org/simple"


def _found(patterns, texts):
    """Each line of a text that matches a pattern, as path:line: line."""
    any_of = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    return [
        f"{path}:{number}: {line.strip()[:100]}"
        for path, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if any_of.search(line)
    ]


def _unlicensed(texts):
    """Each file whose first lines miss the two SPDX lines that its kind must have."""
    for path, text in texts.items():
        suffix = "." + path.rpartition(".")[2]
        head = "\n".join(text.splitlines()[:6])
        if suffix in LICENCES and text.strip() and not path.startswith("changelog.d/"):
            lines = (
                "SPDX-FileCopyrightText: 2026 Werkdruk contributors",
                f"{MARK}: {LICENCES[suffix]}",
            )
            if not all(line in head for line in lines):
                yield path


def test_no_file_names_a_place_on_somebodys_machine(texts):
    assert _found(PLACES, texts) == []


def test_no_file_names_a_registry_of_somebodys_machine(texts):
    assert _found(HOSTS, {path: text for path, text in texts.items() if path != "Makefile"}) == []


def test_the_lock_files_name_the_public_index_only(root):
    registries = re.findall(r'registry = "([^"]+)"', (root / "uv.lock").read_text(encoding="utf-8"))
    assert set(registries) == {PUBLIC_INDEX}
    for lock in (root / "requirements").glob("*.txt"):
        assert re.findall(r"^.*(?:https?|file)://.*$", lock.read_text(encoding="utf-8"), re.MULTILINE) == []


def test_every_wish_in_a_requirement_file_has_a_version_and_a_hash(root):
    for lock in (root / "requirements").glob("*.txt"):
        wishes = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip())
        assert wishes
        assert [wish.split("\n")[0] for wish in wishes if "==" not in wish or "--hash=sha256:" not in wish] == []


def test_no_failure_is_silenced(texts):
    assert _found(SILENCED, texts) == []


def test_no_open_end_is_left_without_an_issue(texts):
    assert _found(OPEN_ENDS, texts) == []


def test_no_file_speaks_of_how_it_was_made(texts):
    assert _found(MAKERS, texts) == []


def test_an_exception_to_a_check_says_why(texts):
    assert _found(BARE, {path: text for path, text in texts.items() if path.endswith(".py")}) == []


def test_every_file_says_its_licence(texts):
    assert list(_unlicensed(texts)) == []


def test_every_rule_of_law_is_free_data(texts):
    rules = {path: text for path, text in texts.items() if path.startswith("src/werkdruk/rules/data/")}
    assert [path for path, text in rules.items() if f"{MARK}: CC0-1.0" not in text] == []


def test_what_may_not_stand_anywhere_is_seen():
    bad = "cd @work/main\nrm x |@ true\nx = 1  #@noqa: S101\n#@T@DO later"
    bad = bad.replace("|@", "||").replace("T@D", "TOD").replace("#@", "# ").replace("@", "/")
    assert [len(_found(one, {"a": bad})) for one in (PLACES, SILENCED, BARE, OPEN_ENDS)] == [1, 1, 1, 1]
    assert _found(BARE, {"a": "x = 1  # noqa: S101 - a test"}) == []
    assert list(_unlicensed({"a.py": "x = 1\n", "b.py": "", "c.png": "x"})) == ["a.py"]
