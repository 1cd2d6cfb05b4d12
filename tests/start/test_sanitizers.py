# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The compiled core under the sanitizers: no byte beside its room, no undefined behaviour, nothing kept for ever."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import build_native
import pytest

pytestmark = pytest.mark.slow

SANITIZED = ("-fsanitize=address,undefined", "-fno-sanitize-recover=undefined")
SLOWLY = ("-O1", "-g", "-fno-omit-frame-pointer")


@pytest.fixture(scope="module")
def runtime(need):
    """The library that must be loaded first."""
    if not build_native.can_compile():
        need("native", "no C compiler, or no headers of Python")
    asking = [*build_native.compiler(), "-print-file-name=libasan.so"]
    named = subprocess.run(asking, capture_output=True, text=True, check=False).stdout.strip()
    if not Path(named).is_absolute() or sys.platform == "darwin":
        pytest.skip("this compiler brings no libasan that can be loaded first")
    return named


def _drive(root, *words, **surroundings):
    path = os.pathsep.join((str(root), str(root / "src")))
    command = [sys.executable, root / "tests" / "start" / "driving.py", *map(str, words)]
    answer = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path, **surroundings},
        timeout=900,
    )
    assert answer.returncode == 0, answer.stderr[-6000:]
    return answer


def test_the_core_stays_inside_its_room_and_does_nothing_undefined(runtime, root, tmp_path):
    core = tmp_path / "_native.abi3.so"
    build_native.compile_core(core, more=SANITIZED, instead=SLOWLY)
    answer = _drive(
        root,
        core,
        2000,
        1500,
        LD_PRELOAD=runtime,
        ASAN_OPTIONS="detect_leaks=0:abort_on_error=0",  # Python itself keeps what it has to its end
        UBSAN_OPTIONS="print_stacktrace=1",
        PYTHONMALLOC="malloc",
        WERKDRUK_PLAIN="",
    )
    assert "runtime error" not in answer.stderr
    said = json.loads(answer.stdout)
    assert (said["compared"], said["large"], said["files"]) == (2000, 100, 1500)
    assert said["refused"] > 20
    assert 500 < said["files refused"] < 1300


def test_a_byte_beside_its_room_is_seen(runtime, tmp_path):
    """The check of the check: a module that reads behind what it asked for is stopped."""
    place = tmp_path / "c"
    place.mkdir()
    (place / "module.c").write_text(
        "#include <Python.h>\n#include <stdlib.h>\n"
        'static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "_native"};\n'
        "PyMODINIT_FUNC PyInit__native(void) {\n  volatile char *room = malloc(4);\n  if (room[4]) room[0] = 1;\n"
        "  free((void *)room);\n  return PyModule_Create(&module);\n}\n",
        encoding="utf-8",
    )
    core = tmp_path / "_native.abi3.so"
    build_native.compile_core(core, place, more=SANITIZED, instead=SLOWLY)
    code = "import sys; sys.path.insert(0, sys.argv[1]); import _native"
    command = [sys.executable, "-I", "-S", "-c", code, tmp_path]
    surroundings = {**os.environ, "LD_PRELOAD": runtime, "ASAN_OPTIONS": "detect_leaks=0"}
    answer = subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)
    assert answer.returncode != 0
    assert "module.c:6" in answer.stderr


def test_memory_does_not_grow_with_the_number_of_counts(root, tmp_path, need):
    if not build_native.can_compile():
        need("native", "no C compiler, or no headers of Python")
    core = tmp_path / "_native.abi3.so"
    build_native.compile_core(core)
    code = "import sys; from tests.start import driving as d; print(d.grown(d.load(sys.argv[1]), 40))"
    path = os.pathsep.join((str(root), str(root / "src")))
    answer = subprocess.run(
        [sys.executable, "-c", code, core],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": path, "WERKDRUK_PLAIN": ""},
    )
    assert int(answer.stdout) < 2048  # kilobytes, after 400 more counts
