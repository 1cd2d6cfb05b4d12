# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a floor promises, in whole cents."""

from __future__ import annotations

from fractions import Fraction

from werkdruk.kernel import Euro


def promised(pot: Euro, share: Fraction) -> Euro:
    """That part of the pot, rounded down to a cent, so that promises together never pass the pot."""
    return Euro(pot.cents * share.numerator // share.denominator)
