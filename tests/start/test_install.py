# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Installed as a package in an empty environment, the command and the core work with nothing else there.

The package holds the compiled core when a compiler was there to make it; without one it is pure and gives the same.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile

import build_native
import pytest
import start

ROOMS = ("kernel", "rules", "funding", "ledger", "planning", "deciding", "evaluation", "scenarios", "reporting", "cli")

ELECTION = """META
key;value
description;Three teams
budget;60000
vote_type;approval
num_projects;4
num_votes;12
PROJECTS
project_id;cost;name
1;33554;An assistant
2;9500;Invigilators
3;30000;Another assistant
4;2900;Instruments
VOTES
voter_id;vote
1;1,2
2;1,2
3;1,2
4;1,2
5;1
6;1
7;1
8;2,3
9;3
10;3
11;3,4
12;4
"""


def _run(*command):
    answer = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, timeout=300)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def _wheel(place, root, **surroundings):
    """The package as `pip install .` would build it; its build backend is in the test set, so no network is asked."""
    building = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    built = subprocess.run(
        building, cwd=root, capture_output=True, text=True, check=False, env={**os.environ, **surroundings}
    )
    assert built.returncode == 0, built.stderr
    (made,) = place.glob("*.whl")
    return made


def _install(place, wheel):
    """The directory of the programs of an environment with this package and nothing else."""
    _run(start.base_python(), "-m", "venv", *(["--without-pip"] if start.has_outer_pip() else []), place)
    python = place / "bin" / "python"
    pip = [start.base_python(), "-m", "pip", "--python", python] if start.has_outer_pip() else [python, "-m", "pip"]
    _run(*pip, "install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check", wheel)
    return place / "bin"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory, root):
    """The package as this machine builds it."""
    return _wheel(tmp_path_factory.mktemp("wheel"), root)


@pytest.fixture(scope="module")
def pure_wheel(tmp_path_factory, root):
    """The package as a machine without a compiler builds it."""
    nothing = tmp_path_factory.mktemp("no-programs")
    return _wheel(tmp_path_factory.mktemp("pure"), root, PATH=str(nothing), CC="")


@pytest.fixture(scope="module")
def clean(tmp_path_factory, wheel):
    return _install(tmp_path_factory.mktemp("clean") / "venv", wheel)


@pytest.fixture(scope="module")
def clean_and_pure(tmp_path_factory, pure_wheel):
    return _install(tmp_path_factory.mktemp("clean-and-pure") / "venv", pure_wheel)


def _compiled(wheel):
    return [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith((".so", ".pyd"))]


def _tags(wheel):
    (about,) = [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(".dist-info/WHEEL")]
    return dict(line.split(": ") for line in zipfile.ZipFile(wheel).read(about).decode().splitlines())


@pytest.mark.slow
def test_a_package_made_with_a_compiler_holds_the_core_for_every_python_on_one_platform(wheel, need):
    if not build_native.can_compile():
        need("native", "no C compiler, or no headers of Python")
    assert _compiled(wheel) == ["werkdruk/deciding/counting/_native.abi3.so"]
    assert "-cp311-abi3-" in wheel.name
    assert _tags(wheel)["Root-Is-Purelib"] == "false"


@pytest.mark.slow
def test_a_package_made_without_a_compiler_is_pure(pure_wheel):
    assert _compiled(pure_wheel) == []
    assert pure_wheel.name.endswith("-py3-none-any.whl")
    assert _tags(pure_wheel)["Root-Is-Purelib"] == "true"


@pytest.mark.slow
@pytest.mark.parametrize(
    "surroundings", [{"WERKDRUK_NO_COMPILER": "1"}, {"CC": "false"}], ids=["on purpose", "it fails"]
)
def test_a_package_is_made_without_the_core_all_the_same(tmp_path, root, surroundings):
    assert _wheel(tmp_path, root, **surroundings).name.endswith("-py3-none-any.whl")


@pytest.mark.slow
def test_a_package_holds_no_sources_in_c_and_nothing_of_the_machine_it_was_made_on(wheel, root):
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if name.endswith((".c", ".h", ".o", ".failed")) or ".native-" in name] == []
    for name in _compiled(wheel):
        assert str(root).encode() not in zipfile.ZipFile(wheel).read(name)


@pytest.mark.slow
def test_the_source_package_holds_what_the_core_is_made_from(tmp_path, root):
    building = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(building, cwd=root, capture_output=True, check=True)
    (made,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(made) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    sources = {str(path.relative_to(root)) for path in build_native.SOURCES.glob("*.[ch]")}
    assert {"build_native.py", "hatch_build.py", *sources} <= names
    assert [name for name in names if name.endswith(".so")] == []


@pytest.mark.slow
def test_with_and_without_the_compiled_core_the_command_prints_the_same(clean, clean_and_pure, tmp_path):
    election = tmp_path / "round.pb"
    election.write_text(ELECTION, encoding="utf-8")
    for completion in ("none", "add1", "add1u"):
        words = ("count", election, "--completion", completion)
        compiled, pure = (_run(where / "werkdruk", *words).splitlines() for where in (clean, clean_and_pure))
        assert compiled[-1].startswith("Beslist:")  # by bounds, or by fractions: the only line that may differ
        assert compiled[:-1] == pure[:-1]


@pytest.mark.slow
def test_an_installed_core_is_the_one_that_is_used(clean, need):
    if not build_native.can_compile():
        need("native", "no C compiler, or no headers of Python")
    code = "from werkdruk.deciding.counting import _native; print(_native.__file__)"
    assert str(clean.parent) in _run(clean / "python", "-I", "-c", code)


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
