# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the content of a rule is said in, side by side in both languages."""

from __future__ import annotations

from werkdruk.kernel import Saying

LINE = Saying("{title}: {says}. Bron: {source}. {caveat}", "{title}: {says}. Source: {source}. {caveat}")
HALVES = Saying(
    "de helft voor individuele werkdrukverlichting, de helft voor collectief beleid",
    "half for a lighter workload for individual staff, half for collective policy",
)
ONE_RATE = Saying("{rate} per leerling", "{rate} per pupil")
TWO_RATES = Saying(
    "{general} per leerling avo, {vocational} per leerling beroepsgericht",
    "{general} per general pupil, {vocational} per vocational pupil",
)
ISLANDS = Saying(
    "op Bonaire {pupil} per leerling, {bol} per bol-student en {bbl} per bbl-student, op Sint Eustatius en Saba"
    " {other} per leerling",
    "on Bonaire {pupil} per pupil, {bol} per full-time vocational student (bol) and {bbl} per working one (bbl),"
    " on Sint Eustatius and Saba {other} per pupil",
)
SECTOR = Saying("per leerling {bao}, {sbo}, {so_vso}", "per pupil {bao}, {sbo}, {so_vso}")
UNKNOWN_RATE = Saying("{name} niet bekend", "{name} not known")
RATE = Saying("{name} {rate}{cents}", "{name} {rate}{cents}")
NO_CENTS = Saying(" (centen niet bekend)", " (cents not known)")
YEARLY = Saying("{amount} per jaar, structureel{per_pupil}", "{amount} a year, structural{per_pupil}")
ONCE = Saying("{amount} eenmalig{per_pupil}", "{amount} once{per_pupil}")
PER_PUPIL = Saying(" ({words} per leerling)", " (per pupil: “{words}”)")
HOURS = Saying(
    "{hours} klokuren per schooljaar bij een volledige baan{sum}, anders naar rato",
    "{hours} clock hours a school year for a full-time job{sum}, in proportion for other jobs",
)
REPLY_UNKNOWN = Saying(
    "de antwoordtermijn staat in het reglement", "the time to answer is in the rules of procedure (reglement)"
)
REPLY = Saying("antwoorden binnen {weeks} weken", "answer within {weeks} weeks")
SILENCE_IS_YES = Saying("zwijgen is instemmen", "silence is consent")
SILENCE_IS_NO = Saying("zwijgen is nooit instemmen", "silence is never consent")
TERMS = Saying(
    "{reply}, {silence}; na een weigering binnen {notify} maanden laten weten of het voorstel wordt ingetrokken of"
    " voorgelegd, daarna binnen {file} weken voorleggen; nietigheid inroepen binnen {nullity} weken",
    "{reply}, {silence}; after a refusal say within {notify} months whether the proposal is withdrawn or goes to the"
    " disputes committee, then bring it there within {file} weeks; call a decision null within {nullity} weeks",
)
