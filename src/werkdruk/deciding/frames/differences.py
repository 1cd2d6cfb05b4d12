# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is different between two texts of the frames, clause by clause."""

from __future__ import annotations

from dataclasses import dataclass

from werkdruk.deciding.frames.agreement import Frames
from werkdruk.deciding.frames.clauses import Clause, by_key


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A clause that reads otherwise: `before` is None when it is new, `after` when it is gone. One is always there."""

    before: Clause | None
    after: Clause | None

    @property
    def stands(self) -> Clause:
        """The clause as it reads now, or read last."""
        return self.after or self.before  # type: ignore[return-value]  # one of both is always there


def clause_changes(before: Frames, after: Frames) -> tuple[ClauseChange, ...]:
    """Every clause with other words, new or gone, in the order of the articles; empty when both read the same.

    A clause that only got another number because one before it is gone, is not different.
    """
    old, new = by_key(before), by_key(after)
    found = [
        ClauseChange(old.get(key), new.get(key))
        for key in dict.fromkeys((*old, *new))
        if key not in old or key not in new or old[key].words != new[key].words
    ]
    return tuple(sorted(found, key=lambda change: (change.stands.article, change.stands.member)))
