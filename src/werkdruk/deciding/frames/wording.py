# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the clauses of the frames are said in, side by side in both languages."""

from __future__ import annotations

from fractions import Fraction

from werkdruk.deciding.consent import Body
from werkdruk.deciding.counting.rule import Completion, Method, Misfit, PartTime, Utility
from werkdruk.deciding.counting.ties import Tie
from werkdruk.deciding.frames.choices import Joining, OverBudget, Stance, Way
from werkdruk.deciding.frames.timeline import Day
from werkdruk.deciding.people import UnitKind
from werkdruk.kernel import Saying

HUNDRED = 100


def part(fraction: Fraction) -> str:
    """A part of a whole as people write it: `20%` where it is whole per cents, else `1/3`."""
    percents = fraction * HUNDRED
    return f"{percents.numerator}%" if percents.denominator == 1 else str(fraction)


CITED = Saying("artikel {article}, lid {member}", "article {article}, paragraph {member}")

TITLES = {
    1: Saying("Waar deze kaders voor gelden", "What these frames are for"),
    2: Saying("Wie beslist", "Who decides"),
    3: Saying("De gesprekken", "The talks"),
    4: Saying("Wat vooraf apart staat", "What is set aside beforehand"),
    5: Saying("Samenvoegen", "Joining"),
    6: Saying("Als het niet past", "When it does not fit"),
    7: Saying("Ja of nee op het hele plan", "Yes or no on the whole plan"),
    8: Saying("Thema's", "Themes"),
    9: Saying("Het tijdpad", "The timeline"),
    10: Saying("Stemmen en tellen", "Voting and counting"),
    11: Saying("Wie ja zegt op deze kaders", "Who says yes to these frames"),
    12: Saying("Veranderen", "Changing"),
}

