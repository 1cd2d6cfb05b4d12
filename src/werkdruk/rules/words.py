# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a rule says, in one line."""

from __future__ import annotations

from werkdruk.kernel import Euro, Language
from werkdruk.rules import sayings
from werkdruk.rules.forms import Content, Halves, Hours, IslandRates, Pot, Rates, SectorRates, Terms
from werkdruk.rules.rule import Rule


def describe(rule: Rule, *, language: Language = Language.NL) -> str:
    """The rule in one line: title, what it says, source (its title is Dutch), and the caveat when it is not enacted."""
    words = sayings.LINE(
        language,
        title=rule.called(language),
        says=says(rule.content, language=language),
        source=rule.source,
        caveat=rule.caveat_in(language),
    )
    return words.rstrip()


def says(content: Content, *, language: Language = Language.NL) -> str:
    """What a rule says, as a part of a sentence: without capital and without full stop."""
    match content:
        case Rates():
            return _rates(content, language)
        case IslandRates():
            return sayings.ISLANDS(
                language,
                pupil=content.bonaire_pupil,
                bol=content.bonaire_bol,
                bbl=content.bonaire_bbl,
                other=content.sint_eustatius_saba_pupil,
            )
        case SectorRates():
            return _sector_rates(content, language)
        case Pot():
            return _pot(content, language)
        case Hours():
            return _hours(content, language)
        case Halves():
            return sayings.HALVES(language)
        case Terms():
            return _terms(content, language)


def _rates(rates: Rates, language: Language) -> str:
    if rates.general == rates.vocational:
        return sayings.ONE_RATE(language, rate=rates.general)
    return sayings.TWO_RATES(language, general=rates.general, vocational=rates.vocational)


def _sector_rates(rates: SectorRates, language: Language) -> str:
    def one(name: str, key: str, rate: Euro | None) -> str:
        if rate is None:
            return sayings.UNKNOWN_RATE(language, name=name)
        return sayings.RATE(language, name=name, rate=rate, cents=sayings.NO_CENTS if key in rates.whole_euros else "")

    return sayings.SECTOR(
        language,
        bao=one("bao", "bao", rates.bao),
        sbo=one("sbo", "sbo", rates.sbo),
        so_vso=one("(v)so", "so_vso", rates.so_vso),
    )


def _pot(pot: Pot, language: Language) -> str:
    per_pupil = sayings.PER_PUPIL.told(words=pot.per_pupil_words) if pot.per_pupil_words else ""
    return (sayings.YEARLY if pot.structural else sayings.ONCE)(language, amount=pot.amount, per_pupil=per_pupil)


def _hours(hours: Hours, language: Language) -> str:
    parts = [str(part) for part in (hours.basis, hours.increase, hours.one_year) if part]
    sum_of = f" ({' + '.join(parts)})" if len(parts) > 1 else ""
    return sayings.HOURS(language, hours=hours.full_time, sum=sum_of)


def _terms(terms: Terms, language: Language) -> str:
    reply = sayings.REPLY_UNKNOWN.told()
    if terms.reply_weeks is not None:
        reply = sayings.REPLY.told(weeks=terms.reply_weeks)
    return sayings.TERMS(
        language,
        reply=reply,
        silence=sayings.SILENCE_IS_YES if terms.silence_is_consent else sayings.SILENCE_IS_NO,
        notify=terms.notify_months,
        file=terms.file_weeks,
        nullity=terms.nullity_weeks,
    )
