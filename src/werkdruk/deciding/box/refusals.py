# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why the ballot box does not do what is asked: a stable code, and the sentence a voter or the council reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from werkdruk.kernel import Language, Saying


class Reason(StrEnum):
    """Why something is refused."""

    # a vote
    NOT_OPEN = "not-open"
    OTHER_DOCUMENT = "other-document"
    BAD_REQUEST = "bad-request"
    REQUEST_TAKEN = "request-taken"
    MISTYPED_KEY = "mistyped-key"
    UNKNOWN_KEY = "unknown-key"
    VOIDED_KEY = "voided-key"
    UNKNOWN_PROPOSAL = "unknown-proposal"
    TOO_OFTEN = "too-often"
    # keys
    NO_KEYS_NOW = "no-keys-now"
    MORE_KEYS_THAN_PEOPLE = "more-keys-than-people"
    KEY_TWICE = "key-twice"
    UNKNOWN_TEAM = "unknown-team"
    MORE_KEYS_THAN_TEAM = "more-keys-than-team"
    KEYS_IN_USE = "keys-in-use"
    UNKNOWN_SLIP = "unknown-slip"
    SLIP_ALREADY_VOIDED = "slip-already-voided"
    ONE_PERSON = "one-person"
    # the document
    TOO_FEW_PEOPLE = "too-few-people"
    DAYS_OUT_OF_ORDER = "days-out-of-order"
    NO_PROPOSALS = "no-proposals"
    PROPOSAL_TWICE = "proposal-twice"
    NO_PRICE = "no-price"
    NO_BUDGET = "no-budget"
    TIES_LEFT = "ties-left"
    LOT_DOES_NOT_FIT = "lot-does-not-fit"
    NO_ENGINE = "no-engine"
    NEEDS_LABEL = "needs-label"
    NEEDS_TEAMS = "needs-teams"
    NEEDLESS_TEAMS = "needless-teams"
    TEAM_TWICE = "team-twice"
    TEAM_TOO_SMALL = "team-too-small"
    NEEDS_POINTS = "needs-points"
    # a step of the round
    NOT_THEIRS = "not-theirs"
    SIGNED_ALREADY = "signed-already"
    BACK_IN_TIME = "back-in-time"
    TOO_EARLY = "too-early"
    TOO_LATE = "too-late"
    TOO_FEW_KEYS = "too-few-keys"
    TOO_FEW_BALLOTS = "too-few-ballots"
    NOT_LATER = "not-later"
    NO_REASONS = "no-reasons"


