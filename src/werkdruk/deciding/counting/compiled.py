# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The compiled module, where it is built. Everything it does is also done without it, with the same results."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

PLAIN = "WERKDRUK_PLAIN"
"""The environment variable that says not to use the compiled module."""
INTERFACE = 1
"""Raised here and in c/module.c whenever what the module takes or gives changes."""


def module() -> Any | None:  # noqa: ANN401 - a compiled module has no types
    """The compiled module; None when it is not built here, is an older one, or when WERKDRUK_PLAIN is set."""
    return None if os.environ.get(PLAIN) else _MADE


def _made() -> Any | None:  # noqa: ANN401 - idem
    try:
        made = import_module("werkdruk.deciding.counting._native")
    except ImportError:
        return None
    return made if made.interface == INTERFACE else None


_MADE = _made()
