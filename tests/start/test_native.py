# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The compiled core: made where it can be, left out without a word where it cannot, never stale and never half."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import threading

import build_native
import pytest
import start

MODULE = """
#define PY_SSIZE_T_CLEAN
#include <Python.h>
static PyObject *one(PyObject *self, PyObject *no) { (void)self; (void)no; return PyLong_FromLong(ANSWER); }
static PyMethodDef methods[] = {{"one", one, METH_NOARGS, "One."}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_native", NULL, 0, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__native(void) { return PyModule_Create(&module); }
"""
MISSING = "int missing(void); int uses(void); int uses(void) { return missing(); }"  # shows only when it is loaded
ASK = "import sys; sys.path.insert(0, sys.argv[1]); import _native; print(_native.one())"


@pytest.fixture
def sources(tmp_path):
    """A directory with the sources of a very small module, which answers 1."""
    place = tmp_path / "c"
    place.mkdir()
    (place / "module.c").write_text('#include "answer.h"\n' + MODULE, encoding="utf-8")
    (place / "answer.h").write_text("#define ANSWER 1\n", encoding="utf-8")
    return place


@pytest.fixture
def target(tmp_path):
    return tmp_path / "_native.abi3.so"


@pytest.fixture
def compiler(need):
    """That there is a compiler here."""
    if not build_native.can_compile():
        need("native", "no C compiler, or no headers of Python")


