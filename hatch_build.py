# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What `pip install .` does beyond copying: it compiles the core of the count where there is a compiler.

With it the wheel is for one platform and every CPython from 3.11 on; without it the wheel is pure and works the same.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging.tags import sys_tags

# no build tool puts the top of the project on the path
sys.path.insert(0, str(Path(__file__).resolve().parent))
import build_native


class Native(BuildHookInterface[Any]):
    """Adds the compiled core to a wheel, or leaves the wheel as it is."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say in `build_data` what the wheel then holds and where it can be installed."""
        if version == "editable":
            build_native.settle()  # it is used from where the source is
            return
        self._place = tempfile.TemporaryDirectory(prefix="werkdruk-")
        made = Path(self._place.name, build_native.TARGET.name)
        try:
            build_native.compile_core(made)
        except build_native.NotCompiled as reason:
            self.app.display_debug(f"no compiled core: {reason}")
            return
        inside = build_native.TARGET.relative_to(Path(self.root, "src")).as_posix()
        build_data["force_include"][str(made)] = inside
        build_data["pure_python"] = False
        build_data["tag"] = f"{build_native.TAG}-{_platform()}"

    def finalize(self, _version: str, _build_data: dict[str, Any], _artifact_path: str) -> None:
        """Nothing stays behind."""
        if hasattr(self, "_place"):
            self._place.cleanup()


def _platform() -> str:
    """The platform of this machine, for wheels that are used where they were made."""
    return next(tag.platform for tag in sys_tags() if not tag.platform.startswith(("manylinux", "musllinux")))
