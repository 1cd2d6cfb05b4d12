# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a price, a norm and a pot are said in, side by side in both languages."""

from __future__ import annotations

from werkdruk.kernel import Saying

MONTH_TO_MONTH = Saying("{first} tot en met {last}", "{first} to {last}")

PART_OF_YEAR = Saying(" × {months} ÷ {year} maanden", " × {months} ÷ {year} months")
FTE = Saying("{fte} fte × {per_fte} per fte{part}.", "{fte} fte × {per_fte} per fte{part}.")
HOURS_AT_RATE = Saying("{hours} uur × {rate} per uur.", "{hours} hours × {rate} per hour.")
HOURS_AT_NORM = Saying(
    "{hours} uur × {per_fte} per fte ÷ {year_hours} uur per jaar.",
    "{hours} hours × {per_fte} per fte ÷ {year_hours} hours a year.",
)
ONE_LESSON = Saying("{lessons} les per week minder, {method}", "{lessons} lesson a week less, {method}")
LESSONS = Saying("{lessons} lessen per week minder, {method}", "{lessons} lessons a week fewer, {method}")
REPLACED = Saying(
    "{what}: {per_fte} per fte ÷ {max_lessons} lessen{part}.",
    "{what}: {per_fte} per fte ÷ {max_lessons} lessons{part}.",
)
IN_HOURS = Saying(
    "{what}: {minutes} minuten × {weeks} weken × {surcharge} (voor- en nawerk) ÷ {year_hours} uur per jaar"
    " × {per_fte} per fte{part}.",
    "{what}: {minutes} minutes × {weeks} weeks × {surcharge} (work before and after lessons) ÷ {year_hours} hours"
    " a year × {per_fte} per fte{part}.",
)
CLASSES = Saying(
    "Klassen van {after} in plaats van {before} leerlingen vragen {before} ÷ {after} keer zoveel lessen:"
    " {fte} fte × {fewer} ÷ {after} × {per_fte} per fte{part}.",
    "Classes of {after} instead of {before} pupils take {before} ÷ {after} times as many lessons:"
    " {fte} fte × {fewer} ÷ {after} × {per_fte} per fte{part}.",
)
PURCHASE = Saying(
    "Aankoop: het bedrag van de offerte, in één keer betaald.", "Purchase: the amount of the quotation, paid at once."
)
SERVICE = Saying("Dienst: het afgesproken bedrag voor de hele tijd.", "Service: the amount agreed for the whole time.")
AGREEMENT = Saying("Een afspraak: kost geen geld.", "An agreement: costs no money.")
COST_PER_FTE = Saying("Kosten per fte: {norm}.", "Cost per fte: {norm}.")
NO_HOURS = Saying(
    "Er komen geen uren vrij, of nog niemand heeft gezegd hoeveel.",
    "No hours are freed, or nobody has said how many yet.",
)
HOURS_FREED = Saying("Er komen {hours} uur vrij.", "This frees {hours} hours.")
HOURS_STATED = Saying(
    "Volgens de indieners komen er {hours} uur vrij.", "According to the proposers this frees {hours} hours."
)

METHODS = {
    "hours": Saying("urenmethode", "hours method"),
    "replacement": Saying("vervangingsmethode", "replacement method"),
}
STAFF = {
    "teacher": Saying("leraar", "teacher"),
    "support": Saying("OOP", "support staff"),
    "leader": Saying("directie", "school leader"),
}
ALL_STAFF = {
    "teacher": Saying("leraren", "teachers"),
    "support": Saying("OOP", "support staff"),
    "leader": Saying("directie", "school leaders"),
}
NATIONAL = Saying("landelijke GPL {staff} {year}", "national average staff cost (GPL), {staff} {year}")
NATIONAL_OF_GROUP = Saying(
    "landelijke GPL {staff} {year}, groep {group}", "national average staff cost (GPL), {staff} {year}, group {group}"
)
OWN = Saying("eigen bedrag per fte {staff} {year}", "own cost per fte, {staff} {year}")
OWN_MARK = Saying("eigen norm", "own norm")
UNREAD_MARK = Saying("niet in de officiële tekst zelf gelezen", "not read in the official text itself")

POT_LINES = {
    "funding": Saying("bekostiging", "funding"),
    "one-off": Saying("eenmalig", "one-off"),
    "carried": Saying("meegenomen", "carried over"),
}
AS_MUCH_AGAIN = Saying(
    "schatting: evenveel als in {year}, want het bedrag is nog niet bekend",
    "estimate: as much as in {year}, because the amount is not known yet",
)
FROM_AUGUST = Saying(
    "{months} van de 12 maanden van {year} (augustus tot en met december): {source}",
    "{months} of the 12 months of {year} (August to December): {source}",
)
UNTIL_JULY = Saying(
    "{months} van de 12 maanden van {year} (januari tot en met juli): {source}",
    "{months} of the 12 months of {year} (January to July): {source}",
)
LEFT_OF = Saying("over uit schooljaar {year}", "left from school year {year}")

PURPOSES = {
    "relief": Saying("werkdrukverlichting", "lighter workload"),
    "development-time": Saying("ontwikkeltijd", "development time"),
    "innovation": Saying("onderwijsinnovatie", "innovation in teaching"),
    "guidance": Saying("begeleiding van starters en zij-instromers", "guidance of new teachers and career changers"),
}
KINDS = {
    "extra-support": Saying("extra ondersteunend personeel", "extra support staff"),
    "class-support": Saying("extra ondersteuning in de klas", "extra support in class"),
    "surveillance": Saying("surveillance bij toetsen", "invigilation at tests"),
    "pupil-desk": Saying("leerlingenbalie", "pupil desk"),
    "pupil-guidance": Saying("leerlingbegeleiding", "guidance of pupils"),
    "mentoring": Saying("verlichting van het mentoraat", "relief of mentors"),
    "administration": Saying("administratie", "administration"),
    "fewer-lessons": Saying("minder lessen per leraar", "fewer lessons per teacher"),
    "smaller-classes": Saying("kleinere klassen", "smaller classes"),
    "substitutes": Saying("vervanging", "substitutes"),
    "materials": Saying("materiaal en ICT", "materials and ICT"),
    "training": Saying("scholing", "training"),
    "external": Saying("dienst van buiten", "service from outside"),
    "agreement": Saying("afspraak zonder geld", "agreement without money"),
    "other": Saying("anders", "other"),
}