@pytest.fixture
def counted(monkeypatch, tmp_path):
    """A compiler that notes each time it is called."""
    note, program = tmp_path / "calls", tmp_path / "counted-cc"
    program.write_text(f'#!/bin/sh\necho called >>"{note}"\nexec cc "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("CC", str(program))
    return lambda: note.read_text(encoding="utf-8").count("called") if note.exists() else 0


def _answer(target):
    command = [sys.executable, "-I", "-S", "-c", ASK, str(target.parent)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _left_over(target):
    return sorted(path.name for path in target.parent.glob(".native-*"))


def test_the_compiled_core_is_there_on_a_machine_that_can_make_it(need):
    if importlib.util.find_spec("werkdruk.deciding.counting._native") is None:
        need("native", "no compiled core: no C compiler, no headers of Python, or not started with start.py")
    assert build_native.is_current(), "compiled from other sources: python3 build_native.py"
    assert importlib.import_module("werkdruk.deciding.counting._native")


def test_it_is_compiled_once_and_again_when_a_source_changes(compiler, counted, sources, target):
    assert build_native.settle(target, sources)
    made = counted()
    assert (_answer(target), made > 0) == (1, True)
    assert build_native.settle(target, sources)
    assert counted() == made
    (sources / "answer.h").write_text("#define ANSWER 2\n", encoding="utf-8")
    assert not build_native.is_current(target, sources)
    assert build_native.settle(target, sources)
    assert (_answer(target), counted()) == (2, 2 * made)
    assert _left_over(target) == []


def test_it_is_compiled_again_when_a_flag_changes(compiler, sources, target, monkeypatch):
    assert build_native.settle(target, sources)
    monkeypatch.setattr(build_native, "COMPILING", (*build_native.COMPILING, "-DOTHER"))
    assert not build_native.is_current(target, sources)


@pytest.mark.parametrize("fault", ["no such word;", "#error no", MISSING], ids=["a word", "an error", "a function"])
def test_sources_that_do_not_compile_are_tried_once_and_said_to_nobody(
    compiler, counted, sources, target, capfd, fault
):
    (sources / "wrong.c").write_text(fault + "\n", encoding="utf-8")
    assert not build_native.settle(target, sources)
    tried = counted()
    assert tried > 0
    assert not build_native.settle(target, sources)
    assert counted() == tried
    assert not target.exists()
    assert capfd.readouterr() == ("", "")
    (sources / "wrong.c").unlink()
    assert build_native.settle(target, sources)
    assert [path.name for path in target.parent.glob("*.failed")] == []


def test_a_core_of_other_sources_is_taken_away_where_no_new_one_can_be_made(compiler, sources, target, monkeypatch):
    assert build_native.settle(target, sources)
    monkeypatch.setenv("WERKDRUK_NO_COMPILER", "1")
    assert build_native.settle(target, sources)
    (sources / "answer.h").write_text("#define ANSWER 2\n", encoding="utf-8")
    assert not build_native.settle(target, sources)
    assert not target.exists()
    monkeypatch.delenv("WERKDRUK_NO_COMPILER")
    assert build_native.settle(target, sources)  # a compiler that came later is used: no failure was noted


def test_starts_at_the_same_time_all_end_with_a_whole_core(compiler, sources, target):
    threads = [threading.Thread(target=build_native.settle, args=(target, sources)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert _answer(target) == 1
    assert _left_over(target) == []


def test_an_interrupted_core_is_not_taken_for_a_whole_one(compiler, sources, target):
    assert build_native.settle(target, sources)
    target.write_bytes(target.read_bytes()[:100])
    assert not build_native.is_current(target, sources)
    assert build_native.settle(target, sources)
    assert _answer(target) == 1


@pytest.mark.parametrize("lack", ["no compiler", "switched off", "no headers", "another Python", "no sources"])
def test_whatever_is_lacking_the_core_is_left_out_in_silence(sources, target, monkeypatch, capfd, lack):
    if lack == "no compiler":
        monkeypatch.setenv("PATH", str(target.parent))
        monkeypatch.delenv("CC", raising=False)
    elif lack == "switched off":
        monkeypatch.setenv("WERKDRUK_NO_COMPILER", "1")
    elif lack == "no headers":
        monkeypatch.setattr(build_native.sysconfig, "get_path", lambda _name: str(target.parent))
    elif lack == "another Python":
        monkeypatch.setattr(sys.implementation, "name", "pypy")
    else:
        (sources / "module.c").unlink()
    assert not build_native.can_compile(sources)
    assert not build_native.settle(target, sources)
    assert list(target.parent.glob("_native*")) == []
    assert capfd.readouterr() == ("", "")


def test_where_nothing_can_be_written_nothing_is_compiled_and_nothing_said(sources, tmp_path, capfd):
    target = tmp_path / "file" / "_native.abi3.so"
    target.parent.touch()  # a directory cannot be made below a file, also not by root
    assert not build_native.settle(target, sources)
    assert capfd.readouterr() == ("", "")


def test_the_core_itself_compiles_without_a_warning(compiler, tmp_path):
    said = build_native.compile_core(tmp_path / "_native.abi3.so", more=["-Werror"])
    assert said == ""


def test_the_script_is_read_by_start_only_when_a_core_can_be_used(root):
    """It is written for Python 3.11; start.py parses on 3.8 and looks at the version first."""
    assert "\nimport build_native" not in (root / "start.py").read_text(encoding="utf-8")


def test_the_script_alone_still_starts(tmp_path, root):
    (tmp_path / "start.py").write_text((root / "start.py").read_text(encoding="utf-8"), encoding="utf-8")
    code = "import sys; sys.path.insert(0, sys.argv[1]); import start; start.settle_core()"
    subprocess.run([sys.executable, "-I", "-S", "-c", code, tmp_path], check=True, env=dict(os.environ), cwd=tmp_path)


@pytest.mark.slow
def test_the_command_compiles_the_core_beside_the_source_and_needs_no_environment(compiler, root, tmp_path):
    for name in ("start.py", "build_native.py"):
        shutil.copy(root / name, tmp_path)
    unused = shutil.ignore_patterns("web", "__pycache__", "_native.*", ".native-*")
    shutil.copytree(root / "src", tmp_path / "src", ignore=unused)
    command = [start.base_python(), tmp_path / "start.py", "run", "rules"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path / "src", timeout=120)
    assert "vo-2023" in answer.stdout
    assert answer.stderr == ""
    core = tmp_path / build_native.TARGET.relative_to(root)
    assert build_native.is_current(core)
    assert not (tmp_path / ".venv").exists()
