# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with frames, in both languages: what a careful council member would see, and how to mend it."""

from __future__ import annotations

from werkdruk.deciding.frames.timeline import Day
from werkdruk.kernel import Saying

FAULTS: dict[str, tuple[Saying, Saying]] = {
    "no-units": (
        Saying("Er is geen eenheid die beslist.", "There is no unit that decides."),
        Saying("Noem minstens een team, sectie of werkgroep.", "Name at least one team, section or working group."),
    ),
    "unit-twice": (
        Saying("{unit} staat er twee keer in.", "{unit} is in it twice."),
        Saying("Laat er een weg, of geef ze elk een eigen naam.", "Leave one out, or give them names of their own."),
    ),
    "unit-without-name": (
        Saying("Een eenheid heeft geen naam.", "A unit has no name."),
        Saying("Geef haar de naam die iedereen gebruikt.", "Give it the name that everybody uses."),
    ),
    "unit-without-people": (
        Saying("In {unit} zit niemand.", "There is nobody in {unit}."),
        Saying("Deel mensen in, of laat de eenheid weg.", "Put people in it, or leave the unit out."),
    ),
    "unit-left-out": (
        Saying("{people} mensen van {unit} beslissen nergens mee.", "{people} people of {unit} decide nowhere."),
        Saying("Neem de eenheid op in de kaders.", "Take the unit into the frames."),
    ),
    "people-without-unit": (
        Saying("{people} mensen horen bij geen enkele eenheid.", "{people} people belong to no unit at all."),
        Saying("Geef iedereen een thuiseenheid.", "Give everybody a home unit."),
    ),
    "people-twice": (
        Saying(
            "De eenheden tellen samen {people} mensen te veel: iemand staat dubbel.",
            "The units together count {people} people too many: somebody is in twice.",
        ),
        Saying("Geef ieder precies een thuiseenheid.", "Give everybody exactly one home unit."),
    ),
    "too-few-to-count": (
        Saying(
            "{unit} telt eigen stemmen met {people} mensen. Onder de {least} is dat niet vertrouwelijk.",
            "{unit} counts its own ballots with {people} people. Below {least} that is not confidential.",
        ),
        Saying(
            "Laat de eenheid praten, of meestemmen in de telling van de hele school.",
            "Let the unit talk, or vote in the count of the whole school.",
        ),
    ),
    "too-few-in-school-count": (
        Saying(
            "In de telling van de school stemmen {people} mensen. Onder de {least} is dat niet vertrouwelijk.",
            "In the count of the school {people} people vote. Below {least} that is not confidential.",
        ),
        Saying("Kies voor een gesprek of stem op papier.", "Choose a talk, or vote on paper."),
    ),
    "group-too-large": (
        Saying(
            "{unit} beslist in een gesprek met {people} mensen, en {most} is het meeste.",
            "{unit} decides in a talk with {people} people, and {most} is the most.",
        ),
        Saying("Splits de eenheid, of maak de groep groter.", "Split the unit, or allow a larger group."),
    ),
    "group-too-small": (
        Saying("Een gesprek met {most} mensen is geen gesprek.", "A talk of {most} people is no talk."),
        Saying("Zet de groep op 2 of meer.", "Set the group at 2 or more."),
    ),
    "talks-missing": (
        Saying("Eenheden beslissen na {talks} gesprekken.", "Units decide after {talks} talks."),
        Saying("Spreek minstens 1 gesprek af.", "Agree on at least 1 talk."),
    ),
    "not-a-part": (
        Saying("{part} is geen deel van een geheel.", "{part} is not a part of a whole."),
        Saying("Kies een deel van 0% tot en met 100%.", "Choose a part from 0% up to and including 100%."),
    ),
    "floors-above-pot": (
        Saying(
            "Samen staat {part} van de pot apart. Dat is meer dan er is.",
            "Together {part} of the pot is set aside. That is more than there is.",
        ),
        Saying("Maak een van de delen kleiner.", "Make one of the parts smaller."),
    ),
    "floor-not-counted": (
        Saying(
            "Voor de eenheden staat {agreed} apart, en de telling houdt {counted} apart.",
            "For the units {agreed} is set aside, and the count sets {counted} aside.",
        ),
        Saying("Zet in de telregel hetzelfde deel.", "Put the same part in the rule of the count."),
    ),
    "floor-without-shares": (
        Saying(
            "De eenheden hebben een deel apart, maar deze telregel kent dat niet.",
            "The units have a part set aside, but this rule of counting does not know of it.",
        ),
        Saying("Kies gelijke delen, of laat het deel weg.", "Choose equal shares, or leave the part out."),
    ),
    "floor-takes-all": (
        Saying(
            "Alles staat apart voor de eenheden. Voor de hele school blijft niets over.",
            "All is set aside for the units. Nothing is left for the whole school.",
        ),
        Saying("Kies een deel onder de 100%.", "Choose a part below 100%."),
    ),
    "floor-empty": (
        Saying(
            "Het deel dat apart staat, is voor {unit} nog geen cent.",
            "The part set aside is less than a cent for {unit}.",
        ),
        Saying("Maak het deel groter, of laat het weg.", "Make the part larger, or leave it out."),
    ),
    "floor-shows-unit": (
        Saying(
            "Bij een stem hoort straks de eenheid, en {unit} heeft maar {people} mensen.",
            "A ballot will carry its unit, and {unit} has only {people} people.",
        ),
        Saying(
            "Van zo'n kleine eenheid mag niemand aantallen stemmen zien. Zeg dat erbij.",
            "Nobody may see numbers of votes of such a small unit. Say so beforehand.",
        ),
    ),
    "oop-floor-without-oop": (
        Saying(
            "Er staat {part} apart voor onderwijsondersteuners, en die zijn er niet.",
            "{part} is set aside for support staff, and there are none.",
        ),
        Saying("Laat dat deel weg, of kijk de personeelslijst na.", "Leave that part out, or check the staff list."),
    ),
    "no-pot": (
        Saying(
            "De pot is {pot}. Er is niets om over te beslissen.", "The pot is {pot}. There is nothing to decide about."
        ),
        Saying("Vul eerst de pot van dit schooljaar in.", "First fill in the pot of this school year."),
    ),
    "package-vote-not-agreed": (
        Saying(
            "Past het plan niet, dan kiest het personeel een pakket. Maar een stemming daarover is niet afgesproken.",
            "When the plan does not fit, personnel choose a package. But no vote on it is agreed.",
        ),
        Saying("Spreek die stemming af, of kies een andere regel.", "Agree on that vote, or choose another rule."),
    ),
    "package-without-quorum": (
        Saying(
            "Voor de stemming over het hele plan is niemand nodig: een stem beslist.",
            "For the vote on the whole plan nobody is needed: one vote decides.",
        ),
        Saying("Zeg welk deel van het personeel mee moet doen.", "Say which part of personnel has to take part."),
    ),
    "package-without-day": (
        Saying("Voor de stemming over het hele plan is geen dag.", "There is no day for the vote on the whole plan."),
        Saying("Zet die dag in het tijdpad.", "Put that day in the timeline."),
    ),
    "package-day-without-vote": (
        Saying(
            "Er is een dag voor een stemming over het hele plan, maar die stemming is er niet.",
            "There is a day for a vote on the whole plan, but there is no such vote.",
        ),
        Saying("Haal de dag weg, of spreek de stemming af.", "Take the day out, or agree on the vote."),
    ),
    "check-without-quorum": (
        Saying(
            "Voor het ja op deze kaders is niemand nodig: een stem beslist.",
            "For the yes to these frames nobody is needed: one vote decides.",
        ),
        Saying("Zeg welk deel van het personeel mee moet doen.", "Say which part of personnel has to take part."),
    ),
    "nobody-ratifies": (
        Saying("Geen raad bekrachtigt deze kaders.", "No council ratifies these frames."),
        Saying("Kies de raad die erover gaat.", "Choose the council that it is for."),
    ),
    "theme-twice": (
        Saying("Het thema {theme} staat er twee keer in.", "The theme {theme} is in it twice."),
        Saying("Laat er een weg.", "Leave one out."),
    ),
    "theme-two-ways": (
        Saying(
            "Over het thema {theme} staat er meer dan een ding, en die gaan niet samen.",
            "About the theme {theme} there is more than one thing, and they do not go together.",
        ),
        Saying(
            "Kies: uitgesloten, met een voorwaarde, of verplicht.", "Choose: excluded, with a condition, or required."
        ),
    ),
    "theme-without-reason": (
        Saying("Bij het thema {theme} staat geen reden.", "No reason is given for the theme {theme}."),
        Saying("Schrijf in een zin waarom.", "Write in one sentence why."),
    ),
    "theme-without-condition": (
        Saying(
            "Het thema {theme} kan onder een voorwaarde, maar welke?", "The theme {theme} has a condition, but which?"
        ),
        Saying("Schrijf in een zin wat nodig is.", "Write in one sentence what is needed."),
    ),
    "days-out-of-order": (
        Saying(
            "Deze dagen staan niet op volgorde: {earlier} ({first}), en daarna {later} ({second}).",
            "These days are out of order: {earlier} ({first}), and after it {later} ({second}).",
        ),
        Saying("Zet de dagen op volgorde.", "Put the days in order."),
    ),
    "vote-before-feasible": (
        Saying(
            "De stemming begint op {votes}, en pas op {feasible} is bekend wat kan.",
            "Voting starts on {votes}, and what is feasible is known only on {feasible}.",
        ),
        Saying("Laat de stemming later beginnen.", "Let voting start later."),
    ),
    "day-outside-year": (
        Saying(
            "In het tijdpad staat {step} op {day}. Dat is buiten schooljaar {before} en {year}.",
            "The timeline has {step} on {day}. That is outside school years {before} and {year}.",
        ),
        Saying("Kijk het jaartal na.", "Check the year."),
    ),
    "plan-after-start": (
        Saying(
            "Het plan ligt pas bij de raad als het schooljaar al loopt.",
            "The plan reaches the council when the school year has started.",
        ),
        Saying("Kan het niet eerder, reken dan op minder maanden.", "If it cannot be earlier, count on fewer months."),
    ),
    "day-in-holiday": (
        Saying(
            "In het tijdpad staat {step} op {day}. Dat valt in deze vakantie: {holiday}.",
            "The timeline has {step} on {day}. That is in this holiday: {holiday}.",
        ),
        Saying("Kies een dag waarop mensen er zijn.", "Choose a day when people are there."),
    ),
    "holiday-backwards": (
        Saying(
            "Deze vakantie eindigt voordat zij begint: {holiday}.", "This holiday ends before it starts: {holiday}."
        ),
        Saying("Wissel de dagen om.", "Swap the days."),
    ),
    "holidays-unknown": (
        Saying(
            "De vakanties zijn niet ingevuld. Daar is niet naar gekeken.",
            "The holidays are not filled in. They were not looked at.",
        ),
        Saying(
            "Vul ze in, of leg de dagen zelf naast de vakanties.",
            "Fill them in, or hold the days against them yourself.",
        ),
    ),
    "vote-without-days": (
        Saying(
            "Er wordt geteld, maar er zijn geen dagen om te stemmen.",
            "Ballots are counted, but there are no days to vote.",
        ),
        Saying(
            "Zet de eerste en de laatste stemdag in het tijdpad.",
            "Put the first and last day of voting in the timeline.",
        ),
    ),
    "days-without-vote": (
        Saying("Er zijn stemdagen, maar geen eenheid telt.", "There are days of voting, but no unit counts."),
        Saying("Haal de dagen weg.", "Take the days out."),
    ),
    "vote-too-short": (
        Saying(
            "De stemming duurt {days} dagen. Wie deeltijds werkt kan die missen.",
            "Voting takes {days} days. Who works part-time may miss it.",
        ),
        Saying("Neem een hele week of meer.", "Take a whole week or more."),
    ),
    "no-time-to-go-back": (
        Saying(
            "Past het plan niet, dan gaat het terug naar de eenheden. Daar zijn {days} dagen voor.",
            "When the plan does not fit it goes back to the units. There are {days} days to do so.",
        ),
        Saying("Geef de eenheden een week of meer.", "Give the units a week or more."),
    ),
    "step-not-positive": (
        Saying(
            "De stap waarmee ieders deel hoger wordt is {step}.",
            "The step by which everybody's share goes up is {step}.",
        ),
        Saying("Kies een stap boven de 0.", "Choose a step above 0."),
    ),
    "ties-stay": (
        Saying("Voorstellen die gelijk staan, kunnen gelijk blijven.", "Proposals that are equal may stay so."),
        Saying("Laat op het eind het lot beslissen.", "Let the lot decide in the end."),
    ),
    "way-twice": (
        Saying("Bij gelijk staan noem je twee keer {way}.", "For equal proposals {way} is named twice."),
        Saying("Laat er een weg.", "Leave one out."),
    ),
    "lot-never-used": (
        Saying(
            "Het lot komt na het kenmerk, en dan is nooit meer iets gelijk.",
            "The lot comes after the mark, and then nothing is ever equal.",
        ),
        Saying("Haal het kenmerk weg, of het lot.", "Take out the mark, or the lot."),
    ),
    "lot-without-source": (
        Saying("Er beslist een lot, maar niemand weet welk.", "A lot decides, but nobody knows which."),
        Saying(
            "Noem een openbare trekking die niemand van de school kan sturen.",
            "Name a public draw that nobody of the school can steer.",
        ),
    ),
    "lot-too-early": (
        Saying(
            "Het lot is al getrokken, en er is nog geen voorstel.",
            "The lot is drawn already, and there is no proposal yet.",
        ),
        Saying("Trek het lot als de voorstellen bekend zijn.", "Draw the lot when the proposals are known."),
    ),
    "rule-needs-other-ballots": (
        Saying(
            "Deze telregel vraagt punten of een volgorde, en de stem kent alleen keuzes.",
            "This rule needs points or an order, and ballots have choices only.",
        ),
        Saying("Laat een voorstel tellen naar zijn prijs of als een.", "Let a proposal count by its price or as one."),
    ),
    "few-choices": (
        Saying(
            "De stempagina vraagt om {approvals} keuzes. Dan blijft vaak geld over.",
            "The voting page suggests {approvals} choices. Then money is often left.",
        ),
        Saying("Vraag om 3 keuzes of meer.", "Suggest 3 choices or more."),
    ),
    "choices-negative": (
        Saying("De stempagina vraagt om {approvals} keuzes.", "The voting page suggests {approvals} choices."),
        Saying("Kies 0 of meer.", "Choose 0 or more."),
    ),
    "version-without-past": (
        Saying(
            "Dit is versie {version}, maar niet van welke kaders.",
            "This is version {version}, but it does not say of which frames.",
        ),
        Saying("Maak de nieuwe versie vanuit de oude.", "Make the new version from the old one."),
    ),
}
"""What is wrong and how to mend it, by code."""

REMARKS = frozenset(
    {"floor-shows-unit", "plan-after-start", "holidays-unknown", "days-without-vote", "vote-too-short", "few-choices"}
)
"""What should be seen and does not stop the frames; all the rest does."""

STEPS = {
    Day.CHECK_CLOSES: Saying("het ja of nee op de kaders", "the yes or no to the frames"),
    Day.RATIFY_BY: Saying("het bekrachtigen", "ratifying"),
    Day.IDEAS_OPEN: Saying("de eerste dag voor voorstellen", "the first day of proposals"),
    Day.IDEAS_CLOSE: Saying("de laatste dag voor voorstellen", "the last day of proposals"),
    Day.FEASIBLE_BY: Saying("het besluit over wat kan", "the decision on what is feasible"),
    Day.VOTES_OPEN: Saying("de eerste stemdag", "the first day of voting"),
    Day.VOTES_CLOSE: Saying("de laatste stemdag", "the last day of voting"),
    Day.MERGE_BY: Saying("het samenvoegen", "joining"),
    Day.PACKAGE_BY: Saying("het ja of nee op het plan", "the yes or no to the plan"),
    Day.COUNCIL_BY: Saying("het plan naar de raad", "the plan to the council"),
}
