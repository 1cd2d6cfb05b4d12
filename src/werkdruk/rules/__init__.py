# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dated law: what the rules say, for which days, and since when one could know it.

In: one TOML file per version of a scheme, under `data/<scheme>/<first day>[-version].toml`. Out: `Rule` values, and
with `on` the one that applies on a day as known on a day.

Law: the Regeling aanvullende bekostiging werkdrukverlichting voortgezet onderwijs (BWBR0047854) and its predecessor of
2022, the amounts of primary education, the convenant of 2019, the cao VO, the Wet medezeggenschap op scholen.

Invariants: no rule for a day is an error and never a zero or last year's amount; two versions about the same days are
known since different days, so there is always one that is known last; what was not read in the legal or official text
itself is never `enacted`, and then its `caveat` is not empty; every worked example comes out as its file says.
"""

from werkdruk.rules.forms import (
    Content,
    Halves,
    Hours,
    IslandRates,
    NoRate,
    Pot,
    Rates,
    SectorRates,
    Terms,
    Weights,
)
from werkdruk.rules.proof import Difference, differences
from werkdruk.rules.reading import BadRule, read_rule
from werkdruk.rules.rule import Example, Rule, Status
from werkdruk.rules.shelf import NoRule, UnknownRule, by_id, known_rules, on, read_scheme, schemes
from werkdruk.rules.words import describe, says

__all__ = [
    "BadRule",
    "Content",
    "Difference",
    "Example",
    "Halves",
    "Hours",
    "IslandRates",
    "NoRate",
    "NoRule",
    "Pot",
    "Rates",
    "Rule",
    "SectorRates",
    "Status",
    "Terms",
    "UnknownRule",
    "Weights",
    "by_id",
    "describe",
    "differences",
    "known_rules",
    "on",
    "read_rule",
    "read_scheme",
    "says",
    "schemes",
]
