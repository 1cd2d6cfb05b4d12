# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small rules and files for the tests of funding."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from werkdruk.kernel import Euro, Source
from werkdruk.rules import Rates, Rule, Status

NATIONAL = "leerlingen-vo-per-vestiging-naar-onderwijstype-2019.csv"
EXCERPT = "03.-leerlingen-vo-per-vestiging-en-bestuur-(vavo-apart)-2025_EXCERPT.csv"


@pytest.fixture
def rule() -> Callable[..., Rule]:
    """A rule with two rates in cents."""

    def made(general: int = 31868, vocational: int = 47803) -> Rule:
        return Rule(
            id="vo-2023-2",
            scheme="vo",
            title="Werkdrukmiddelen vo 2023",
            valid_first=date(2023, 1, 1),
            valid_last=date(2023, 12, 31),
            known_since=date(2023, 8, 24),
            status=Status.ENACTED,
            source=Source("Regeling", "3", "BWBR0047854"),
            content=Rates(Euro(general), Euro(vocational)),
        )

    return made


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """A file with these lines."""

    def made(*lines: str, name: str = "leerlingen-2022.csv", encoding: str = "utf-8", end: str = "\n") -> Path:
        path = tmp_path / name
        path.write_bytes((end.join(lines) + end).encode(encoding))
        return path

    return made


@pytest.fixture
def national(shared: Path) -> Path:
    """The pupils of the whole country on 1 October 2019."""
    return shared / "duo" / NATIONAL


@pytest.fixture
def excerpt(shared: Path) -> Path:
    """The first hundred rows of the file of 2025, without education types."""
    return shared / "duo" / EXCERPT
