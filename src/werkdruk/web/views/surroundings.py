# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every page knows besides its own value."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.http import HttpRequest

from werkdruk.web.clock import today
from werkdruk.web.queries.entrance import called


def surroundings(request: HttpRequest) -> dict[str, date | bool | str]:
    """The day of today, whether this is the demo, and who is logged in (empty when nobody is)."""
    whoami = called(request.user) if request.user.is_authenticated else ""
    return {"today": today(), "demo": settings.DEMO, "whoami": whoami}
