# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Installed as a package in an empty environment, the command and the core work with nothing else there."""

from __future__ import annotations

import subprocess
import sys
import zipfile

import pytest
import start

ROOMS = ("kernel", "rules", "funding", "ledger", "planning", "deciding", "evaluation", "scenarios", "reporting", "cli")


def _run(*command):
    answer = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, timeout=300)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory, root):
    """The package as `pip install .` would build it; its build backend is in the test set, so no network is asked."""
    place = tmp_path_factory.mktemp("wheel")
    building = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    built = subprocess.run(building, cwd=root, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (made,) = place.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def clean(tmp_path_factory, wheel):
    """The directory of the programs of an environment with this package and nothing else."""
    place = tmp_path_factory.mktemp("clean") / "venv"
    _run(start.base_python(), "-m", "venv", *(["--without-pip"] if start.has_outer_pip() else []), place)
    python = place / "bin" / "python"
    pip = [start.base_python(), "-m", "pip", "--python", python] if start.has_outer_pip() else [python, "-m", "pip"]
    _run(*pip, "install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check", wheel)
    return place / "bin"


@pytest.mark.slow
def test_an_empty_environment_holds_nothing_but_this_package(clean):
    listing = "from importlib.metadata import distributions; print(*{one.name for one in distributions()})"
    assert set(_run(clean / "python", "-c", listing).split()) - {"pip", "setuptools"} == {"werkdruk"}


@pytest.mark.slow
def test_the_command_works_in_an_empty_environment(clean):
    assert "usage: werkdruk" in _run(clean / "werkdruk", "--help")
    assert "vo-2023" in _run(clean / "werkdruk", "rules")


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
def test_a_room_of_the_core_can_be_imported_in_an_empty_environment(clean, room):
    _run(clean / "python", "-I", "-W", "error", "-c", f"import werkdruk.{room}")


@pytest.mark.slow
def test_the_package_carries_all_that_the_web_needs(wheel):

    names = zipfile.ZipFile(wheel).namelist()
    for needed in ("web/templates/base.html", "web/locale/en/LC_MESSAGES/django.mo", "web/migrations/0001_initial.py"):
        assert f"werkdruk/{needed}" in names
    assert any(name.startswith("werkdruk/web/static/") and name.endswith(".css") for name in names)
    assert any(name.startswith("werkdruk/rules/data/vo/") for name in names)


def test_the_core_works_where_no_package_can_be_imported_at_all(root):
    """Python without its site directories sees the standard library only."""
    code = "import sys; sys.path.append(sys.argv[1]); from werkdruk.cli.main import main; sys.exit(main(['rules']))"
    assert "vo-2023" in _run(sys.executable, "-I", "-S", "-W", "error", "-c", code, root / "src")
