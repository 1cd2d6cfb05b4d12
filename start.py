#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything on a fresh machine with only Python and pip: `python3 start.py demo`, `test`, `check` or `run`.

It makes `.venv`, installs hashed wheels from `requirements/` and starts the work. A second run touches no network:
a stamp per requirement file holds its hash. The core of the count is compiled where a C compiler is (build_native.py),
and left out without a word where there is none. This file parses on Python 3.8: an old one gets a clear sentence.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
from typing import Iterator

ROOT = pathlib.Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST = (3, 11)
VERSION = "{}.{}".format(*sys.version_info)
SETS = ("run", "test", "check")  # requirements/<name>.txt; each holds the ones before it
NO_NETWORK = ("new connection", "name resolution", "NewConnectionError", "Network is unreachable", "timed out")


class Stopped(Exception):
    """The work cannot go on; the text is one Dutch sentence that says why and what to do."""


# -- the environment ---------------------------------------------------------------------------------------------------


def prepare(name: str) -> None:
    """Make sure that `.venv` holds the wheels of `requirements/<name>.txt`; touches nothing when it does already."""
    settle_core()
    if is_whole() and is_stamped(name):
        return
    with one_at_a_time(ROOT / "var"):
        if not is_whole():
            make_venv()
        if not is_stamped(name):
            install(requirements(name))
            link_source()
            for smaller in SETS[: SETS.index(name) + 1]:
                stamp(smaller).write_text(digest(smaller), encoding="utf-8")


def requirements(name: str) -> pathlib.Path:
    """The file with the exact versions and hashes of one set."""
    return ROOT / "requirements" / "{}.txt".format(name)


def stamp(name: str) -> pathlib.Path:
    """The file that says which requirements were installed to the end."""
    return VENV / "werkdruk-{}.stamp".format(name)


def digest(name: str) -> str:
    """What the stamp of a set must hold."""
    return hashlib.sha256(requirements(name).read_bytes()).hexdigest()


def is_stamped(name: str) -> bool:
    """Whether the set was installed to the end; a stamp half written says no."""
    return stamp(name).exists() and stamp(name).read_text(encoding="utf-8") == digest(name)


def is_whole() -> bool:
    """Whether `.venv` has a working Python of the version that runs this script."""
    settings = VENV / "pyvenv.cfg"
    return PYTHON.exists() and settings.exists() and "= {}.".format(VERSION) in settings.read_text(encoding="utf-8")


@contextlib.contextmanager
def one_at_a_time(directory: pathlib.Path) -> Iterator[None]:
    """Let a second start wait until the first has finished in `directory` (not on Windows, which has no such lock)."""
    directory.mkdir(exist_ok=True)
    with (directory / "start.lock").open("w") as handle:
        with contextlib.suppress(ImportError):
            import fcntl  # noqa: PLC0415 - not there on Windows

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def base_python() -> str:
    """The Python outside any environment: the only one sure to stay when `.venv` is remade."""
    return getattr(sys, "_base_executable", None) or sys.executable


def has_outer_pip() -> bool:
    """Whether the pip outside can install into another environment (`pip --python`, since 22.3)."""
    answer = subprocess.run([base_python(), "-m", "pip", "--version"], capture_output=True, text=True, check=False)
    if answer.returncode:
        return False
    major, minor = answer.stdout.split()[1].split(".")[:2]
    return (int(major), int(minor)) >= (22, 3)


