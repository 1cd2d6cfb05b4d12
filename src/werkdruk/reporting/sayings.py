# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an account is said in, side by side in both languages."""

from __future__ import annotations

from werkdruk.deciding.consent import Act, Body
from werkdruk.kernel import Saying

CLOSING = Saying(
    "De verantwoording sluit op de cent: {available} beschikbaar = {spent} besteed + {committed} vastgelegd"
    " + {left} over.",
    "The account closes to the cent: {available} available = {spent} spent + {committed} committed + {left} left.",
)
HEADING = Saying("Verantwoording werkdrukmiddelen", "Account of the workload money")
ABOUT = Saying("School {school}, schooljaar {school_year}{until}", "School {school}, school year {school_year}{until}")
UNTIL = Saying(", stand op {day}", ", as it stood on {day}")

CAME_IN = Saying("Wat kwam er binnen", "What came in")
DOCUMENTS = Saying("stuk: {documents}", "document: {documents}")
CARRIED_IN = Saying("meegenomen uit {year}", "carried over from {year}")
AVAILABLE = Saying("samen beschikbaar", "available together")
PER_YEAR = Saying("{year}, {months} van 12 maanden ({rule})", "{year}, {months} of 12 months ({rule})")
ONCE = Saying("{year}, eenmalig ({rule})", "{year}, once ({rule})")
UNKNOWN_RULE = Saying("{scheme}, regel onbekend", "{scheme}, rule unknown")

WENT_OUT = Saying("Wat is ermee gedaan", "What was done with it")
PLANNED = Saying("gepland", "planned")
COMMITTED = Saying("vastgelegd", "committed")
SPENT = Saying("besteed", "spent")
TOGETHER = Saying("samen", "together")
OUTSIDE_PLAN = Saying("buiten het plan", "outside the plan")
MEASURES = Saying("maatregelen", "measures")

LEFT = Saying("Wat is er over", "What is left")
CARRIED_OUT = Saying("meegenomen naar {year}", "carried over to {year}")
FREE = Saying("nog vrij", "still free")
LEFT_TOGETHER = Saying("samen over", "left together")

PLAN = Saying("Plan: versie {version}, vingerafdruk {digest}.", "Plan: version {version}, fingerprint {digest}.")
BODIES = {
    Body.PMR: Saying("PMR", "PMR"),
    Body.PDMR: Saying("PDMR", "PDMR"),
    Body.PGMR: Saying("PGMR", "PGMR"),
    Body.NONE: Saying("medezeggenschap", "council"),
}
ACTS = {
    Act.CONSENT: Saying("De {body} stemde in met het plan op {day}.", "The {body} consented to the plan on {day}."),
    Act.CONSENT_WITH_CONDITIONS: Saying(
        "De {body} stemde onder voorwaarden in met het plan op {day}.",
        "The {body} consented to the plan with conditions on {day}.",
    ),
    Act.RATIFY: Saying("De {body} bekrachtigde het plan op {day}.", "The {body} ratified the plan on {day}."),
    Act.REFUSE: Saying(
        "De {body} stemde niet in met het plan op {day}.", "The {body} did not consent to the plan on {day}."
    ),
    Act.QUESTION: Saying(
        "De {body} stelde vragen over het plan op {day}.", "The {body} asked questions about the plan on {day}."
    ),
    Act.ACCEPT_CONDITIONS: Saying(
        "De voorwaarden van de {body} bij dit plan zijn overgenomen op {day}.",
        "The conditions of the {body} for this plan were taken over on {day}.",
    ),
    Act.GRANT: Saying(
        "De geschillencommissie gaf op {day} vervangende toestemming in plaats van de {body}.",
        "The disputes committee gave permission on {day} in the place of the {body}.",
    ),
    Act.DENY: Saying(
        "De geschillencommissie gaf op {day} geen toestemming in plaats van de {body}.",
        "The disputes committee gave no permission on {day} in the place of the {body}.",
    ),
    Act.ASK: Saying(
        "Dit plan is op {day} voorgelegd aan de {body}; een antwoord is er niet.",
        "This plan was put to the {body} on {day}; there is no answer.",
    ),
}
NO_DECISION = Saying("Er is op {day} geen besluit van de {body}.", "There is no decision of the {body} on {day}.")

REMARKS = Saying("Let op", "Note")
RULES = Saying("Regels", "Rules")
NO_RULE = Saying(
    "Van {scheme} is voor {year} geen regel bekend; het bedrag is niet na te rekenen.",
    "No rule of {scheme} is known for {year}; the amount cannot be checked.",
)

NO_PLAN = Saying(
    "Er is geen plan bij deze verantwoording: per doel uitsplitsen kan niet.",
    "There is no plan with this account, so it cannot be split by purpose.",
)
NO_YES = Saying("De medezeggenschap heeft geen ja gezegd op dit plan.", "The council has not said yes to this plan.")
OTHER_VERSION = Saying(
    "De medezeggenschap zei ja op een andere versie van het plan dan deze.",
    "The council said yes to another version of the plan than this one.",
)
OVERDRAWN = Saying("Er is {over} meer vastgelegd dan er was.", "{over} more was committed than there was.")
UNDECIDED = Saying(
    "Het schooljaar is voorbij en over {left} is nog niets besloten.",
    "The school year is over and nothing is decided yet about {left}.",
)
NOT_IN_PLAN = Saying(
    "Maatregel {measure} ({booked}) staat niet in het plan.", "Measure {measure} ({booked}) is not in the plan."
)
OVER_PLAN = Saying(
    "{title} ({measure}) kost {over} meer dan gepland.", "{title} ({measure}) costs {over} more than planned."
)
NOT_COMMITTED = Saying(
    "Aan {title} ({measure}) is {over} meer besteed dan vastgelegd.",
    "{over} more was spent on {title} ({measure}) than was committed.",
)

CSV_HEAD = (
    Saying("soort", "kind"),
    Saying("code", "code"),
    Saying("omschrijving", "description"),
    Saying("doel", "purpose"),
    Saying("gepland_centen", "planned_cents"),
    Saying("vastgelegd_centen", "committed_cents"),
    Saying("besteed_centen", "spent_cents"),
    Saying("centen", "cents"),
)
CSV_RECEIVED = Saying("ontvangen", "received")
CSV_CARRIED = Saying("meegenomen", "carried over")
CSV_FROM = Saying("uit {year}", "from {year}")
CSV_MEASURE = Saying("maatregel", "measure")
CSV_LEFT = Saying("over", "left")
CSV_TO = Saying("naar {year}", "to {year}")
