# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Steps: which state follows from which act. One table per kind of thing, one way to follow it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from werkdruk.kernel import WerkdrukError

S = TypeVar("S", bound=StrEnum)
A = TypeVar("A", bound=StrEnum)


class NotPossible(WerkdrukError):
    """An act that does not apply in a state."""

    def __init__(self, state: StrEnum, act: StrEnum) -> None:
        super().__init__(f"{act.value} is not possible when {state.value}")
        self.state = state
        self.act = act


def follow(steps: Mapping[tuple[S, A], S], state: S, act: A) -> S:
    """The state after `act`. Raises NotPossible when the table has no such step."""
    if (state, act) not in steps:
        raise NotPossible(state, act)
    return steps[state, act]


def possible(steps: Mapping[tuple[S, A], S], state: S) -> tuple[A, ...]:
    """The acts that apply in `state`, in the order of the table; empty at an end."""
    return tuple(act for start, act in steps if start is state)
