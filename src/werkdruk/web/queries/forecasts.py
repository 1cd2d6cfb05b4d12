# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What to expect of the money of a school year at its end."""

from __future__ import annotations

from datetime import date

from werkdruk.reporting.forecasts import Forecast, forecast
from werkdruk.web.models import Year
from werkdruk.web.queries.accounts import account_on
from werkdruk.web.queries.consents import decided_plan


def forecast_of(year: Year, on: date) -> Forecast | None:
    """The forecast of a year on a day while it can still say something; None without a plan and after the year."""
    decided = decided_plan(year)
    if decided is None or on > year.school_year.last:
        return None
    return forecast(account_on(year, on), decided.plan.lines, on)
