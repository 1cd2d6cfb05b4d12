# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the outcome of a count is said in, side by side in both languages."""

from __future__ import annotations

from werkdruk.deciding.counting.engines import Stop
from werkdruk.deciding.counting.ties import Tie
from werkdruk.kernel import Saying

AND = Saying("{first} en {last}", "{first} and {last}")

SHARED = Saying(
    "Elk van de {voters} stemmers kreeg {first} om te verdelen.", "Each of the {voters} voters got {first} to spend."
)
SHARED_BY_ONE = Saying("De enige stemmer kreeg {first} om te verdelen.", "The only voter got {first} to spend.")
SHARED_BY_SIZE = Saying(
    "De {voters} stemmers kregen naar de omvang van hun baan geld om te verdelen: {first} voor een volledige baan.",
    "The {voters} voters got money to spend by the size of their job: {first} for a full one.",
)
FLOORED = Saying(
    "Een deel daarvan ({floor}) was eerst voor voorstellen van het eigen team; wat daarvan overbleef hield ieder zelf.",
    "A part of it ({floor}) was first for proposals of the own team; what was left of that stayed with each voter.",
)
SAVED = Saying(
    "Elk van de {voters} stemmers spaarde even snel; wat de voorstanders samen als eerste konden betalen ging voor.",
    "Each of the {voters} voters saved at the same speed; what its supporters could pay first went first.",
)
SAVED_BY_ONE = Saying(
    "De enige stemmer spaarde; wat als eerste te betalen was ging voor.",
    "The only voter saved; what could be paid first went first.",
)
MOST_FIRST = Saying(
    "Er waren {voters} stemmers. Wat de meeste stemmen had ging voor, zolang het in de pot paste.",
    "There were {voters} voters. What had most votes went first, as long as it fitted in the pot.",
)
MOST_FIRST_OF_ONE = Saying(
    "Er was 1 stemmer. Wat die koos ging voor, zolang het in de pot paste.",
    "There was 1 voter. What this voter chose went first, as long as it fitted in the pot.",
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
RAISED_TO_BY_SIZE = Saying("Zo werd het {purse} voor een volledige baan.", "So it became {purse} for a full job.")
NOTHING_CHOSEN = Saying(
    "Er is niets gekozen; de pot van {budget} blijft over.", "Nothing was chosen; the pot of {budget} is left."
)
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
BOTH_PAID = Saying("{head} Beide voorstanders betaalden elk {price}.", "{head} Both supporters paid {price} each.")
ALL_PAID = Saying(
    "{head} Alle {votes} voorstanders betaalden elk {price}.", "{head} All {votes} supporters paid {price} each."
)
SOME_PAID = Saying(
    "{head} Van de {votes} voorstanders betaalde wie dat kon {price} en de anderen wat ze nog hadden.",
    "{head} Of the {votes} supporters those who could paid {price} and the others what they still had.",
)
PAID = Saying("{head} {parts}.", "{head} {parts}.")
PAID_IN_FULL = Saying(
    "Van de {votes} voorstanders betaalden er {number} elk {price}",
    "Of the {votes} supporters {number} paid {price} each",
)
PAID_ALL_LEFT = Saying("{number} alles wat ze nog hadden", "{number} all they still had")
PAID_NOTHING = Saying("{number} niets, want hun deel was op", "{number} nothing, because their share was used up")

IN_OWN_UNIT = Saying(
    "{head} Het eigen team betaalde het uit het deel dat daarvoor was.",
    "{head} Its own team paid for it from the part that was meant for that.",
)
SAVED_TOGETHER = Saying(
    "{head} De {votes} voorstanders hadden er toen samen genoeg voor gespaard.",
    "{head} By then the {votes} supporters had saved enough for it together.",
)
ONLY_SUPPORTER_SAVED = Saying(
    "{head} De enige voorstander had er toen genoeg voor gespaard.",
    "{head} By then the only supporter had saved enough for it.",
)
MOST_VOTES = Saying(
    "{head} Het was aan de beurt met {votes} stemmen en paste in wat er nog was.",
    "{head} It had its turn with {votes} votes and fitted in what was left.",
)
ONE_VOTE = Saying(
    "{head} Het was aan de beurt met 1 stem en paste in wat er nog was.",
    "{head} It had its turn with 1 vote and fitted in what was left.",
)
ADDED = Saying(
    "Gekozen als nummer {round}, uit wat over was: het paste nog en had daarvan de meeste stemmen ({votes}).",
    "Chosen as number {round}, from what was left: it still fitted and had most votes of what did ({votes}).",
)
PER_SHARE = Saying("{price} per punt", "{price} per point")

NO_VOTES = Saying("Niet gekozen. Niemand stemde hierop.", "Not chosen. Nobody voted for this.")
LAST_OF_ALL = Saying(
    "Niet gekozen. Wie het noemde, zette het op de laatste plaats.",
    "Not chosen. Those who named it put it in the last place.",
)
BELOW_THRESHOLD = Saying(
    "Niet gekozen. Het haalde de drempel van {threshold} niet.",
    "Not chosen. It did not reach the threshold of {threshold}.",
)
DID_NOT_FIT = Saying(
    "Niet gekozen. Toen het aan de beurt was, was er nog {left}; het voorstel kost {cost}.",
    "Not chosen. When its turn came there was {left} left; the proposal costs {cost}.",
)
AFTER_THE_STOP = Saying(
    "Niet gekozen. Een voorstel dat eerder aan de beurt was paste niet meer, en daar stopte de telling.",
    "Not chosen. A proposal that had its turn before did not fit any more, and there the count ended.",
)
TOO_LATE = Saying(
    "Niet gekozen. De telling stopte voordat de voorstanders er samen genoeg voor hadden gespaard.",
    "Not chosen. The count ended before its supporters had saved enough for it together.",
)
FEW_BEFORE = Saying(
    "Het was eerst te betalen, maar andere voorstellen gingen steeds voor.",
    "At first it could be paid, but other proposals went first each time.",
)
FEW_NEVER = Saying("De voorstanders hadden samen niet genoeg.", "Its supporters did not have enough together.")
NOT_CHOSEN = Saying("Niet gekozen.", "Not chosen.")
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
    Tie.LOT: Saying("het vooraf getrokken lot besliste", "the lot that was drawn beforehand decided"),
}

