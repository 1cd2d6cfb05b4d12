# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is refused, as one sentence for the person who asked for it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.deciding.consent import ReasonsMissing
from werkdruk.deciding.steps import NotPossible
from werkdruk.kernel import Euro, WerkdrukError
from werkdruk.ledger import BadVoucher, IdTaken
from werkdruk.planning import NotPriced
from werkdruk.web.actions.frames import Forbidden
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.wording import day, euro, language

SENTENCES = {
    "proposals-closed": gettext_lazy("Voorstellen kunnen nu niet ingediend of veranderd worden."),
    "not-your-unit": gettext_lazy("Kies een team of sectie waar je zelf bij hoort."),
    "months-outside": gettext_lazy("Kies maanden binnen schooljaar %(year)s."),
    "not-your-proposal": gettext_lazy("Alleen wie een voorstel indiende kan het intrekken."),
    "no-reason": gettext_lazy("Schrijf erbij waarom."),
    "vote-opened-before": gettext_lazy("De stemming is al geopend."),
    "not-judged-yet": gettext_lazy("Beoordeel eerst alle voorstellen. Nog niet beoordeeld: %(numbers)s."),
    "nothing-to-choose": gettext_lazy("Er is geen haalbaar voorstel dat geld kost. Er valt dus niets te kiezen."),
    "lot-does-not-fit": gettext_lazy("De voorstellen zijn net veranderd. Open de stemming opnieuw."),
    "closes-in-the-past": gettext_lazy("Kies een latere dag die nog niet voorbij is."),
    "closes-too-late": gettext_lazy("Kies een dag in dit schooljaar: uiterlijk %(day)s."),
    "no-money": gettext_lazy("Er is geen geld om over te stemmen: het bestuur heeft nog niets doorgegeven."),
    "vote-closed": gettext_lazy("De stemming is gesloten. Je stem is niet veranderd."),
    "no-appointment": gettext_lazy("Stemmen doet wie op deze school werkt."),
    "nothing-approved": gettext_lazy("Kies minstens één voorstel."),
    "not-on-ballot": gettext_lazy("Een van de voorstellen staat niet op het stembiljet. Kies opnieuw."),
    "vote-still-open": gettext_lazy("Tellen kan vanaf %(closes)s: tot die dag kan er gestemd worden."),
    "nobody-voted": gettext_lazy("Nog niemand heeft gestemd, dus er valt niets te tellen. Zet de sluitdag later."),
    "not-counted": gettext_lazy("Een plan komt uit de getelde stemming. Tel eerst de stemmen."),
    "plan-empty": gettext_lazy("Dan staat er niets in het plan. Laat minstens één maatregel staan."),
    "plan-replaced": gettext_lazy("Er is een nieuwere versie van het plan. Kijk daar verder."),
    "nothing-dropped": gettext_lazy("Kies minstens één maatregel die uit het plan gaat."),
    "over-budget": gettext_lazy("Het plan kost %(over)s meer dan er is. Haal er eerst maatregelen uit."),
    "measure-not-in-plan": gettext_lazy("Deze maatregel staat niet in het plan."),
    "no-consent": gettext_lazy("Boeken kan pas als de PMR met het plan heeft ingestemd."),
    "before-consent": gettext_lazy("De PMR stemde in op %(day)s. Kies die dag of een latere."),
    "over-plan": gettext_lazy(
        "In het plan is voor deze maatregel nog %(left)s vast te leggen. Meer kan alleen met een nieuw plan."
    ),
    "not-free": gettext_lazy("Zoveel is er niet: er is dan nog %(left)s vrij."),
    "not-committed": gettext_lazy(
        "Zoveel is er niet vastgelegd: voor deze maatregel staat dan nog %(left)s vast. "
        "Leg eerst vast wat er ontbreekt."
    ),
    "year-not-over": gettext_lazy("Het schooljaar loopt tot en met %(day)s. Dit kan daarna."),
    "year-accounted": gettext_lazy("Het jaar is verantwoord. Nieuw geld vastleggen kan niet meer."),
    "account-issued": gettext_lazy("De verantwoording is vastgesteld op %(day)s. Kies een dag daarna."),
    "not-correctable": gettext_lazy("Deze boeking kan niet teruggedraaid worden, of dat is al gebeurd."),
    "moved-further": gettext_lazy(
        "Het geld van deze boeking is al verder geboekt. Draai eerst de latere boeking terug."
    ),
    "closing-fixed": gettext_lazy("De sluitdag kan niet meer anders: er is al gestemd of geteld."),
    "rule-of-another-year": gettext_lazy("Deze regel gaat niet over %(year)s. Kies een regel van dat jaar."),
    "rule-not-known": gettext_lazy("Deze regel is pas bekend sinds %(since)s."),
    "rule-went-before": gettext_lazy("Er is al een toekenning volgens een latere versie: %(rule)s. Kies die regel."),
    "received-later": gettext_lazy("Er is al een toekenning van een latere dag: %(day)s."),
    "no-document": gettext_lazy("Noem de brief waarin het geld is toegekend, in hoogstens %(most)s tekens."),
    "no-schools": gettext_lazy("Dit bestuur heeft hier nog geen scholen."),
    "schools-missing": gettext_lazy("In dit bestand ontbreken scholen van dit bestuur: %(schools)s."),
    "schools-unknown": gettext_lazy(
        "In dit bestand staan scholen onder dit bestuur die hier niet bekend zijn: %(schools)s."
    ),
    "counted-on-another-day": gettext_lazy(
        "Voor %(year)s tellen de leerlingen van %(day)s. Dit bestand is van een andere of een onbekende teldag. "
        "Neem het bestand van die dag en laat het heten zoals bij DUO: daar staat het jaar in."
    ),
    "not-exact": gettext_lazy(
        "Het aantal leerlingen van %(schools)s is een bandbreedte, en een bandbreedte kan niet geboekt worden. "
        "Vul in het bestand de echte aantallen in waar DUO ze afschermt."
    ),
    "nothing-due": gettext_lazy("In dit bestand staan bij de scholen van dit bestuur geen leerlingen."),
    "nothing-received": gettext_lazy("Over %(year)s is nog niets ontvangen, dus er valt niets door te geven."),
}
"""Per code of `Refused`; its facts are filled in by name."""


def sentence(refusal: WerkdrukError) -> str:
    """The sentence for a refusal; one that says little for a refusal nobody wrote a sentence for."""
    if isinstance(refusal, Refused) and refusal.code in SENTENCES:
        return str(SENTENCES[refusal.code]) % {name: _written(fact) for name, fact in refusal.facts.items()}
    if isinstance(refusal, Forbidden):
        return " ".join(each.words(language()) for each in refusal.refusals)
    if isinstance(refusal, NotPossible):
        return _("Dit kan nu niet: het is al gedaan, of er moet eerst iets anders gebeuren.")
    if isinstance(refusal, ReasonsMissing):
        return _("Schrijf erbij waarom.")
    if isinstance(refusal, IdTaken):
        return _("Dit formulier is al eens verstuurd, met iets anders erin. Open de pagina opnieuw en vul het weer in.")
    if isinstance(refusal, BadVoucher):
        return _("Het stuk of de omschrijving is te lang, of past niet op één regel.")
    if isinstance(refusal, NotPriced):
        return _("Hier kan geen prijs van gemaakt worden. Kijk de aantallen en de maanden na.")
    return _("Dit kan nu niet.")


def _written(fact: object) -> object:
    if isinstance(fact, Euro):
        return euro(fact)
    return day(fact) if isinstance(fact, date) else fact
