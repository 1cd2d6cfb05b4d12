# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the outcome of a count is said in, side by side in both languages."""

from __future__ import annotations

from werkdruk.deciding.counting.outcomes import Stop
from werkdruk.deciding.counting.ties import Tie
from werkdruk.kernel import Saying

AND = Saying("{first} en {last}", "{first} and {last}")

SHARED = Saying(
    "Elk van de {voters} stemmers kreeg {first} om te verdelen.", "Each of the {voters} voters got {first} to spend."
)
RAISED = Saying(
    "Er bleef geld over. Daarom is ieders deel {times} keer met {step} verhoogd.",
    "Money was left. Therefore everybody's share was raised {times} times by {step}.",
)
RAISED_ONCE = Saying(
    "Er bleef geld over. Daarom is ieders deel {times} keer met {step} verhoogd.",
    "Money was left. Therefore everybody's share was raised {times} time by {step}.",
)
RAISED_TO = Saying("Zo kreeg elk {purse}.", "So each got {purse}.")
NOTHING_CHOSEN = Saying("Er is niets gekozen", "Nothing was chosen")
ONE_CHOSEN = Saying("Gekozen: 1 voorstel", "Chosen: 1 proposal")
CHOSEN = Saying("Gekozen: {count} voorstellen", "Chosen: {count} proposals")
FOR = Saying("{chosen}, voor {cost} van de {budget}.", "{chosen}, for {cost} of the {budget}.")
STOPS = {
    Stop.NOTHING_FITS: Saying(
        "Geen ander voorstel met stemmen past nog in wat over is.",
        "No other proposal with votes still fits in what is left.",
    ),
    Stop.NEXT_OVERSPENDS: Saying(
        "Ieders deel nog een stap verhogen geeft een keus die meer kost dan er is.",
        "Raising everybody's share one more step gives a choice that costs more than there is.",
    ),
}

IN_ROUND = Saying("Gekozen in ronde {round}.", "Chosen in round {round}.")
ONLY_SUPPORTER_PAID = Saying("{head} De enige voorstander betaalde {price}.", "{head} The only supporter paid {price}.")
ALL_PAID = Saying("{head} Alle {votes} voorstanders betaalden {price}.", "{head} All {votes} supporters paid {price}.")
SOME_PAID = Saying(
    "{head} Van de {votes} voorstanders betaalde wie dat kon {price} en de anderen wat ze nog hadden.",
    "{head} Of the {votes} supporters those who could paid {price} and the others what they still had.",
)
PAID = Saying("{head} {parts}.", "{head} {parts}.")
PAID_IN_FULL = Saying(
    "Van de {votes} voorstanders betaalden er {number} {price}", "Of the {votes} supporters {number} paid {price}"
)
PAID_ALL_LEFT = Saying("{number} alles wat ze nog hadden", "{number} all they still had")
PAID_NOTHING = Saying("{number} niets, want hun deel was op", "{number} nothing, because their share was used up")

NO_VOTES = Saying("Niet gekozen. Niemand stemde hierop.", "Not chosen. Nobody voted for this.")
NOT_CHOSEN = Saying("Niet gekozen.", "Not chosen.")
ONLY_SUPPORTER_HAD = Saying(
    "De enige voorstander had aan het eind nog {left}; het voorstel kost {cost}.",
    "In the end the only supporter had {left} left; the proposal costs {cost}.",
)
SUPPORTERS_HAD = Saying(
    "De {votes} voorstanders hadden samen aan het eind nog {left}; het voorstel kost {cost}.",
    "In the end the {votes} supporters had {left} left together; the proposal costs {cost}.",
)
AFFORDABLE_UNTIL = Saying(
    "Tot en met ronde {round} was het te betalen, maar ging steeds een ander voor.",
    "Up to and including round {round} it could be paid, but another one went first each time.",
)
NEVER_ENOUGH = Saying(
    "Ook in het begin hadden zij samen niet genoeg.", "At the start, too, they did not have enough together."
)
MONEY_WENT = Saying("Hun geld ging naar {rivals}.", "Their money went to {rivals}.")
MONEY_WENT_TO_SOME = Saying("Hun geld ging onder meer naar {rivals}.", "Their money went to {rivals}, among others.")

TIED = Saying(
    "In ronde {round} waren {names} precies gelijk; {decided}: {chosen}.",
    "In round {round} {names} were exactly equal; {decided}: {chosen}.",
)
TIES = {
    Tie.COST: Saying("het goedkoopste ging voor", "the cheapest went first"),
    Tie.VOTES: Saying("dat met de meeste stemmen ging voor", "the one with the most votes went first"),
    Tie.NAME: Saying("de volgorde van de nummers besliste", "the order of the numbers decided"),
    Tie.LOT: Saying("het lot besliste, dat vooraf getrokken was", "the lot decided, which was drawn before the vote"),
}
