# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The difference with an earlier run: its JSON read back, and compared school by school."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from werkdruk.cli.allocate import Refused
from werkdruk.funding import Allocation, EuroSpan, SchoolAmounts, SchoolDifference, amounts, differences
from werkdruk.kernel import Brin, Euro, InvalidCode


@dataclass(frozen=True, slots=True)
class Against:
    """An earlier run by its rule, year and mark, and what changed since for every school of either."""

    rule: str
    year: int
    estimate: bool
    schools: tuple[SchoolDifference, ...]


def read_against(path: Path, later: Allocation, *, board: str | None) -> Against:
    """The difference of `later` with the JSON in `path`, of one board only when `board` is given.

    Raises Refused when the file cannot be read or is no JSON of this command.
    """
    try:
        earlier = json.loads(path.read_bytes())
    except OSError as error:
        raise Refused(f"'{path}' is niet te openen ({error.strerror}).") from error
    except (ValueError, RecursionError) as error:
        raise Refused(f"'{path.name}' is geen json.") from error
    try:
        schools = _schools(earlier, board)
        return Against(
            str(earlier["rule"]["id"]),
            _whole(earlier["year"]),
            bool(earlier["estimate"]),
            differences(schools, amounts(later)),
        )
    except (KeyError, TypeError, ValueError, AttributeError, InvalidCode) as error:
        raise Refused(
            f"'{path.name}' is geen uitvoer van 'werkdruk allocate --format json'. Maak die eerst, en geef hem dan op."
        ) from error


def _schools(earlier: dict[str, Any], board: str | None) -> dict[Brin, SchoolAmounts]:
    found: dict[Brin, SchoolAmounts] = {}
    for share in earlier["boards"]:
        if board is not None and share["board"] != board.strip():
            continue
        for school in share["schools"]:
            code = Brin(school["school"])
            if code in found:
                msg = f"{code} is there twice"
                raise ValueError(msg)
            found[code] = SchoolAmounts(_amount(school["amount_cents"]), _amount(school["collective_cents"]))
    return found


def _amount(value: object) -> EuroSpan:
    if isinstance(value, dict):
        return EuroSpan(Euro(_whole(value["min"])), Euro(_whole(value["max"])))
    return EuroSpan(Euro(_whole(value)), Euro(_whole(value)))


def _whole(value: object) -> int:
    if type(value) is not int:
        msg = f"{value!r} is no whole number"
        raise TypeError(msg)
    return value