def make_venv() -> None:
    """Make `.venv` anew; with a pip of its own (which needs ensurepip) only when the outer one cannot help."""
    if VENV.exists():
        shutil.rmtree(VENV)
    outer = has_outer_pip()
    if not outer and importlib.util.find_spec("ensurepip") is None:
        raise Stopped("Er is geen pip. Zet het er eerst bij, op Debian en Ubuntu met: sudo apt-get install python3-pip")
    say("Ik maak een eigen omgeving in .venv (Python {}).".format(VERSION))
    command = [base_python(), "-m", "venv", *(["--without-pip"] if outer else []), str(VENV)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        raise Stopped("De omgeving .venv kon niet worden gemaakt: {}".format((made.stderr or made.stdout).strip()))


def install(lock: pathlib.Path) -> None:
    """Install the wheels of `lock`, each checked against its hash; none of them is compiled here."""
    say("Ik installeer requirements/{}; dat hoeft maar één keer.".format(lock.name))
    outer = [base_python(), "-m", "pip", "--python", str(PYTHON)]
    command = outer if has_outer_pip() else [str(PYTHON), "-m", "pip"]
    command += ["install", "--quiet", "--no-input", "--disable-pip-version-check", "--retries", "2"]
    command += ["--require-hashes", "--only-binary=:all:", "--no-deps", "-r", str(lock)]
    done = subprocess.run(command, cwd=str(ROOT), env=surroundings(), capture_output=True, text=True, check=False)
    if not done.returncode:
        return
    sys.stderr.write(done.stderr[-3000:])
    if any(sign in done.stderr for sign in NO_NETWORK):
        raise Stopped("De pakketbron van pip is niet bereikbaar. Kijk of er netwerk is en start opnieuw.")
    if "DO NOT MATCH THE HASHES" in done.stderr:
        raise Stopped("Een pakket is niet het pakket dat is vastgelegd: de hash verschilt. Er is niets gestart.")
    raise Stopped("De pakketten konden niet worden geïnstalleerd; hierboven staat wat pip zegt.")


def link_source() -> None:
    """Let `.venv` import `werkdruk` from `src`, so that nothing has to be built."""
    places = {"base": str(VENV), "platbase": str(VENV)}
    site = sysconfig.get_path("purelib", "nt" if os.name == "nt" else "posix_prefix", vars=places)
    pathlib.Path(site, "werkdruk-source.pth").write_text("{}\n".format(ROOT / "src"), encoding="utf-8")


def settle_core() -> None:
    """Compile the core of the count where a compiler is, once; nothing is asked or said, and all works without it."""
    with contextlib.suppress(ImportError):
        import build_native  # noqa: PLC0415 - an old Python cannot read it

        build_native.settle()


def surroundings(**more: str) -> dict[str, str]:
    """The environment variables for a child: the user's, without a foreign Python path, plus `more`."""
    foreign = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    return dict({key: value for key, value in os.environ.items() if key not in foreign}, **more)


# -- the commands ------------------------------------------------------------------------------------------------------


def demo(wish: argparse.Namespace) -> int:
    """Set up, fill and serve the demonstration; returns when someone presses Ctrl-C."""
    if not wish.no_serve:
        require_free(wish.port)
    prepare("run")
    data = pathlib.Path(wish.data or ROOT / "var" / "demo").resolve()
    require_writable(data)
    settings = surroundings(WERKDRUK_DEMO="1", WERKDRUK_DATABASE=str(data / "werkdruk.sqlite3"))
    with one_at_a_time(data):
        filled = subprocess.run([str(PYTHON), "-m", "werkdruk.web.manage", "demo"], env=settings, check=False)
    if filled.returncode:
        raise Stopped("De demo kon niet worden gevuld; hierboven staat waarom.")
    return 0 if wish.no_serve else serve(wish.port, settings)


def require_free(port: int) -> None:
    """Raises Stopped when something else listens on `port`."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port or -1))
        except (OSError, OverflowError):
            advice = "Poort {} is bezet of mag niet. Kies een andere, bijvoorbeeld: python3 start.py demo --port 8765"
            raise Stopped(advice.format(port)) from None


def require_writable(directory: pathlib.Path) -> None:
    """Make `directory` when it is not there. Raises Stopped when nothing can be kept in it."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        writable = os.access(str(directory), os.W_OK | os.X_OK)
    except OSError:
        writable = False
    if not writable:
        advice = "In {} kan niets bewaard worden. Kies een andere map, bijvoorbeeld: python3 start.py demo --data demo"
        raise Stopped(advice.format(directory))


def serve(port: int, settings: dict[str, str]) -> int:
    """Run the server until Ctrl-C or SIGTERM; it and its workers form one group that ends as a whole."""
    require_free(port)  # once more: the server itself would share the port with one that started meanwhile
    address = "http://127.0.0.1:{}/".format(port)
    command = [str(PYTHON), "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", "1", "--blocking-threads", "4", "--log-level", "warning", "werkdruk.web.wsgi:application"]
    server = subprocess.Popen(command, cwd=str(ROOT), env=settings, start_new_session=True)
    try:
        wait_for(address, server)
        say("\nDe demo staat op {}\nStop met Ctrl-C.".format(address))
        return server.wait()
    except KeyboardInterrupt:
        say("\nDe demo is gestopt.")
        return 0
    finally:
        end(server)


def interrupt(_number: int, _frame: object) -> None:
    """Treat SIGTERM and a closed terminal as Ctrl-C."""
    raise KeyboardInterrupt


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the address answers at all. Raises Stopped when the server ends, or is silent for half a minute."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if server.poll() is not None:
            raise Stopped("De server stopte meteen; hierboven staat waarom.")
        try:
            urllib.request.urlopen(address, timeout=10).close()  # noqa: S310 - our own http address
        except urllib.error.HTTPError:
            return  # it answers; what it answers is for the tests
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise Stopped("De server gaf binnen een halve minuut geen antwoord.")


def end(server: subprocess.Popen[bytes]) -> None:
    """End the server's whole group: politely first, for certain after five seconds."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)  # a second Ctrl-C must not leave workers behind
    server.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        server.wait(5)
    with contextlib.suppress(OSError, AttributeError):
        os.killpg(server.pid, signal.SIGKILL)
    server.wait()


def test(wish: argparse.Namespace) -> int:
    """Run the whole suite, or what the arguments for pytest choose."""
    prepare("test")
    return run_tests(wish.rest)


def run_tests(arguments: list[str]) -> int:
    """Run pytest on all processors, unless the arguments say otherwise or ask for a debugger."""
    alone = any(word.startswith(("-n", "--numprocesses", "--pdb")) or word == "no:xdist" for word in arguments)
    return call("pytest", *([] if alone else ["-n", "auto", "--dist", "loadfile"]), *arguments)


def check(wish: argparse.Namespace) -> int:
    """All that CI asks: form, rules, types, imports, licences, migrations; then, if all that is well, the tests."""
    prepare("check")
    steps = {
        "opmaak": ("ruff", "format", "--check", "."),
        "regels": ("ruff", "check", "."),
        "typen": ("mypy",),
        "importrichtingen": ("lint-imports", "--cache-dir", "var/cache/importlinter"),
        "licentieregels": ("reuse", "lint", "--quiet"),
        "migraties": ("python", "-m", "werkdruk.web.manage", "makemigrations", "--check", "--dry-run"),
    }
    failed = []
    for name, command in steps.items():
        say("== {}: {}".format(name, " ".join(command)))
        if call(*command):
            failed.append(name)
    if failed:
        raise Stopped("Niet in orde: {}. De tests zijn nog niet gedraaid.".format(", ".join(failed)))
    if wish.no_tests:
        return 0
    # .ci/run has run the whole suite just before and says so; then the quick part is enough
    quick = ["-m", "not slow and not browser and not postgres"]
    return run_tests(quick if os.environ.get("WERKDRUK_TESTED") else [])


def run(wish: argparse.Namespace) -> int:
    """Run the command `werkdruk`, in the user's own directory; it needs the standard library only, so no `.venv`."""
    settle_core()
    command = [sys.executable, "-m", "werkdruk.cli", *wish.rest]
    return wait(command, None, surroundings(PYTHONPATH=str(ROOT / "src")))


def call(program: str, *arguments: str) -> int:
    """The exit code of a program of `.venv`, run at the top of the project."""
    harmless = os.environ.get("WERKDRUK_DEMO", "1")  # tests and checks never load the settings of a real installation
    return wait([str(BIN / program), *arguments], str(ROOT), surroundings(WERKDRUK_DEMO=harmless))


def wait(command: list[str], directory: str | None, settings: dict[str, str]) -> int:
    """The exit code of a child; Ctrl-C goes to the child too, which ends by itself."""
    child = subprocess.Popen(command, cwd=directory, env=settings)
    while True:
        with contextlib.suppress(KeyboardInterrupt):
            return child.wait()


def say(text: str) -> None:
    """Print at once, also into a pipe."""
    print(text, flush=True)


def command_line() -> argparse.ArgumentParser:
    """The words of the command line."""
    parser = argparse.ArgumentParser(prog="start.py", description="Werkdruk starten, testen en nakijken.")
    commands = parser.add_subparsers(dest="command", metavar="demo|test|check|run")
    one = commands.add_parser("demo", help="de demo klaarzetten, vullen en tonen")
    one.add_argument("--port", type=int, default=8000, help="de poort op deze computer (8000)")
    one.add_argument("--no-serve", action="store_true", help="alleen klaarzetten en vullen")
    one.add_argument("--data", help="de map voor de database van de demo (var/demo)")
    one.set_defaults(work=demo)
    two = commands.add_parser("check", help="alles wat CI nakijkt, de tests als laatste")
    two.add_argument("--no-tests", action="store_true", help="alles behalve de tests")
    two.set_defaults(work=check)
    commands.add_parser("test", help="alle tests; de rest gaat naar pytest", add_help=False).set_defaults(work=test)
    commands.add_parser("run", help="het commando werkdruk met de rest", add_help=False).set_defaults(work=run)
    return parser


def main(arguments: list[str]) -> int:
    """The exit code of the whole: 1 is a failure, said in one sentence; 2 a command line that says nothing."""
    if sys.version_info < OLDEST:
        old = "Werkdruk heeft Python {}.{} of nieuwer nodig; dit is Python {}.".format(*OLDEST, VERSION)
        print(old, file=sys.stderr)
        return 1
    parser = command_line()
    passed_on = arguments[:1] in (["test"], ["run"])
    wish, wish_rest = parser.parse_args(arguments[: 1 if passed_on else None]), arguments[1:]
    if not wish.command:
        parser.print_help()
        return 2
    wish.rest = wish_rest
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name) and wish.command == "demo":
            signal.signal(getattr(signal, name), interrupt)
    try:
        return int(wish.work(wish))
    except Stopped as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
