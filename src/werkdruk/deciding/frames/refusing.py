# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why frames refuse a step, side by side in both languages."""

from __future__ import annotations

from werkdruk.kernel import Saying

WITH_CLAUSE = Saying("{why} Zo staat het in de kaders: {clause}.", "{why} So the frames say: {clause}.")
LATE = Saying(
    "Dit had uiterlijk op {last} gemoeten, en het is {day}.", "This had to be done by {last}, and it is {day}."
)
OUTSIDE = Saying("Op {day} kan dit niet.", "This is not possible on {day}.")
OTHER_YEAR = Saying(
    "De kaders gelden voor schooljaar {year}, niet voor {other}.", "The frames are for school year {year}, not {other}."
)
UNKNOWN_UNIT = Saying("{unit} beslist niet mee.", "{unit} takes no part in deciding.")
EXCLUDED = Saying("{theme} is vooraf uitgesloten: {reason}", "{theme} is excluded beforehand: {reason}")
CONDITION = Saying("{theme} kan alleen zo: {condition}", "{theme} is possible only so: {condition}")
FREE_THEME = Saying("Het thema {theme} is vrij.", "The theme {theme} is free.")
THEME_MISSING = Saying("Het plan zegt niets over {theme}.", "The plan says nothing about {theme}.")
GROUP = Saying(
    "In dit gesprek zitten {people} mensen. Het zijn er hoogstens {most}.",
    "In this talk there are {people} people. There are at most {most}.",
)
NOT_COMPULSORY = Saying("Je kiest zelf of je komt praten.", "You choose yourself whether you come and talk.")
NOT_VOLUNTARY = Saying("Iedereen komt praten.", "Everybody comes and talks.")
OTHER_WAY = Saying("{unit} beslist anders dan is afgesproken.", "{unit} decides in another way than agreed.")
TOO_FEW_TALKS = Saying(
    "Er zijn {talks} gesprekken geweest. Het zijn er minstens {least}.",
    "There have been {talks} talks. There are at least {least}.",
)
OTHER_PART = Saying("Dit deel van de pot is niet wat is afgesproken.", "This part of the pot is not what was agreed.")
BELOW_FLOOR = Saying(
    "Er gaat {given} naar deze voorstellen. Beloofd is minstens {least}.",
    "These proposals get {given}. At least {least} was promised.",
)
NO_ROUND = Saying("Een stemronde is niet afgesproken.", "No round of voting was agreed.")
OTHER_DAYS = Saying(
    "Van {first} tot en met {last} stemmen is niet afgesproken.",
    "Voting from {first} up to and including {last} was not agreed.",
)
OTHER_RULE = Saying("Er wordt anders geteld dan is afgesproken.", "The count is another one than agreed.")
OTHER_PART_TIME = Saying(
    "Een deeltijdbaan telt anders dan is afgesproken.", "A part-time job counts otherwise than agreed."
)
OTHER_TIES = Saying(
    "Bij gelijk staan beslist iets anders dan is afgesproken.", "Something else than agreed decides between equals."
)
OTHER_CHOICES = Saying(
    "De stempagina vraagt om een ander aantal keuzes.", "The voting page suggests another number of choices."
)
OTHER_QUORUM = Saying("Hoeveel stemmers nodig zijn is veranderd.", "How many voters are needed has changed.")
STANDS_WITHOUT_QUORUM = Saying(
    "Van de {entitled} stemmers deden er {part} mee. Dat is te weinig.",
    "Of the {entitled} voters {part} took part. That is too few.",
)
FALLS_WITH_QUORUM = Saying(
    "Van de {entitled} stemmers deden er {part} mee. Dat is genoeg.",
    "Of the {entitled} voters {part} took part. That is enough.",
)
OTHER_JOINING = Saying("Zo samenvoegen is niet afgesproken.", "Joining like this was not agreed.")
OTHER_CUT = Saying("Het plan zo passend maken is niet afgesproken.", "Making the plan fit like this was not agreed.")
PACKAGE_NOT_AGREED = Saying(
    "Een stemming over het hele plan is niet afgesproken.", "A vote on the whole plan was not agreed."
)
NO_PACKAGE_DAY = Saying("Voor zo'n stemming is geen dag afgesproken.", "No day was agreed for such a vote.")
PACKAGE_MISSING = Saying(
    "Het personeel heeft nog geen ja of nee gezegd op het hele plan.",
    "Personnel have not said yes or no to the whole plan yet.",
)
PACKAGE_FAILED = Saying("Het personeel steunt het hele plan niet.", "Personnel do not back the whole plan.")
CHECK_RUNS = Saying(
    "Tot en met {last} kan het personeel nog ja of nee zeggen.",
    "Personnel can still say yes or no up to and including {last}.",
)
NOT_BACKED = Saying("Het personeel steunt de kaders niet.", "Personnel do not back the frames.")
OTHER_COUNCIL = Saying("Een andere raad gaat hierover.", "Another council decides about this.")
IDEAS_MADE = Saying(
    "Het aantal voorstellen is al {ideas}. Nu kan er niets meer veranderen.",
    "The number of proposals is {ideas} by now. Nothing can change any more.",
)
