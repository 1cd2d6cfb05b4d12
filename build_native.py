# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The compiled core of the count, made with whatever C compiler this machine has; without one there is none.

`start.py` calls `settle` at every start, `hatch_build.py` calls `compile_core` for a package, and somebody who works on
the C runs `python3 build_native.py`, which prints what the compiler says. Nothing else in the project compiles.

The extension uses Python's limited API, so one file serves every CPython from 3.11 on. It holds the fingerprint of the
sources and flags it was made from: it is current or not by what it is, with no second file to be wrong about it.
WERKDRUK_NO_COMPILER=1 does as if there were no compiler. CFLAGS are not read: what is promised holds for these flags.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from pathlib import Path

SOURCES = Path(__file__).resolve().parent / "src" / "werkdruk" / "deciding" / "counting" / "c"
TARGET = SOURCES.parent / "_native.abi3.so"
FAILED = ".failed"  # behind the name of the target: compiling these very sources failed here, so it is not tried again
TAG = "cp311-abi3"
MARK = "werkdruk-sources:"
PATIENCE = 60  # seconds for one call of the compiler

WHOLE_NUMBERS = ("-std=c11", "-ffp-contract=off", "-fno-fast-math")
FAST = ("-O3", "-DNDEBUG")
SAFE = ("-fPIC", "-fvisibility=hidden", "-fstack-protector-strong", "-U_FORTIFY_SOURCE", "-D_FORTIFY_SOURCE=2")
PYTHON = ("-DPy_LIMITED_API=0x030B0000",)
CAREFUL = ("-Wall", "-Wextra")
COMPILING = (*WHOLE_NUMBERS, *FAST, *SAFE, *PYTHON, *CAREFUL)
ON_MAC = sys.platform == "darwin"
LINKING = ("-bundle", "-undefined", "dynamic_lookup") if ON_MAC else ("-shared", "-Wl,-z,relro,-z,now,-z,noexecstack")


# what is missing in a core shows when it is loaded, in a process of its own
LOADING = """
import sys
from importlib import machinery, util
loader = machinery.ExtensionFileLoader("_native", sys.argv[1])
loader.exec_module(util.module_from_spec(machinery.ModuleSpec("_native", loader, origin=sys.argv[1])))
"""


class NotCompiled(Exception):
    """There is no compiled core here; the text says why: no compiler, no headers, or what the compiler said."""


def settle(target: Path = TARGET, sources: Path = SOURCES) -> bool:
    """Whether the compiled core is there and current; compiled first when it is not and this machine can. Silent.

    One of other sources is taken away, so that it is never used with newer Python beside it. Two at the same time do
    the same work twice, and either result is whole.
    """
    if is_current(target, sources):
        return True
    failed = target.with_name(target.name + FAILED)
    with contextlib.suppress(OSError):
        if not (failed.exists() and failed.read_text(encoding="utf-8") == digest(sources)):
            try:
                compile_core(target, sources)
                failed.unlink(missing_ok=True)
            except NotCompiled:
                if can_compile(sources):
                    failed.write_text(digest(sources), encoding="utf-8")
        if not is_current(target, sources):
            target.unlink(missing_ok=True)
    return is_current(target, sources)


def is_current(target: Path = TARGET, sources: Path = SOURCES) -> bool:
    """Whether `target` was compiled to the end from `sources` as they are now, for a machine like this."""
    return target.is_file() and (MARK + digest(sources)).encode() in target.read_bytes()


def digest(sources: Path = SOURCES) -> str:
    """The fingerprint of all that makes the result what it is: sources, flags, and the kind of machine."""
    libc = os.confstr("CS_GNU_LIBC_VERSION") if "CS_GNU_LIBC_VERSION" in getattr(os, "confstr_names", ()) else ""
    machine = os.uname().machine if hasattr(os, "uname") else os.name
    made = hashlib.sha256(repr((TAG, COMPILING, LINKING, machine, sys.maxsize, libc)).encode())
    for path in sorted([*sources.glob("*.c"), *sources.glob("*.h")]):
        made.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return made.hexdigest()


