# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`start.py` on a machine that misses something: one clear sentence, nothing half done."""

from __future__ import annotations

import ast
import os
import shutil
import socket
import subprocess
import sys

import pytest
import start


@pytest.fixture
def elsewhere(tmp_path, monkeypatch, root):
    """The script's own idea of the project, moved to an empty directory with the real requirement files."""
    shutil.copytree(root / "requirements", tmp_path / "requirements")
    for name, place in {"ROOT": ".", "VENV": ".venv", "BIN": ".venv/bin", "PYTHON": ".venv/bin/python"}.items():
        monkeypatch.setattr(start, name, tmp_path / place)
    return tmp_path


def test_an_old_python_can_still_read_the_script(root):
    ast.parse((root / "start.py").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_an_old_python_is_told_which_one_is_needed(monkeypatch, capsys):
    monkeypatch.setattr(start, "OLDEST", (99, 1))
    assert start.main(["demo"]) == 1
    assert capsys.readouterr().err == f"Werkdruk heeft Python 99.1 of nieuwer nodig; dit is Python {start.VERSION}.\n"


def test_a_busy_port_is_said_in_one_sentence_before_anything_is_installed(root):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        command = [sys.executable, root / "start.py", "demo", "--port", port]
        answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.startswith(f"Poort {port} is bezet")
    assert answer.stderr.count("\n") == 1


@pytest.mark.parametrize("place", ["a file", "below a file"])
def test_a_directory_that_keeps_nothing_is_said_in_one_sentence(tmp_path, place):
    (tmp_path / "file").touch()
    data = tmp_path / "file" if place == "a file" else tmp_path / "file" / "demo"
    with pytest.raises(start.Stopped, match="kan niets bewaard worden"):
        start.require_writable(data)


def test_a_directory_for_the_demo_is_made_with_all_above_it(tmp_path):
    start.require_writable(tmp_path / "een" / "twee")
    assert (tmp_path / "een" / "twee").is_dir()


def test_without_any_pip_the_user_is_told_how_to_get_it(elsewhere, monkeypatch):
    monkeypatch.setattr(start, "has_outer_pip", lambda: False)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(start.Stopped, match="python3-pip"):
        start.make_venv()
    assert not (elsewhere / ".venv").exists()


def test_an_environment_is_made_without_ensurepip(elsewhere, monkeypatch):
    if not start.has_outer_pip():
        pytest.skip("this Python has no pip of its own")
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    start.make_venv()
    assert start.is_whole()
    assert not list((elsewhere / ".venv").rglob("pip"))


def test_an_environment_of_another_python_is_not_whole(elsewhere):
    (elsewhere / ".venv" / "bin").mkdir(parents=True)
    (elsewhere / ".venv" / "bin" / "python").touch()
    assert not start.is_whole()
    (elsewhere / ".venv" / "pyvenv.cfg").write_text("version = 3.1.4\n", encoding="utf-8")
    assert not start.is_whole()
    (elsewhere / ".venv" / "pyvenv.cfg").write_text(f"version = {start.VERSION}.4\n", encoding="utf-8")
    assert start.is_whole()


def test_an_interrupted_or_outdated_installation_is_done_again(elsewhere):
    (elsewhere / ".venv").mkdir()
    assert not start.is_stamped("run")
    start.stamp("run").write_text(start.digest("run")[:20], encoding="utf-8")
    assert not start.is_stamped("run")
    start.stamp("run").write_text(start.digest("run"), encoding="utf-8")
    assert start.is_stamped("run")
    with start.requirements("run").open("a", encoding="utf-8") as lock:
        lock.write("\n# a newer lock\n")
    assert not start.is_stamped("run")


@pytest.mark.slow
def test_without_network_the_user_is_told_so_and_nothing_counts_as_installed(tmp_path, root):
    shutil.copy(root / "start.py", tmp_path)
    shutil.copytree(root / "requirements", tmp_path / "requirements")
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_EXTRA_INDEX_URL": "", "PIP_FIND_LINKS": ""}
    nowhere |= {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_CACHE_DIR": "1", "PIP_DEFAULT_TIMEOUT": "2"}
    command = [sys.executable, tmp_path / "start.py", "demo", "--no-serve"]
    answer = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=120, env={**os.environ, **nowhere}
    )
    assert answer.returncode == 1
    assert answer.stderr.splitlines()[-1] == (
        "De pakketbron van pip is niet bereikbaar. Kijk of er netwerk is en start opnieuw."
    )
    assert "Traceback" not in answer.stderr
    assert list((tmp_path / ".venv").glob("*.stamp")) == []


def test_the_arguments_behind_test_and_run_are_passed_on(root, tmp_path):
    command = [sys.executable, root / "start.py", "run", "rules", "--help"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, timeout=60)
    assert answer.returncode == 0, answer.stderr
    assert "werkdruk rules" in answer.stdout


def test_a_foreign_python_path_does_not_leak_into_the_children(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/somewhere/else")
    monkeypatch.setenv("PATH_OF_MINE", "kept")
    assert "PYTHONPATH" not in start.surroundings()
    assert start.surroundings(MORE="1")["PATH_OF_MINE"] == "kept"
    assert start.surroundings(MORE="1")["MORE"] == "1"
