# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the steps from pupils to money are said in, side by side in both languages."""

from __future__ import annotations

from werkdruk.kernel import Saying

RANGE = Saying("{low} tot {high}", "{low} to {high}")
UNKNOWN_DAY = Saying("een onbekende dag", "an unknown day")

COUNTED = Saying(
    "School {school} had op {counted} {pupils} leerlingen: {general} algemeen vormend en {vocational} beroepsgericht.",
    "School {school} had {pupils} pupils on {counted}: {general} general and {vocational} vocational.",
)
NOT_EXACT = Saying(
    "Niet elk aantal is precies bekend. Daarom staat er een laagste en een hoogste bedrag.",
    "Not every number is known exactly. That is why there is a lowest and a highest amount.",
)
COUNT_DATE = Saying(
    "Voor {year} tellen de leerlingen van {law}{article}.{estimate}",
    "For {year} the pupils on {law} count{article}.{estimate}",
)
COUNTED_ANOTHER_DAY = Saying(
    " Geteld is op {counted}: dit is dus een schatting.", " These were counted on {counted}, so this is an estimate."
)
RULE = Saying(
    "De regel is {id}, '{title}', bekend sinds {since}: {source}.",
    "The rule is {id}, '{title}', known since {since}: {source}.",
)
GENERAL = Saying("algemeen vormend", "general")
VOCATIONAL = Saying("beroepsgericht", "vocational")
PRICED = Saying("{pupils} leerlingen {kind} x {rate} = {amount}.", "{pupils} {kind} pupils x {rate} = {amount}.")
TOGETHER = Saying("Samen brengt de school {amount} in.{either}", "Together the school brings in {amount}.{either}")
EITHER = Saying(
    " Een leerling telt in één soort; de uitersten hierboven kunnen dus niet allebei waar zijn.",
    " A pupil counts as one kind, so the extremes above cannot both be true.",
)
BOARD = Saying("Bestuur {board}", "Board {board}")
NO_BOARD = Saying(
    "Het bestuur van deze school is niet bekend; de groep 'geen bestuur'",
    "The board of this school is not known; the group 'no board'",
)
ONE_SCHOOL = Saying("1 school", "1 school")
SCHOOLS = Saying("{count} scholen", "{count} schools")
OF_BOARD = Saying("{who} krijgt voor {schools} samen {total}.", "{who} gets {total} for {schools} together.")
INDIVIDUAL = Saying(
    "De ene helft, {half}, is voor individuele werkdrukverlichting{article}.",
    "One half, {half}, is for a lighter workload for individual staff{article}.",
)
COLLECTIVE = Saying(
    "De andere helft, {half}, is voor gezamenlijk beleid op de scholen{article}.{odd}",
    "The other half, {half}, is for collective policy at the schools{article}.{odd}",
)
ODD_CENT = Saying(" De oneven cent zit in deze helft.", " The odd cent is in this half.")
ARTICLE_3 = Saying(" (artikel 3, tweede lid)", " (article 3, second paragraph)")
ARTICLE_2_A = Saying(" (artikel 2, onder a)", " (article 2, under a)")
ARTICLE_2_B = Saying(" (artikel 2, onder b)", " (article 2, under b)")
NOTHING = Saying("Er is niets te verdelen.", "There is nothing to divide.")
ALL_TO_ONE = Saying(
    "De gezamenlijke helft gaat helemaal naar deze ene school.",
    "The collective half goes to this one school, all of it.",
)
DIVIDED = Saying(
    "De gezamenlijke helft gaat helemaal naar de scholen, naar wat elke school inbrengt: "
    "{collective} x {amount} / {total} = {share}.",
    "The collective half goes to the schools, all of it, by what each school brings in: "
    "{collective} x {amount} / {total} = {share}.",
)
ROUNDED = Saying(
    "Halve centen gaan naar de grootste resten, zodat de scholen samen precies op de helft uitkomen.",
    "Broken cents go to the largest remainders, so that the schools together come to exactly the half.",
)
SITES = Saying("Over de vestigingen, op dezelfde manier: {parts}.", "Over the sites, in the same way: {parts}.")
NO_SITE = Saying("zonder vestigingscode", "without a site code")
ESTIMATE = Saying(
    "Alles hierboven is een schatting, omdat niet op de dag van de wet is geteld.",
    "All of the above is an estimate, because the count was not on the day of the law.",
)
