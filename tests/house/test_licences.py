# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an installation brings along may be brought along: free licences, and no GPL at run time."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata

import pytest

FREE = re.compile(
    r"\b(MIT|BSD|0BSD|ISC|Apache|MPL|Mozilla|PSF|Python Software Foundation|EUPL|Unlicense|Zlib)\b", re.IGNORECASE
)
LESSER = re.compile(r"\b(LGPL|Lesser General Public)\b", re.IGNORECASE)
STRONG = re.compile(r"(?<!L)GPL|Affero|(?<!Lesser )General Public License", re.IGNORECASE)
LINKED_ONLY = {"psycopg", "psycopg-binary"}  # LGPL, in the extra `pg`: used as a library, unchanged


def _wishes(lock):
    """The names in a requirement file that are for this kind of machine."""
    lines = re.findall(r"^([a-z0-9.-]+)==[^\n]*$", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return {name for name in lines if name not in {"tzdata", "colorama"}}  # those two are for Windows


def _licence(name):
    """What a package says of its licence: the expression, else the classifiers, else the free text's first line."""
    about = metadata.metadata(name)
    classifiers = [line for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    return about.get("License-Expression") or "; ".join(classifiers) or (about.get("License") or "").split("\n")[0]


def _is_allowed(name, licence):
    if name in LINKED_ONLY:
        return bool(LESSER.search(licence))
    return bool(FREE.search(licence)) and not LESSER.search(licence) and not STRONG.search(licence)


def test_every_run_time_package_has_a_licence_we_may_pass_on(root):
    names = sorted(_wishes(root / "requirements" / "run.txt") | LINKED_ONLY)
    licences = {name: _licence(name) for name in names}
    assert {name: licence for name, licence in licences.items() if not _is_allowed(name, licence)} == {}


@pytest.mark.parametrize(
    ("name", "licence", "allowed"),
    [
        ("a", "MIT", True),
        ("a", "BSD-3-Clause", True),
        ("a", "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)", True),
        ("a", "GPL-3.0-or-later", False),
        ("a", "License :: OSI Approved :: GNU General Public License v3 (GPLv3)", False),
        ("a", "MIT AND GPL-2.0-only", False),
        ("a", "LGPL-3.0-only", False),
        ("psycopg", "LGPL-3.0-only", True),
        ("psycopg", "GPL-3.0-only", False),
        ("a", "", False),
    ],
)
def test_a_licence_is_allowed_or_not(name, licence, allowed):
    assert _is_allowed(name, licence) is allowed


def test_the_core_asks_for_no_package_at_all(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["dependencies"] == []
