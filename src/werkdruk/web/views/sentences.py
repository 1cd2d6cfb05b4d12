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
from werkdruk.planning import NotAlike, NotPriced
from werkdruk.web.actions.boxes import BoxRefused
from werkdruk.web.actions.frames import Forbidden, Hindered
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.queries.joined_prices import AskedOtherwise
from werkdruk.web.wording import day, euro, language

SENTENCES = {
    "proposals-closed": gettext_lazy("Voorstellen kunnen nu niet ingediend of veranderd worden."),
    "not-your-unit": gettext_lazy("Kies een team of sectie waar je zelf bij hoort."),
    "months-outside": gettext_lazy("Kies maanden binnen schooljaar %(year)s."),
    "not-your-proposal": gettext_lazy("Dit is het voorstel van iemand anders. Alleen wie het indiende kan dit."),
    "own-proposal": gettext_lazy("Dit is je eigen voorstel."),
    "not-your-words": gettext_lazy("Alleen wie dit schreef kan het terugnemen."),
    "not-your-group": gettext_lazy("Kies een groep waar je zelf bij hoort."),
    "no-words": gettext_lazy("Schrijf op wat je wilt zeggen."),
    "proposal-gone": gettext_lazy("Dit voorstel is ingetrokken of nog niet ingediend."),
    "objection-open": gettext_lazy("Er wacht een bezwaar op antwoord. Antwoord daar eerst op."),
    "objection-before-joining": gettext_lazy("Er wacht een bezwaar op antwoord. Daarna kunnen jullie samenvoegen."),
    "not-checked": gettext_lazy("Beantwoord eerst elke vraag."),
    "check-blocks": gettext_lazy(
        "Bij een van de vragen staat dat dit het tegenhoudt. Dan kan het antwoord geen ja zijn."
    ),
    "no-reply": gettext_lazy("Je hebt al nee gezegd. Nog een keer nee kan als de indiener heeft geantwoord."),
    "replied-before": gettext_lazy("Je hebt al geantwoord. De schoolleiding is aan zet."),
    "offer-open": gettext_lazy("Er ligt nog een aanbod om samen te voegen. Wacht op het antwoord of neem het terug."),
    "offer-ended": gettext_lazy("Dit voorstel hoort bij een aanbod dat niet doorging."),
    "went-up-in-another": gettext_lazy("Dit voorstel is opgegaan in voorstel %(number)s. Haal ze daar uit elkaar."),
    "not-two-proposals": gettext_lazy("Kies een ander voorstel van dit schooljaar."),
    "no-source-of-amount": gettext_lazy("Schrijf op waar het bedrag vandaan komt."),
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
    "too-few-voted": gettext_lazy(
        "Er stemden %(voted)s mensen. Volgens de kaders telt de stemming pas vanaf %(least)s. Zet de sluitdag later."
    ),
    "floors-take-all": gettext_lazy(
        "Volgens de kaders staat de hele pot apart voor eenheden en ondersteuners. "
        "Voor een telling van allen blijft niets."
    ),
    "not-counted": gettext_lazy("Een plan komt uit de getelde stemming. Tel eerst de stemmen."),
    "not-choosing-now": gettext_lazy("Kiezen kan nu niet: het plan is al gemaakt of ligt al bij de PMR."),
    "settled-before": gettext_lazy("Hier is al gekozen, en anders. Kijk wat er vastligt."),
    "no-count-of-school": gettext_lazy("In de kaders staat geen telling van de hele school."),
    "chosen-and-let-go": gettext_lazy("Een voorstel kan niet tegelijk gekozen en losgelaten zijn."),
    "not-of-this-place": gettext_lazy("Deze voorstellen horen hier niet: %(numbers)s."),
    "not-feasible": gettext_lazy("De schoolleiding heeft nog niet gezegd dat deze voorstellen kunnen: %(numbers)s."),
    "over-own-pot": gettext_lazy("Samen kost het %(over)s meer dan er is. Laat iets los."),
    "another-council": gettext_lazy("Over dit plan beslist de %(body)s. Jij zit in een andere raad."),
    "which-question": gettext_lazy("Er staat meer dan één vraag open. Kies bij welke je antwoord hoort."),
    "answered-before": gettext_lazy("Deze vraag heeft al een antwoord."),
    "conditions-decided": gettext_lazy("Over deze voorwaarden is al besloten. Pas nu het plan aan."),
    "condition-open": gettext_lazy("Zeg bij elke voorwaarde wat jullie ermee doen."),
    "no-council": gettext_lazy("Over een recht van één medewerker beslist geen raad."),
    "weeks-out-of-range": gettext_lazy("Vul een termijn in van 1 tot en met %(most)s weken, of laat het leeg."),
    "no-source": gettext_lazy("Noem het artikel in jullie reglement waar dit staat."),
    "pause-backwards": gettext_lazy("De laatste dag van een vakantie komt niet voor de eerste."),
    "not-settled": gettext_lazy("Deze eenheid heeft nog niets vastgelegd."),
    "no-own-pot": gettext_lazy("Deze eenheid heeft geen eigen pot: zij kiest mee in de stemming van de hele school."),
    "decided-by-vote": gettext_lazy("Deze eenheid kiest met een stemming. Alleen wat gekozen werd kan blijven."),
    "unit-decided": gettext_lazy("Deze eenheid heeft al gekozen. Wat is vastgelegd verandert niet meer."),
    "no-such-talk": gettext_lazy("Vul in hoeveel mensen er zijn. Gesprekken tellen op, het laatste kan weer weg."),
    "no-such-note": gettext_lazy("Dit hoort niet bij dit gesprek. Open de pagina opnieuw."),
    "nothing-said": gettext_lazy("Typ eerst wat er gezegd wordt."),
    "said-too-long": gettext_lazy("Houd het kort: hoogstens %(most)s tekens."),
    "note-is-proposal": gettext_lazy("Dit idee is al een voorstel. Trek dan het voorstel in."),
    "not-to-choose": gettext_lazy("Over dit voorstel valt niets meer te kiezen."),
    "no-numbers-here": gettext_lazy("Jullie beslissen samen. Aantallen voor en tegen horen daar niet bij."),
    "numbers-missing": gettext_lazy("Vul in hoeveel mensen voor zijn en hoeveel tegen."),
    "no-majority": gettext_lazy("Er zijn niet meer mensen voor dan tegen. Zo kun je het niet kiezen."),
    "changed-meanwhile": gettext_lazy(
        "Iemand anders veranderde dit net. Je ziet nu wat er staat; er is niets overschreven. Kies opnieuw."
    ),
    "left-open": gettext_lazy("Zeg van elk voorstel of jullie het kiezen of loslaten. Nog open: %(numbers)s."),
    "not-all-settled": gettext_lazy("Nog niet overal is gekozen: %(units)s."),
    "measure-not-chosen": gettext_lazy("Deze maatregel is niet gekozen. Open de pagina opnieuw."),
    "joined-before": gettext_lazy("Een van deze maatregelen is al samengevoegd. Haal die eerst uit elkaar."),
    "plan-fits": gettext_lazy("Het plan past in de pot. Er hoeft niets af."),
    "plan-made": gettext_lazy("Het plan is al gemaakt. Verander het met een nieuwe versie."),
    "over-back-to-units": gettext_lazy("Het plan kost %(over)s te veel. Stuur eerst deelplannen terug."),
    "over-package-vote": gettext_lazy("Het plan kost %(over)s te veel. Eerst kiest het personeel een pakket."),
    "edit-is-none": gettext_lazy("Geef elke maatregel een naam en een bedrag."),
    "not-dropped": gettext_lazy("Dit voorstel kan niet terug in het plan: het is er niet uit gevallen."),
    "no-package-vote": gettext_lazy("In de kaders staat geen stemming over het hele plan."),
    "package-not-asked": gettext_lazy("Over deze versie is het personeel nog niets gevraagd."),
    "package-stands": gettext_lazy("Het personeel heeft geen nee gezegd op deze versie."),
    "no-runner-up": gettext_lazy("Er ligt geen tweede pakket klaar. Pas het plan zelf aan."),
    "plan-empty": gettext_lazy("Dan staat er niets in het plan. Laat minstens één maatregel staan."),
    "plan-replaced": gettext_lazy("Er is een nieuwere versie van het plan. Kijk daar verder."),
    "nothing-dropped": gettext_lazy("Zo verandert er niets. Haal iets eruit, verander iets of zet iets terug."),
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
    "frames-too-late": gettext_lazy("De kaders kunnen niet meer anders: er zijn al voorstellen."),
    "frames-fixed": gettext_lazy("De tekst van de kaders staat vast. Pas hem eerst aan met een reden erbij."),
    "frames-changed": gettext_lazy("Iemand anders heeft de kaders intussen veranderd. Van jou is nog niets bewaard."),
    "nobody-to-ask": gettext_lazy("Er is niemand die hierop kan antwoorden."),
    "too-few-to-ask": gettext_lazy(
        "Deze groep is te klein voor een peiling. Vanaf %(least)s mensen kan het; vraag het in een gesprek."
    ),
    "poll-closed": gettext_lazy("De peiling is gesloten. Je antwoord is niet veranderd."),
    "not-asked": gettext_lazy("Je staat niet op de lijst van wie hierop kan antwoorden."),
    "no-such-answer": gettext_lazy("Kies een van de antwoorden."),
    "poll-runs": gettext_lazy("Antwoorden kan nog tot en met %(closes)s. Daarna kun je sluiten."),
    "no-question": gettext_lazy("Schrijf een vraag van hoogstens %(most)s tekens."),
    "answers-wrong": gettext_lazy("Geef %(least)s tot %(most)s verschillende antwoorden."),
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
    "votes-already": gettext_lazy("Hier loopt al een stemming, of die is al geweest."),
    "support-needs-label": gettext_lazy(
        "In de kaders is een deel eerst voor ondersteunend personeel. Een stem uit de bus draagt geen functiegroep, "
        "dus zo'n telling kan niet met sleutels."
    ),
    "no-keys-asked": gettext_lazy("Voor deze groep zijn alle sleutels al gemaakt."),
    "more-than-printed": gettext_lazy("Er zijn %(keys)s sleutels gemaakt. Meer kunnen er niet zijn uitgedeeld."),
    "plan-made-of-it": gettext_lazy("Van deze uitslag is al een plan gemaakt. Pas eerst het plan aan."),
    "in-use-at-school": gettext_lazy(
        "Een school moet geld teruggeven dat al is vastgelegd of besteed. Laat haar eerst vrijgeven wat niet nodig is."
    ),
    "nothing-received": gettext_lazy("Over %(year)s is nog niets ontvangen, dus er valt niets door te geven."),
}
"""Per code of `Refused`; its facts are filled in by name."""


