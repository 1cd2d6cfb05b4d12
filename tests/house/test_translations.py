# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The English pages are complete: every Dutch sentence is translated, and the compiled file says what the text says.

The compiled files are committed, because the user's machine need not have gettext.
"""

from __future__ import annotations

import shutil
import subprocess

import pytest


@pytest.fixture(scope="session")
def catalogues(root):
    return sorted((root / "src" / "werkdruk" / "web" / "locale").rglob("*.po"))


@pytest.fixture(scope="session")
def msgfmt(need):
    return shutil.which("msgfmt") or need("gettext", "no msgfmt: install gettext")


def test_english_is_there(catalogues):
    assert [path.parts[-3] for path in catalogues] == ["en"]


def test_every_sentence_is_translated_and_none_is_a_guess(catalogues, msgfmt):
    for path in catalogues:
        command = [msgfmt, "--check", "--statistics", "-o", "-", path]
        answer = subprocess.run(command, capture_output=True, check=False, env={"LC_ALL": "C"})
        assert answer.returncode == 0, answer.stderr.decode()
        said = answer.stderr.decode()
        assert "untranslated" not in said, said
        assert "fuzzy" not in said, said


def test_the_compiled_file_is_that_of_the_text(catalogues, msgfmt):
    for path in catalogues:
        made = subprocess.run([msgfmt, "-o", "-", path], capture_output=True, check=True).stdout
        assert path.with_suffix(".mo").read_bytes() == made, f"{path.name}: compile it again and commit the .mo"
