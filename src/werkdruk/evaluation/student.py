# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two quantiles of Student's t distribution, as a table of whole thousandths: the same on every machine."""

from __future__ import annotations

from bisect import bisect_right

_T: dict[int, tuple[int, int]] = {
    1: (12707, 1377),
    2: (4303, 1061),
    3: (3183, 979),
    4: (2777, 941),
    5: (2571, 920),
    6: (2447, 906),
    7: (2365, 897),
    8: (2307, 889),
    9: (2263, 884),
    10: (2229, 880),
    11: (2201, 876),
    12: (2179, 873),
    13: (2161, 871),
    14: (2145, 869),
    15: (2132, 867),
    16: (2120, 865),
    17: (2110, 864),
    18: (2101, 863),
    19: (2094, 861),
    20: (2086, 860),
    21: (2080, 860),
    22: (2074, 859),
    23: (2069, 858),
    24: (2064, 857),
    25: (2060, 857),
    26: (2056, 856),
    27: (2052, 856),
    28: (2049, 855),
    29: (2046, 855),
    30: (2043, 854),
    32: (2037, 853),
    34: (2033, 853),
    36: (2029, 852),
    38: (2025, 852),
    40: (2022, 851),
    42: (2019, 851),
    44: (2016, 850),
    46: (2013, 850),
    48: (2011, 850),
    50: (2009, 849),
    55: (2005, 849),
    60: (2001, 848),
    70: (1995, 847),
    80: (1991, 847),
    90: (1987, 846),
    100: (1984, 846),
    120: (1980, 845),
    150: (1976, 845),
    200: (1972, 844),
    300: (1968, 843),
    500: (1965, 843),
    1000: (1963, 842),
}
"""Per degrees of freedom: the 97.5 % and the 80 % quantile in thousandths, rounded up; a test computes them anew."""
_FREEDOMS = sorted(_T)


def t_values(freedom: int) -> tuple[int, int]:
    """The 97.5 % and the 80 % quantile in thousandths; between two rows the larger one, so never too small.

    Raises ValueError below one degree of freedom.
    """
    if freedom < 1:
        msg = f"{freedom} degrees of freedom"
        raise ValueError(msg)
    return _T[_FREEDOMS[bisect_right(_FREEDOMS, freedom) - 1]]
