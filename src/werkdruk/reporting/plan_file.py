# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plans as files: one version of a school's plan, and what the council did with exactly that version.

    {"school": "18BR", "school_year": "2023/2024", "version": 2, "digest": "sha256:...",
     "lines": [{"measure": "m01", "title": "...", "unit": "team 1", "proposals": ["p7"], "purpose": "relief",
                "kind": "surveillance", "amount_cents": 1200000, "first": "2023-08", "last": "2024-07",
                "structural": true}, ...],
     "dropped": [{"proposal": "p9", "unit": "team 1", "reason": "..."}, ...],
     "council": {"act": "consent", "on": "2023-05-16", "body": "pmr", "plan": "sha256:...", "reasons": ""}}

`digest` is the SHA-256 of the canonical JSON (keys sorted, no spaces, UTF-8) of the object without `digest` and
`council`. A line that several units asked for together has the others under `also`, else that key is not there.
`measure` is the code the ledger books under; `purpose` and `kind` are those of `werkdruk.planning`; `act` and `body`
those of `werkdruk.deciding.consent`. `council` is null as long as the council has not decided.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from werkdruk.deciding.consent import Act, Body, Decision
from werkdruk.kernel import Brin, Euro, Month, Problem, SchoolYear, WerkdrukError, Where
from werkdruk.planning import Dropped, MeasureKind, Months, Plan, PlanLine, Purpose

_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_HINT = "Exporteer het plan opnieuw; verander het bestand niet met de hand."


@dataclass(frozen=True, slots=True)
class DecidedPlan:
    """A plan, and what the council did with it; `council` is None as long as it has not decided."""

    plan: Plan
    council: Decision | None = None


class _BadPlanError(Exception):
    """A part of the file that has no valid form; its text is Dutch."""


def plan_as_json(decided: DecidedPlan) -> dict[str, Any]:
    """The plan as plain values for JSON, as `read_plan` reads it."""
    council = decided.council
    said = council and {
        "act": council.act.value,
        "on": council.on.isoformat(),
        "body": council.body.value,
        "plan": council.plan,
        "reasons": council.reasons,
    }
    return {**decided.plan.as_json(), "digest": decided.plan.digest, "council": said}


def read_plan(path: Path) -> tuple[DecidedPlan | None, tuple[Problem, ...]]:
    """The plan in the file, and what is wrong with it; None when it cannot be read at all.

    A plan whose digest is not that of its lines, or on which the council decided in another version, is read with a
    problem. Raises OSError when the file cannot be opened.
    """
    where = Where(path.name)
    try:
        fields = json.loads(path.read_bytes().decode("utf-8-sig"), parse_float=_no_number, parse_constant=_no_number)
        decided = DecidedPlan(_plan(fields), _council(_of(fields, "council")))
        doubts = _doubts(decided, _text(fields, "digest"), where)
    except (ValueError, RecursionError, WerkdrukError, _BadPlanError) as fault:
        why = str(fault) if isinstance(fault, _BadPlanError) else "Het plan is niet te lezen."
        return None, (Problem("plan-unreadable", where, why, _HINT),)
    return decided, tuple(doubts)


def _doubts(decided: DecidedPlan, stated: str, where: Where) -> list[Problem]:
    codes = [line.measure for line in decided.plan.lines]
    found = [
        Problem("plan-line-twice", where, f"Maatregel {code} staat twee keer in het plan.", _HINT)
        for code in sorted({code for code in codes if codes.count(code) > 1})
    ]
    if stated != decided.plan.digest:
        what = "Het plan is veranderd: de vingerafdruk in het bestand past er niet bij."
        found.append(Problem("plan-digest", where, what, _HINT))
    if decided.council is not None and decided.council.plan != decided.plan.digest:
        what = "De medezeggenschap besliste over een andere versie van het plan dan deze."
        hint = "Exporteer de versie waarover is beslist, of leg deze versie nog voor."
        found.append(Problem("plan-other-version", where, what, hint))
    return found


def _plan(fields: object) -> Plan:
    return Plan(
        school=Brin(_text(fields, "school")),
        school_year=SchoolYear.parse(_text(fields, "school_year")),
        version=_whole(fields, "version"),
        lines=tuple(_line(each) for each in _list(fields, "lines")),
        dropped=tuple(
            Dropped(_text(each, "proposal"), _text(each, "unit"), _text(each, "reason"))
            for each in _list(fields, "dropped")
        ),
    )


def _line(fields: object) -> PlanLine:
    proposals = _list(fields, "proposals")
    structural = _of(fields, "structural")
    if not isinstance(structural, bool) or not all(isinstance(each, str) for each in proposals):
        raise _BadPlanError("Een regel van het plan heeft geen geldige 'structural' of 'proposals'.")
    return PlanLine(
        measure=_text(fields, "measure"),
        title=_text(fields, "title"),
        unit=_text(fields, "unit"),
        proposals=tuple(proposals),
        purpose=Purpose(_text(fields, "purpose")),
        kind=MeasureKind(_text(fields, "kind")),
        amount=Euro(_whole(fields, "amount_cents")),
        months=Months(_month(fields, "first"), _month(fields, "last")),
        structural=structural,
        also=tuple(_also(fields)),
    )


def _also(fields: object) -> list[str]:
    """The other units of a joined line; most lines have none, and say nothing about it."""
    also = _list(fields, "also") if isinstance(fields, dict) and "also" in fields else []
    if not all(isinstance(each, str) for each in also):
        raise _BadPlanError("Een regel van het plan heeft geen geldige 'also'.")
    return also


def _council(fields: object) -> Decision | None:
    if fields is None:
        return None
    return Decision(
        act=Act(_text(fields, "act")),
        on=date.fromisoformat(_text(fields, "on")),
        body=Body(_text(fields, "body")),
        plan=_text(fields, "plan"),
        reasons=_text(fields, "reasons"),
    )


def _of(fields: object, key: str) -> object:
    if not isinstance(fields, dict) or key not in fields:
        raise _BadPlanError(f"In het plan ontbreekt '{key}'.")
    found: object = fields[key]
    return found


def _text(fields: object, key: str) -> str:
    found = _of(fields, key)
    if not isinstance(found, str):
        raise _BadPlanError(f"In het plan is '{key}' geen tekst.")
    return found


def _whole(fields: object, key: str) -> int:
    found = _of(fields, key)
    if type(found) is not int:
        raise _BadPlanError(f"In het plan is '{key}' geen heel getal.")
    return found


def _list(fields: object, key: str) -> list[Any]:
    found = _of(fields, key)
    if not isinstance(found, list):
        raise _BadPlanError(f"In het plan is '{key}' geen lijst.")
    return found


def _month(fields: object, key: str) -> Month:
    found = _MONTH.fullmatch(_text(fields, key))
    if found is None:
        raise _BadPlanError(f"In het plan is '{key}' geen maand zoals 2023-08.")
    return Month(int(found[1]), int(found[2]))


def _no_number(text: str) -> NoReturn:
    raise _BadPlanError(f"In het plan staat {text[:40]}; bedragen zijn hele centen.")
