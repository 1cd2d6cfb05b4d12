# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`load`: from rows to values, where a calculation starts."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import QuerySet

V = TypeVar("V")


def load(value: type[V], rows: QuerySet[Any, Any], **columns: str) -> tuple[V, ...]:
    """One value per row: each field of `value` filled from the column named for it.

    `load(PlanLine, plan.lines.all(), purpose="purpose", amount="amount")`; fields turn columns into `Euro` and so on.
    """
    names = tuple(columns)
    return tuple(value(**dict(zip(names, row, strict=True))) for row in rows.values_list(*columns.values()))