YEAR = Saying(
    "Deze kaders gelden voor het werkdrukplan van schooljaar {year}. Dit is versie {version}.",
    "These frames are for the workload plan of school year {year}. This is version {version}.",
)
NEWER = Saying(
    "{year} Ze komen in de plaats van de kaders met vingerafdruk {digest}.",
    "{year} They take the place of the frames with fingerprint {digest}.",
)
ONLY_THESE = Saying(
    "Alleen deze eenheden doen voorstellen en beslissen: {units}.", "Only these units propose and decide: {units}."
)
UNIT = Saying("{name} ({kind}) {way}.", "{name} ({kind}) {way}.")
KINDS = {
    UnitKind.TEAM: Saying("een team", "a team"),
    UnitKind.SECTIE: Saying("een sectie", "a subject section"),
    UnitKind.GROUP: Saying("een werkgroep", "a working group"),
}
WAYS = {
    Way.TALK: Saying("beslist samen in een gesprek", "decides together in a talk"),
    Way.MAJORITY: Saying("beslist met de meeste stemmen", "decides by most votes"),
    Way.COUNT: Saying(
        "stemt en telt zelf, en wel zo dat ook een kleine groep haar deel krijgt",
        "votes and counts by itself, so that a small group gets its share too",
    ),
    Way.SCHOOL_COUNT: Saying("stemt mee in de telling van de hele school", "votes in the count of the whole school"),
}
GROUP = Saying("In een gesprek zitten hoogstens {people} mensen.", "In a talk there are at most {people} people.")
COMPULSORY = Saying("Iedereen van een eenheid komt naar het gesprek.", "Everybody of a unit comes to its talk.")
VOLUNTARY = Saying("Je kiest zelf of je naar het gesprek komt.", "You choose yourself whether you come to the talk.")
TALKS = Saying(
    "Een eenheid beslist pas als zij minstens {talks} keer heeft gepraat.",
    "A unit does not decide before it has talked this often: {talks} times or more.",
)
FLOOR = Saying(
    "Van de pot gaat {part} eerst naar de eenheden, naar hun aantal mensen. Wat een eenheid niet gebruikt, gaat terug.",
    "Of the pot {part} first goes to the units, by their number of people. What a unit does not use goes back.",
)
NO_FLOOR = Saying("Van de pot staat niets apart voor de eenheden.", "Nothing of the pot is set aside for the units.")
OOP = Saying(
    "Van de pot is {part} eerst voor voorstellen van onderwijsondersteuners. Wat zij niet gebruiken, gaat terug.",
    "Of the pot {part} is first for proposals of support staff. What they do not use goes back.",
)
NO_OOP = Saying(
    "Van de pot staat niets apart voor onderwijsondersteuners.",
    "Nothing of the pot is set aside for support staff.",
)
JOININGS = {
    Joining.COLLECT: Saying(
        "De plannen van de eenheden komen zoals ze zijn bij elkaar in het werkdrukplan.",
        "The plans of the units come together in the workload plan as they are.",
    ),
    Joining.INTEGRATE: Saying(
        "Wat in plannen van eenheden op elkaar lijkt, wordt één maatregel met een nieuwe prijs.",
        "What is alike in plans of units becomes one measure with a new price.",
    ),
}
OVER_BUDGET = {
    OverBudget.DROP_LAST: Saying(
        "Kost het plan meer dan de pot, dan valt af wat als laatste in de volgorde staat, tot het past.",
        "When the plan costs more than the pot, what is last in order drops out until it fits.",
    ),
    OverBudget.CUT_ALL: Saying(
        "Kost het plan meer dan de pot, dan gaat van elke maatregel hetzelfde deel af, tot het past.",
        "When the plan costs more than the pot, every measure gives up the same part until it fits.",
    ),
    OverBudget.BACK_TO_UNITS: Saying(
        "Kost het plan meer dan de pot, dan gaat het terug naar de eenheden. Zij kiezen zelf wat minder wordt.",
        "When the plan costs more than the pot, it goes back to the units. They choose what is done less.",
    ),
    OverBudget.PACKAGE_VOTE: Saying(
        "Kost het plan meer dan de pot, dan kiest het personeel tussen pakketten die wel passen.",
        "When the plan costs more than the pot, personnel choose between packages that do fit.",
    ),
}
PACKAGE = Saying(
    "Al het personeel zegt ja of nee op het hele plan. Minstens {part} doet mee, en meer zeggen ja dan nee.",
    "All personnel say yes or no to the whole plan. At least {part} take part, and more say yes than no.",
)
NO_PACKAGE = Saying(
    "Over het hele plan stemt het personeel niet apart.", "Personnel do not vote on the whole plan separately."
)
THEMES_ONLY = Saying(
    "Alleen wat hieronder staat is vooraf bepaald. Elk ander thema is vrij.",
    "Only what is written below is settled beforehand. Any other theme is free.",
)
NO_THEMES = Saying("Geen thema is vooraf uitgesloten.", "No theme is excluded beforehand.")
STANCES = {
    Stance.EXCLUDED: Saying("{name} kan niet: {reason}", "{name} is not possible: {reason}"),
    Stance.CONDITIONAL: Saying(
        "{name} kan alleen zo: {condition} De reden: {reason}",
        "{name} is possible only so: {condition} The reason: {reason}",
    ),
    Stance.REQUIRED: Saying(
        "Het plan zegt in elk geval iets over {name}. {reason}",
        "In any case the plan says something about {name}. {reason}",
    ),
}
DAYS = {
    Day.CHECK_CLOSES: Saying(
        "Al het personeel kan ja of nee zeggen op deze kaders tot en met {day}.",
        "All personnel can say yes or no to these frames up to and including {day}.",
    ),
    Day.RATIFY_BY: Saying(
        "De raad bekrachtigt deze kaders uiterlijk op {day}.", "The council ratifies these frames by {day}."
    ),
    Day.IDEAS_OPEN: Saying(
        "Je kunt voorstellen doen vanaf {day} tot en met {last}.",
        "You can propose from {day} up to and including {last}.",
    ),
    Day.FEASIBLE_BY: Saying(
        "De schoolleiding zegt uiterlijk op {day} van elk voorstel of het kan.",
        "The school leader says by {day} of every proposal whether it is feasible.",
    ),
    Day.VOTES_OPEN: Saying(
        "Je kunt stemmen vanaf {day} tot en met {last}.", "You can vote from {day} up to and including {last}."
    ),
    Day.MERGE_BY: Saying("Het plan is uiterlijk op {day} samengevoegd.", "The plan is joined by {day}."),
    Day.PACKAGE_BY: Saying(
        "Al het personeel zegt uiterlijk op {day} ja of nee op het hele plan.",
        "All personnel say yes or no to the whole plan by {day}.",
    ),
    Day.COUNCIL_BY: Saying("Het plan ligt uiterlijk op {day} bij de raad.", "The plan is with the council by {day}."),
}
NO_VOTE_DAYS = Saying("Er zijn geen dagen om te stemmen.", "There are no days on which you can vote.")
NO_PACKAGE_DAY = Saying(
    "Er is geen dag voor een stemming over het hele plan.", "There is no day on which the whole plan is voted on."
)
NO_COUNT = Saying("Er is geen stemronde: geen eenheid telt.", "There is no round of voting: no unit counts.")
METHODS = {
    Method.SHARES: Saying(
        "Iedereen krijgt een gelijk deel van de pot, en voorstanders betalen samen. {utility} {completion}",
        "Everybody gets an equal share of the pot, and supporters pay for a proposal together. {utility} {completion}",
    ),
    Method.PHRAGMEN: Saying(
        "Iedereen spaart even snel, en wat de voorstanders als eerste kunnen betalen gaat voor. {utility} {completion}",
        "Everybody saves at the same speed, and what supporters can pay first goes first. {utility} {completion}",
    ),
    Method.GREEDY: Saying(
        "Wat de meeste stemmen heeft gaat voor, zolang het past. {utility} {completion}",
        "What has most votes goes first, as long as it fits. {utility} {completion}",
    ),
}
MORE_OF_IT = Saying("{rule} {more}", "{rule} {more}")
THRESHOLD = Saying(
    "Een voorstel doet mee met zoveel stemmen of meer: {votes}.",
    "A proposal takes part with this many votes or more: {votes}.",
)
MISFITS = {
    Misfit.SKIP: Saying("Wat niet past wordt overgeslagen.", "What does not fit is passed over."),
    Misfit.STOP: Saying(
        "Bij het eerste dat niet past stopt de telling.", "At the first that does not fit the count ends."
    ),
}
UTILITIES = {
    Utility.COST: Saying("Een voorstel telt naar zijn prijs.", "A proposal counts by its price."),
    Utility.CARDINALITY: Saying("Elk voorstel telt als één.", "Every proposal counts as one."),
    Utility.POINTS: Saying("Een voorstel telt naar je punten.", "A proposal counts by your points."),
    Utility.BORDA: Saying("Een voorstel telt naar je volgorde.", "A proposal counts by your order."),
}
COMPLETIONS = {
    Completion.NONE: Saying("Wat overblijft, blijft in de pot.", "What is left stays in the pot."),
    Completion.UTILITARIAN: Saying(
        "Van wat overblijft gaat het meest gesteunde dat nog past mee.",
        "From what is left, the most supported that still fits is added.",
    ),
    Completion.ADD1: Saying(
        "Blijft er over, dan wordt ieders deel in stappen van {step} euro hoger, zolang het past.",
        "When some is left, everybody's share goes up in steps of {step} euros, as long as it fits.",
    ),
    Completion.ADD1U: Saying(
        "Blijft er over, dan wordt ieders deel in stappen van {step} euro hoger, en daarna gaat mee wat nog past.",
        "When some is left, everybody's share goes up in steps of {step} euros, and then what still fits is added.",
    ),
}
PART_TIME = {
    PartTime.PERSON: Saying(
        "Iedereen telt even zwaar, hoe groot je baan ook is.",
        "Everybody counts the same, whatever the size of the job.",
    ),
    PartTime.PURSE: Saying(
        "Met een kleinere baan verdeel je minder geld. Je steun telt wel helemaal.",
        "With a smaller job you have less money of your own. Your support still counts in full.",
    ),
    PartTime.CLONE: Saying("Je stem telt naar de omvang van je baan.", "Your vote counts by the size of your job."),
}
TIES = Saying(
    "Staan voorstellen gelijk, dan geldt dit, in deze volgorde: {ways}.",
    "When proposals are equal this decides, in this order: {ways}.",
)
TIES_WITH_LOT = Saying("{ties} Het lot komt uit: {source}.", "{ties} The lot is drawn by: {source}.")
TIE_WAYS = {
    Tie.COST: Saying("het goedkoopste", "the cheapest"),
    Tie.VOTES: Saying("de meeste stemmen", "most votes"),
    Tie.NAME: Saying("het laagste kenmerk", "the lowest mark"),
    Tie.LOT: Saying("het lot", "the lot"),
}
SUGGESTED = Saying(
    "De stempagina vraagt om dit aantal keuzes of meer: {approvals}. Minder mag.",
    "The voting page suggests this many choices or more: {approvals}. Fewer is allowed.",
)
QUORUM = Saying(
    "Een ronde geldt als minstens {part} van de stemmers meedoet.",
    "A round stands when at least {part} of the voters take part.",
)
NO_QUORUM = Saying("Een ronde geldt, hoeveel stemmers er ook meedoen.", "A round stands however many voters take part.")
BACKED = Saying(
    "Het personeel steunt deze kaders als minstens {part} meedoet en meer mensen ja zeggen dan nee.",
    "Personnel back these frames when at least {part} take part and more people say yes than no.",
)
BACKED_BY_ALL = Saying(
    "Het personeel steunt deze kaders als minstens {part} meedoet en meer dan de helft van iedereen ja zegt.",
    "Personnel back these frames when at least {part} take part and more than half of everybody says yes.",
)
RATIFIED = Saying(
    "Daarna bekrachtigt deze raad de kaders: {body}. Zonder dat ja gelden ze niet.",
    "After that this council ratifies the frames: {body}. Without that yes they do not stand.",
)
BODIES = {
    Body.PMR: Saying("de PMR van de school", "the PMR of the school"),
    Body.PDMR: Saying("de PDMR van de locatie", "the PDMR of the site"),
    Body.PGMR: Saying("de PGMR van het bestuur", "the PGMR of the board"),
    Body.NONE: Saying("geen", "none"),
}
CHANGES = Saying(
    "Tot het eerste voorstel kunnen de kaders nog veranderen, maar alleen als nieuwe versie. Daarna niet meer.",
    "Before the first proposal the frames can change only as a new version. After that they cannot.",
)