OF_THE_CORE: dict[type[WerkdrukError], object] = {
    NotPossible: gettext_lazy("Dit kan nu niet: het is al gedaan, of er moet eerst iets anders gebeuren."),
    ReasonsMissing: gettext_lazy("Schrijf erbij waarom."),
    IdTaken: gettext_lazy(
        "Dit formulier is al eens verstuurd, met iets anders erin. Open de pagina opnieuw en vul het weer in."
    ),
    BadVoucher: gettext_lazy("Het stuk of de omschrijving is te lang, of past niet op één regel."),
    NotAlike: gettext_lazy("Deze maatregelen kunnen niet één worden: hun doel, soort of maanden zijn anders."),
    AskedOtherwise: gettext_lazy("Deze maatregelen kunnen niet één worden: zij vragen iets anders, of rekenen anders."),
    NotPriced: gettext_lazy("Hier kan geen prijs van gemaakt worden. Kijk de aantallen en de maanden na."),
}
"""Per refusal of the core that says nothing more of itself."""


def sentence(refusal: WerkdrukError) -> str:
    """The sentence for a refusal; one that says little for a refusal nobody wrote a sentence for."""
    if isinstance(refusal, Refused) and refusal.code in SENTENCES:
        return str(SENTENCES[refusal.code]) % {name: _written(fact) for name, fact in refusal.facts.items()}
    if isinstance(refusal, BoxRefused):
        return refusal.refusal.told(language())
    if isinstance(refusal, Forbidden):
        return " ".join(each.words(language()) for each in refusal.refusals)
    if isinstance(refusal, Hindered):
        return " ".join(each.words(language()) for each in refusal.hindrances)
    for kind, words in OF_THE_CORE.items():
        if isinstance(refusal, kind):
            return str(words)
    return _("Dit kan nu niet.")


def _written(fact: object) -> object:
    if isinstance(fact, Euro):
        return euro(fact)
    return day(fact) if isinstance(fact, date) else fact
