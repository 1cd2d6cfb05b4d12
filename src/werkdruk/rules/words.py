# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a rule says, in one Dutch line."""

from __future__ import annotations

from werkdruk.kernel import Euro
from werkdruk.kernel.dutch import amount
from werkdruk.rules.forms import Content, Halves, Hours, IslandRates, Pot, Rates, SectorRates, Terms
from werkdruk.rules.rule import Rule


def describe(rule: Rule) -> str:
    """The rule in one line: title, what it says, source, and the caveat when it is not enacted."""
    line = f"{rule.title}: {says(rule.content)}. Bron: {rule.source}."
    return f"{line} {rule.caveat}".rstrip()


def says(content: Content) -> str:
    """What a rule says, as a part of a Dutch sentence: without capital and without full stop."""
    if isinstance(content, Rates):
        return _rates(content)
    if isinstance(content, IslandRates):
        return _island_rates(content)
    if isinstance(content, SectorRates):
        return _sector_rates(content)
    if isinstance(content, Pot):
        return _pot(content)
    if isinstance(content, Hours):
        return _hours(content)
    if isinstance(content, Halves):
        return "de helft voor individuele werkdrukverlichting, de helft voor collectief beleid"
    return _terms(content)


def _rates(rates: Rates) -> str:
    if rates.general == rates.vocational:
        return f"{amount(rates.general)} per leerling"
    return f"{amount(rates.general)} per leerling avo, {amount(rates.vocational)} per leerling beroepsgericht"


def _island_rates(rates: IslandRates) -> str:
    return (
        f"op Bonaire {amount(rates.bonaire_pupil)} per leerling, {amount(rates.bonaire_bol)} per bol-student en "
        f"{amount(rates.bonaire_bbl)} per bbl-student, op Sint Eustatius en Saba "
        f"{amount(rates.sint_eustatius_saba_pupil)} per leerling"
    )


def _sector_rates(rates: SectorRates) -> str:
    def one(name: str, key: str, rate: Euro | None) -> str:
        if rate is None:
            return f"{name} niet bekend"
        return f"{name} {amount(rate)}" + (" (centen niet bekend)" if key in rates.whole_euros else "")

    parts = (one("bao", "bao", rates.bao), one("sbo", "sbo", rates.sbo), one("(v)so", "so_vso", rates.so_vso))
    return f"per leerling {', '.join(parts)}"


def _pot(pot: Pot) -> str:
    per_pupil = f" ({pot.per_pupil_words} per leerling)" if pot.per_pupil_words else ""
    return f"{amount(pot.amount)} {'per jaar, structureel' if pot.structural else 'eenmalig'}{per_pupil}"


def _hours(hours: Hours) -> str:
    parts = [str(part) for part in (hours.basis, hours.increase, hours.one_year) if part]
    sum_of = f" ({' + '.join(parts)})" if len(parts) > 1 else ""
    return f"{hours.full_time} klokuren per schooljaar bij een volledige baan{sum_of}, anders naar rato"


def _terms(terms: Terms) -> str:
    reply = "de antwoordtermijn staat in het reglement"
    if terms.reply_weeks is not None:
        reply = f"antwoorden binnen {terms.reply_weeks} weken"
    silence = "zwijgen is instemmen" if terms.silence_is_consent else "zwijgen is nooit instemmen"
    return (
        f"{reply}, {silence}; na een weigering binnen {terms.notify_months} maanden laten weten of het voorstel wordt "
        f"ingetrokken of voorgelegd, daarna binnen {terms.file_weeks} weken voorleggen; "
        f"nietigheid inroepen binnen {terms.nullity_weeks} weken"
    )