SAYINGS: Mapping[Reason, Saying] = {
    Reason.NOT_OPEN: Saying(
        "Stemmen kan van {first} tot en met {last}, zolang de bus open is.",
        "You can vote from {first} until the end of {last}, while the box is open.",
    ),
    Reason.OTHER_DOCUMENT: Saying(
        "Dit hoort bij een ander document dan het getekende. Open de pagina opnieuw.",
        "This belongs with another document than the signed one. Open the page again.",
    ),
    Reason.BAD_REQUEST: Saying(
        "Het formulier is niet heel aangekomen. Open de pagina opnieuw.",
        "The form did not arrive whole. Open the page again.",
    ),
    Reason.REQUEST_TAKEN: Saying(
        "Met dit formulier is al een andere stem gegeven. Open de pagina opnieuw als je anders wilt stemmen.",
        "Another vote was given with this form. Open the page again if you want to change your vote.",
    ),
    Reason.MISTYPED_KEY: Saying(
        "Deze stemsleutel klopt niet. Lees hem nog eens na op je strook: twintig tekens, zonder 0, 1 of klinkers.",
        "This voting key is not right. Read it again on your slip: twenty signs, without 0, 1 or vowels.",
    ),
    Reason.UNKNOWN_KEY: Saying(
        "Deze stemsleutel hoort niet bij deze stemming. Kijk of je de goede strook hebt, of ga naar de PMR.",
        "This voting key is not one of this vote. See whether you have the right slip, or go to the PMR.",
    ),
    Reason.VOIDED_KEY: Saying(
        "De PMR heeft deze stemsleutel ongeldig gemaakt. Vroeg je dat niet zelf? Ga naar de PMR voor de sluiting.",
        "The PMR has voided this voting key. Did you not ask for it? Go to the PMR before the vote closes.",
    ),
    Reason.UNKNOWN_PROPOSAL: Saying(
        "Op je stembiljet staat een voorstel dat niet in het getekende document staat. Open de pagina opnieuw.",
        "Your ballot has a proposal that is missing in the signed document. Open the page again.",
    ),
    Reason.TOO_OFTEN: Saying(
        "Met deze sleutel is al {votes} keer gestemd. De laatste stem telt; meer kan niet.",
        "This key was used {votes} times. The last vote counts; no more can be given.",
    ),
    Reason.NO_KEYS_NOW: Saying(
        "Sleutels maken of ongeldig maken kan alleen na het tekenen en voor het sluiten.",
        "Keys can be made or voided only after signing and before closing.",
    ),
    Reason.MORE_KEYS_THAN_PEOPLE: Saying(
        "Er mogen {people} mensen stemmen en er zouden {keys} sleutels zijn. Maak eerst een sleutel ongeldig.",
        "There are {people} people who may vote and there would be {keys} keys. Void a key first.",
    ),
    Reason.KEY_TWICE: Saying(
        "Een van deze sleutels is al uitgegeven. Maak een nieuw vel.",
        "One of these keys was given out before. Make a new sheet.",
    ),
    Reason.UNKNOWN_TEAM: Saying(
        "Voor deze groep zijn er geen sleutels in deze stemming.", "There are no keys for this group in this vote."
    ),
    Reason.MORE_KEYS_THAN_TEAM: Saying(
        "In deze groep mogen {people} mensen stemmen en er zouden {keys} sleutels zijn. Maak eerst een sleutel "
        "ongeldig.",
        "In this group {people} people may vote and there would be {keys} keys. Void a key first.",
    ),
    Reason.KEYS_IN_USE: Saying(
        "De bus is open, dus er kan met deze sleutels gestemd zijn. Maak er een ongeldig met het nummer van de strook.",
        "The box is open, so people may have voted with these keys. Void one with the number of its slip.",
    ),
    Reason.UNKNOWN_SLIP: Saying(
        "Dit strooknummer hoort niet bij deze stemming. Lees het nog eens na.",
        "This slip number is not one of this vote. Read it again.",
    ),
    Reason.SLIP_ALREADY_VOIDED: Saying(
        "De sleutel van deze strook was al ongeldig.", "The key of this slip was void already."
    ),
    Reason.ONE_PERSON: Saying(
        "Een sleutel ongeldig maken doen twee leden van de PMR samen.",
        "Two members of the PMR void a key together.",
    ),
    Reason.TOO_FEW_PEOPLE: Saying(
        "Er mogen {people} mensen stemmen. Onder de {least} kan een stem niet geheim blijven: stem op papier of praat.",
        "There are {people} people who may vote. Below {least} a vote cannot stay secret: vote on paper or talk.",
    ),
    Reason.DAYS_OUT_OF_ORDER: Saying("De laatste dag ligt voor de eerste.", "The last day lies before the first one."),
    Reason.NO_PROPOSALS: Saying("Er is geen voorstel om op te stemmen.", "There is no proposal to vote on."),
    Reason.PROPOSAL_TWICE: Saying("Een voorstel staat er twee keer in.", "A proposal stands in it twice."),
    Reason.NO_PRICE: Saying("Elk voorstel heeft een prijs boven nul.", "Every proposal has a price above zero."),
    Reason.NO_BUDGET: Saying("Er is geen geld te verdelen.", "There is no money to divide."),
    Reason.TIES_LEFT: Saying(
        "Bij gelijke stand beslist als laatste een lot of de naam; nu kan het gelijk blijven.",
        "A tie is broken by lot or by name in the end; now it can stay a tie.",
    ),
    Reason.LOT_DOES_NOT_FIT: Saying(
        "Het lot noemt niet elk voorstel precies een keer.", "The lot does not name every proposal exactly once."
    ),
    Reason.NO_ENGINE: Saying(
        "Er staat niet bij met welke versie geteld wordt.", "It does not say which version will count."
    ),
    Reason.NEEDS_LABEL: Saying(
        "Deze telling moet van elke stem weten hoe groot de baan is. Een stem uit de bus draagt zo'n kenmerk niet.",
        "This count must know the size of the job behind every vote. A vote from the box bears no such label.",
    ),
    Reason.NEEDS_TEAMS: Saying(
        "Er is een vloer voor teams, maar geen team is groot genoeg om op een stem te staan.",
        "There is a floor for teams, but no team is large enough to stand on a vote.",
    ),
    Reason.NEEDLESS_TEAMS: Saying(
        "Zonder vloer voor teams staat er geen team op een stem.",
        "Without a floor for teams no team stands on a vote.",
    ),
    Reason.TEAM_TWICE: Saying("Een team staat er twee keer in.", "A team stands in it twice."),
    Reason.TEAM_TOO_SMALL: Saying(
        "Een groep van minder dan {least} mensen kan niet op een stem staan.",
        "A group of fewer than {least} people cannot stand on a vote.",
    ),
    Reason.NEEDS_POINTS: Saying(
        "Deze telling vraagt punten of een volgorde. In de bus kies je alleen welke voorstellen je steunt.",
        "This count asks points or an order. In the box you only choose which proposals you support.",
    ),
    Reason.NOT_THEIRS: Saying("Deze stap is niet aan jou.", "This step is not yours."),
    Reason.SIGNED_ALREADY: Saying("Jullie hebben dit al getekend.", "Your side signed this before."),
    Reason.BACK_IN_TIME: Saying(
        "De vorige stap was op {last}; deze dag ligt ervoor.", "The last step was on {last}; this day lies before it."
    ),
    Reason.TOO_EARLY: Saying("Dit kan vanaf {first}.", "This can be done from {first}."),
    Reason.TOO_LATE: Saying("De laatste dag om te stemmen was {last}.", "The last day of voting was {last}."),
    Reason.TOO_FEW_KEYS: Saying(
        "Er zijn {keys} geldige sleutels; er moeten er minstens {least} zijn.",
        "There are {keys} valid keys; there must be at least {least}.",
    ),
    Reason.TOO_FEW_BALLOTS: Saying(
        "Er zijn minder dan {least} stemmen. De bus blijft dicht: verleng de stemming of stem op papier.",
        "There are fewer than {least} votes. The box stays shut: prolong the vote or vote on paper.",
    ),
    Reason.NOT_LATER: Saying("Kies een dag na {last}.", "Choose a day after {last}."),
    Reason.NO_REASONS: Saying("Schrijf op waarom.", "Write down why."),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was not done, and why. `values` fill the places of the sentence."""

    reason: Reason
    values: tuple[tuple[str, object], ...] = ()

    @classmethod
    def of(cls, reason: Reason, /, **values: object) -> Refusal:
        """The refusal with what its sentence needs."""
        return cls(reason, tuple(values.items()))

    def told(self, language: Language = Language.NL) -> str:
        """The sentence in that language."""
        return SAYINGS[self.reason](language, **dict(self.values))