CHEAPER = Saying(
    "Bij een prijs tot en met {price} was het gekozen, als al het andere gelijk bleef.",
    "At a price up to and including {price} it would have been chosen, all else being equal.",
)
CHEAPER_FROM_PURSES = Saying(
    "Bij een prijs tot en met {price} was het gekozen met wat ieder nu te verdelen had.",
    "At a price up to and including {price} it would have been chosen with what everybody had to spend now.",
)
NOT_CHEAPER = Saying(
    "Ook voor een veel lagere prijs was het niet gekozen.",
    "At a much lower price it would not have been chosen either.",
)
VOTER = Saying("stemmer", "voter")
VOTERS = Saying("stemmers", "voters")
FULL_TIME = Saying("voltijdse {who}", "full-time {who}")
OF_ITS_TEAM = Saying("{who} van het eigen team", "{who} of its own team")
ONE_MORE = Saying(
    "Met 1 {who} erbij die alleen dit kiest, en net zo veel te verdelen heeft als de anderen, was het gekozen.",
    "With 1 more {who} who chooses only this, and has as much to spend as the others, it would have been chosen.",
)
MORE = Saying(
    "Met {votes} {who} erbij die alleen dit kiezen, en net zo veel te verdelen hebben als de anderen, was het gekozen.",
    "With {votes} more {who} who choose only this, and have as much to spend as the others, it would have been chosen.",
)
ONE_VOTE_MORE = Saying(
    "Met 1 {who} erbij die alleen dit kiest, was het gekozen.",
    "With 1 more {who} who chooses only this it would have been chosen.",
)
VOTES_MORE = Saying(
    "Met {votes} {who} erbij die alleen dit kiezen, was het gekozen.",
    "With {votes} more {who} who choose only this it would have been chosen.",
)