def can_compile(sources: Path = SOURCES) -> bool:
    """Whether this machine has all that compiling needs."""
    try:
        compiler()
        headers()
    except NotCompiled:
        return False
    return any(sources.glob("*.c"))


def compiler() -> list[str]:
    """The command of a C compiler: CC, else the one that made this Python, else a usual one. Raises NotCompiled."""
    if os.environ.get("WERKDRUK_NO_COMPILER"):
        raise NotCompiled("WERKDRUK_NO_COMPILER is set")
    if os.name == "nt" or sys.implementation.name != "cpython" or sysconfig.get_config_var("Py_GIL_DISABLED"):
        raise NotCompiled("not for this system or this Python")
    if ON_MAC and subprocess.run(["/usr/bin/xcode-select", "-p"], capture_output=True, check=False).returncode:
        raise NotCompiled("the developer tools are not installed")  # calling `cc` would then open a window that asks
    for named in (os.environ.get("CC"), sysconfig.get_config_var("CC"), "cc", "gcc", "clang"):
        command = shlex.split(named or "")
        if command and shutil.which(command[0]):
            return command
    raise NotCompiled("no C compiler")


def headers() -> Path:
    """The directory with Python.h. Raises NotCompiled when the headers are not installed."""
    place = Path(sysconfig.get_path("include"))
    if not (place / "Python.h").is_file():
        raise NotCompiled(f"no Python.h in {place}")
    return place


def compile_core(
    target: Path, sources: Path = SOURCES, *, more: Sequence[str] = (), instead: Sequence[str] = FAST
) -> str:
    """What the compiler said while it made `target`, which is there whole or not at all. Raises NotCompiled.

    `more` are further flags for compiling and linking; `instead` takes the place of those that make it fast.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".native-", dir=target.parent) as place:
            made = Path(place, target.name)
            said = _make(made, sources, flags=(*instead, *more), linking=more)
            if not any(flag.startswith("-fsanitize") for flag in more):  # those load only in a program made for it
                _call([sys.executable, "-I", "-S", "-c", LOADING, str(made)])
            made.replace(target)
    except (OSError, subprocess.TimeoutExpired) as reason:
        raise NotCompiled(str(reason)) from reason
    return said


def _make(target: Path, sources: Path, *, flags: Sequence[str], linking: Sequence[str]) -> str:
    """What the compiler said: all files at the same time, then the linker."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - slow to import, and seldom needed

    command = [*compiler(), *(flag for flag in COMPILING if flag not in FAST), *flags, f"-I{headers()}"]
    if not (units := sorted(sources.glob("*.c"))):
        raise NotCompiled(f"no C sources in {sources}")
    mark = target.with_name("mark.c")
    mark.write_text(f'extern const char werkdruk_mark[];\nconst char werkdruk_mark[] = "{MARK}{digest(sources)}";\n')
    units.append(mark)
    objects = [str(target.with_name(f"{unit.stem}.o")) for unit in units]
    with ThreadPoolExecutor(os.cpu_count() or 1) as at_once:
        calls = [[*command, "-c", str(unit), "-o", made] for unit, made in zip(units, objects, strict=True)]
        said = list(at_once.map(_call, calls))
    return "".join(said) + _call([*compiler(), *LINKING, *linking, *objects, "-o", str(target)])


def _call(command: list[str]) -> str:
    """What a program said. Raises NotCompiled with it when it failed."""
    answer = subprocess.run(
        command,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        timeout=PATIENCE,
        stdin=subprocess.DEVNULL,
    )
    if answer.returncode:
        raise NotCompiled(f"{shlex.join(command)}\n{answer.stdout}{answer.stderr}")
    return answer.stdout + answer.stderr


def main(arguments: list[str]) -> int:
    """The exit code for somebody who works on the C: 0 and where the core is, or 1 and why there is none.

    Arguments are further flags of the compiler, for instance -Werror.
    """
    TARGET.with_name(TARGET.name + FAILED).unlink(missing_ok=True)
    try:
        said = compile_core(TARGET, more=arguments)
    except NotCompiled as reason:
        print(reason, file=sys.stderr)
        return 1
    print(f"{said}{TARGET}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
