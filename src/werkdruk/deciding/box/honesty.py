# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the screen says about secrecy: what the box protects against, and what it does not. No promise beyond that."""

from __future__ import annotations

from werkdruk.kernel import Saying

NAME = Saying("vertrouwelijk", "confidential")

LEAD = Saying(
    "Je stem is vertrouwelijk. Dit is wat dat betekent, en wat niet.",
    "Your vote is confidential. This is what it means, and what it does not.",
)

PROTECTS: tuple[Saying, ...] = (
    Saying(
        "Je stemt met een sleutel van papier, zonder in te loggen. Het systeem weet niet wie welke sleutel heeft.",
        "You vote with a key on paper, without logging in. The system does not know who has which key.",
    ),
    Saying(
        "Bij het sluiten gaan je sleutel en je stem uit elkaar. Wat daarna bewaard blijft, zegt niet wie wat stemde.",
        "At closing your key and your vote are taken apart. What is kept after it does not say who voted what.",
    ),
    Saying("Er is geen tijd of volgorde bij je stem bewaard.", "No time or order is kept with your vote."),
    Saying(
        "Elke sleutel geeft een stem die telt: de laatste. Je kunt tot de sluiting opnieuw stemmen.",
        "Every key gives one vote that counts: the last one. You can vote again until closing.",
    ),
    Saying(
        "Met je bewijs zie je zelf of je stem in het log staat en is meegeteld.",
        "With your receipt you see yourself whether your vote is in the log and was counted.",
    ),
)

NO_TEAM = Saying("Ook je team staat niet bij je stem.", "Your team does not stand with your vote either.")

TEAM = Saying(
    "Bij je stem staat van welk team je bent, want in deze telling heeft elk team een vloer. "
    "In een klein team is je stem daardoor makkelijker te raden. De hele stemmen ziet dan alleen de PMR.",
    "With your vote stands which team you are of, for in this count every team has a floor. "
    "In a small team your vote is easier to guess because of it. Then only the PMR sees whole votes.",
)

PROTECTS_NOT: tuple[Saying, ...] = (
    Saying(
        "Wie het systeem beheert, kan met een veranderde stempagina zien wat je invult.",
        "Whoever runs the system can see what you fill in, with a changed voting page.",
    ),
    Saying(
        "Zolang de bus open is, staat je stem bij het kenmerk van je sleutel. "
        "Wie beheert en ook weet welke strook jij hebt of wanneer je stemde, kan dan je stem vinden.",
        "While the box is open, your vote stands with the mark of your key. "
        "Whoever runs it and also knows which slip you have or when you voted, can find your vote then.",
    ),
    Saying(
        "Wie het systeem beheert, zou stemmen kunnen toevoegen met sleutels die niemand gebruikt. "
        "Bewaar daarom de stroken die over zijn, en tel hoeveel er zijn uitgedeeld.",
        "Whoever runs the system might add votes with keys that nobody uses. "
        "So keep the slips that are left, and count how many were handed out.",
    ),
    Saying(
        "De PMR print de sleutels. Wie ze overschrijft voor het uitdelen, kan ermee stemmen.",
        "The PMR prints the keys. Whoever copies them before they are handed out can vote with them.",
    ),
    Saying(
        "Een apparaat van school, of iemand die meekijkt, kan zien wat je stemt. Stem liever op je eigen telefoon.",
        "A device of the school, or somebody who looks along, can see what you vote. Better vote on your own phone.",
    ),
    Saying(
        "Je bewijs laat zien wat je stemde. Iemand kan je erom vragen. Je mag het weggooien.",
        "Your receipt shows what you voted. Somebody may ask you to show it. You may throw it away.",
    ),
    Saying(
        "In een kleine groep kan de uitslag zelf iets verraden: stemt iedereen hetzelfde, dan weet iedereen het.",
        "In a small group the outcome itself can tell: if everybody votes the same, everybody knows.",
    ),
)

TRACEABLE = Saying(
    "Dit is een peiling. Je bent ingelogd: wie het systeem beheert, kan nagaan wat je koos.",
    "This is a poll. You are logged in: whoever runs the system can trace what you chose.",
)

STUB = Saying(
    "Scheur de strook met het nummer eraf en bewaar hem apart. "
    "Sleutel kwijt? Met dat nummer maakt de PMR hem ongeldig en krijg je een nieuwe. "
    "De PMR schrijft niet op wie welk nummer heeft.",
    "Tear off the stub with the number and keep it apart. "
    "Lost the key? With that number the PMR voids it and you get a new one. "
    "The PMR does not write down who has which number.",
)


IN_LOG = Saying(
    "Je stem staat in het log. Of hij is meegeteld zie je hier zodra de uitslag bekend is.",
    "Your vote is in the log. Whether it was counted you see here once the outcome is published.",
)

MARK_COUNTED = Saying("Dit merk staat bij de getelde stemmen.", "This mark is among the counted votes.")

MARK_MISSING = Saying(
    "Dit merk staat niet bij de getelde stemmen. Stemde je later nog eens, zoek dan het laatste op. "
    "Anders ga je met je bewijs naar de PMR.",
    "This mark is not among the counted votes. If you voted again later, look up the last one. "
    "Else go to the PMR with your receipt.",
)

WAITING = Saying(
    "Je stem is binnen. Het log groeit met twintig stemmen tegelijk, zodat niemand ziet wie wanneer stemde. "
    "Kijk later nog eens.",
    "Your vote is in. The log grows by twenty votes at once, so that nobody sees who voted when. Look again later.",
)


def protects(*, labelled: bool) -> tuple[Saying, ...]:
    """What the box protects against; `labelled` when ballots bear the team of their voter."""
    return PROTECTS if labelled else (*PROTECTS, NO_TEAM)


def protects_not(*, labelled: bool) -> tuple[Saying, ...]:
    """What it does not protect against, what holds for this vote only first."""
    return (TEAM, *PROTECTS_NOT) if labelled else PROTECTS_NOT