NEARLY_TIED = Saying(
    "In ronde {round} ging {chosen} maar net voor {next}: per voorstander scheelde het minder dan {gap} procent.",
    "In round {round} {chosen} went only just before {next}: per supporter less than {gap} percent apart.",
)
SAME_BUDGETS = Saying(
    "Met elke pot tussen {low} en {high} was de uitslag in elk geval dezelfde.",
    "With any pot between {low} and {high} the result would certainly have been the same.",
)
SAME_BUDGETS_UP = Saying(
    "Met elke pot van {low} of meer was de uitslag in elk geval dezelfde.",
    "With any pot of {low} or more the result would certainly have been the same.",
)
SAME_PURSES = Saying(
    "Met elk bedrag tussen {low} en {high} per {who} was in elk geval hetzelfde gekocht.",
    "With any amount between {low} and {high} per {who} certainly the same would have been bought.",
)
SAME_PURSES_UP = Saying(
    "Met {low} of meer per {who} was in elk geval hetzelfde gekocht.",
    "With {low} or more per {who} certainly the same would have been bought.",
)
FAIR = Saying(
    "Nagerekend: elke groep voorstanders van een afgevallen voorstel kreeg het deel dat haar toekomt (EJR+).",
    "Checked: every group of supporters of a proposal that lost got the part that is due to it (EJR+).",
)
UNFAIR = Saying(
    "Nagerekend: van {names} kreeg een groep voorstanders minder dan het deel dat haar toekomt (EJR+).",
    "Checked: of {names} a group of supporters got less than the part that is due to it (EJR+).",
)
SPREAD = Saying(
    "Hoe gelijk het geld over de stemmers is verdeeld: Gini {gini} (0 is precies gelijk, 1 is alles voor één).",
    "How evenly the money is spread over the voters: Gini {gini} (0 is exactly even, 1 is all for one).",
)
NOBODY_WITHOUT = Saying(
    "Iedereen die iets koos, zag er iets van gekozen.", "Everybody who chose something saw some of it chosen."
)
WITHOUT = Saying(
    "{voters} stemmers zagen niets gekozen van wat ze wilden.",
    "{voters} voters saw nothing chosen of what they wanted.",
)
UNIT_GOT = Saying(
    "{unit}: {money} voor {voters} stemmers, gemiddeld {each}.",
    "{unit}: {money} for {voters} voters, on average {each}.",
)

YOUR_PURSE = Saying("Je had {purse} om te verdelen.", "You had {purse} to spend.")
YOU_SAVED = Saying(
    "Bij deze manier van tellen spaart ieder gaandeweg; een vast bedrag vooraf is er niet.",
    "In this way of counting everybody saves on the way; there is no fixed amount at the start.",
)
NO_PURSE = Saying(
    "Bij deze manier van tellen heeft niemand een eigen bedrag: wat de meeste stemmen heeft gaat voor.",
    "In this way of counting nobody has an amount of their own: what has most votes goes first.",
)
YOU_PAID = Saying("{name} (ronde {round}): je betaalde {paid}.", "{name} (round {round}): you paid {paid}.")
YOU_PAID_ALL = Saying(
    "{name} (ronde {round}): je betaalde {paid}, alles wat je nog had. Wie genoeg had betaalde {asked}.",
    "{name} (round {round}): you paid {paid}, all you still had. Who had enough paid {asked}.",
)
YOU_PAID_NOTHING = Saying(
    "{name} (ronde {round}): je betaalde niets, want je geld was op.",
    "{name} (round {round}): you paid nothing, because your money was used up.",
)
NOTHING_ASKED = Saying(
    "{name} (ronde {round}): gekozen, en het kostte je niets.",
    "{name} (round {round}): chosen, and it cost you nothing.",
)
YOU_LOST = Saying("{name}: {why}", "{name}: {why}")
YOU_KEPT = Saying("Je hield {left} over.", "You kept {left}.")
YOU_CHOSE_NOTHING = Saying("Je koos geen voorstel.", "You chose no proposal.")
ROUNDED = Saying(
    "Bedragen zijn naar beneden afgerond op een cent; geteld is zonder afronding.",
    "Amounts are rounded down to a cent; the count is without rounding.",
)
