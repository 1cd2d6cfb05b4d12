# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words all other rooms share.

In: nothing. Out: money, its one division, periods, codes, sources, problems, spans, digests, and sentences and
forms in both languages.

Invariants: money is whole cents and its class is the currency; `split` never makes or loses a cent; a code that
exists is valid; the same value has the same digest on every machine; what is said in one language is said in both.
"""

from werkdruk.kernel.codes import BoardNumber, Brin, InvalidCode, SiteCode
from werkdruk.kernel.digests import digest
from werkdruk.kernel.errors import WerkdrukError
from werkdruk.kernel.languages import Language, Saying, forms_of
from werkdruk.kernel.money import Dollar, Euro, Money
from werkdruk.kernel.periods import CalendarYear, Month, SchoolYear
from werkdruk.kernel.problems import Problem, Where
from werkdruk.kernel.sources import Confidence, Source
from werkdruk.kernel.spans import Span
from werkdruk.kernel.split import halve, proportion, split

__all__ = [
    "BoardNumber",
    "Brin",
    "CalendarYear",
    "Confidence",
    "Dollar",
    "Euro",
    "InvalidCode",
    "Language",
    "Money",
    "Month",
    "Problem",
    "Saying",
    "SchoolYear",
    "SiteCode",
    "Source",
    "Span",
    "WerkdrukError",
    "Where",
    "digest",
    "forms_of",
    "halve",
    "proportion",
    "split",
]
