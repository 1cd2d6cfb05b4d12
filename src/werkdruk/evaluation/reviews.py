# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is decided about a measure that ran: stop, change or continue. The decision opens the next year.

Source: Voion, the card for evaluating a plan that runs: on schedule? effects to be expected yet, and seen? adjust?
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from werkdruk.kernel import Language, Saying, WerkdrukError

CHOICES = {
    "stop": Saying("stoppen", "stop"),
    "change": Saying("aanpassen", "change"),
    "continue": Saying("doorgaan", "continue"),
}


class NoReason(WerkdrukError):
    """A decision without a reason; whoever had the idea is owed one."""

    def __init__(self, measure: str) -> None:
        super().__init__(f"no reason for the decision on measure {measure!r}")
        self.measure = measure


class Choice(StrEnum):
    """What happens with a measure next year."""

    STOP = "stop"
    CHANGE = "change"
    CONTINUE = "continue"

    def called(self, language: Language = Language.NL) -> str:
        """The choice in words."""
        return CHOICES[self.value](language)

    @property
    def returns(self) -> bool:
        """Whether the measure comes back among the proposals of the next year."""
        return self is not Choice.STOP


@dataclass(frozen=True, slots=True)
class Review:
    """One measure looked back on. A question nobody answered is None, never no.

    `on_schedule`: is it carried out as planned; `expected`: could an effect be there yet; `noticed`: do people notice
    it. Raises NoReason when `reason` is empty.
    """

    measure: str
    choice: Choice
    reason: str
    on_schedule: bool | None = None
    expected: bool | None = None
    noticed: bool | None = None

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise NoReason(self.measure)
