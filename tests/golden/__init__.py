# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts that must come out to the letter, one file each in this folder.

After a wanted change, rewrite them and read the difference:

    WERKDRUK_REWRITE_GOLDEN=1 python3 start.py test tests/cli
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

FOLDER = Path(__file__).parent


def check(name: str, text: str) -> None:
    """Raises AssertionError with the difference when `text` is not what the file `name` holds."""
    path = FOLDER / name
    if os.environ.get("WERKDRUK_REWRITE_GOLDEN") == "1":
        path.write_text(text, encoding="utf-8", newline="")
        return
    if not path.exists():
        msg = f"there is no golden text {name}; write it with WERKDRUK_REWRITE_GOLDEN=1"
        raise AssertionError(msg)
    golden = path.read_bytes().decode("utf-8")
    if golden != text:
        lines = difflib.unified_diff(golden.splitlines(), text.splitlines(), "golden", "now", lineterm="")
        msg = f"{name} changed; if that is wanted, rewrite it with WERKDRUK_REWRITE_GOLDEN=1\n" + "\n".join(lines)
        raise AssertionError(msg)
