# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What money is for (purpose) and what is bought with it (kind), in the words of the national monitors.

Because plans carry the monitor's own categories, its questions come out of the ledger instead of a survey.
"""

from __future__ import annotations

from enum import StrEnum

from werkdruk.kernel import Confidence, Language, Source
from werkdruk.planning import sayings

MONITOR = Source(
    title="Voion, tweede monitor convenantsmiddelen VO, januari 2022",
    url="https://onderwijs-banen.nl/2022/01/26/convenantsmiddelen-werkdrukverlichting-in-goed-overleg-met-personeel-besteed/",
    confidence=Confidence.B,
)
"""Where the four purposes come from."""

PRACTICE = Source(
    title="Voion, maatregelen uit de praktijk",
    url="https://www.voion.nl/veilig-en-vitaal-werken/werkdruk-en-werkstress/cao-vo-werkdrukmiddelen/",
    confidence=Confidence.B,
)
"""Where the kinds of measure come from; fewer lessons and smaller classes are the teachers' own wishes."""


class Purpose(StrEnum):
    """What the money is to bring about: the four purposes of the monitor of the agreement of 2019."""

    RELIEF = "relief"
    DEVELOPMENT_TIME = "development-time"
    INNOVATION = "innovation"
    GUIDANCE = "guidance"

    def called(self, language: Language = Language.NL) -> str:
        """The purpose as the monitor names it, or that in English."""
        return sayings.PURPOSES[self.value](language)

    @property
    def source(self) -> Source:
        """The monitor."""
        return MONITOR


class MeasureKind(StrEnum):
    """What is bought or agreed."""

    EXTRA_SUPPORT = "extra-support"
    CLASS_SUPPORT = "class-support"
    SURVEILLANCE = "surveillance"
    PUPIL_DESK = "pupil-desk"
    PUPIL_GUIDANCE = "pupil-guidance"
    MENTORING = "mentoring"
    ADMINISTRATION = "administration"
    FEWER_LESSONS = "fewer-lessons"
    SMALLER_CLASSES = "smaller-classes"
    SUBSTITUTES = "substitutes"
    MATERIALS = "materials"
    TRAINING = "training"
    EXTERNAL = "external"
    AGREEMENT = "agreement"
    OTHER = "other"

    def called(self, language: Language = Language.NL) -> str:
        """The kind in words a staff room uses."""
        return sayings.KINDS[self.value](language)

    @property
    def source(self) -> Source:
        """The place where it is named as a measure."""
        return PRACTICE
