# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one place where the shell asks what day it is."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Today in the Netherlands; in the demo the day the demo is pinned to."""
    pinned: date | None = settings.TODAY
    return pinned or timezone.localdate()
