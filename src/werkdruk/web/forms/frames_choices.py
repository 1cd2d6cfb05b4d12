# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What there is to choose in the form of the frames, and the days of its timeline in order."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from werkdruk.deciding.consent import Body
from werkdruk.deciding.counting import Completion, Method, PartTime, Utility
from werkdruk.deciding.frames import Joining, OverBudget, Stance, Way

OUT = "out"
"""A unit that does not decide by itself."""
WAYS = (
    (OUT, gettext_lazy("doet niet apart mee")),
    (Way.TALK.value, gettext_lazy("beslist samen, in een gesprek")),
    (Way.MAJORITY.value, gettext_lazy("beslist met de meeste stemmen")),
    (Way.COUNT.value, gettext_lazy("stemt en telt zelf")),
    (Way.SCHOOL_COUNT.value, gettext_lazy("stemt mee in de telling van de school")),
)
JOININGS = (
    (Joining.COLLECT.value, gettext_lazy("We leggen ze naast elkaar, zoals ze zijn")),
    (Joining.INTEGRATE.value, gettext_lazy("Wat op elkaar lijkt wordt één maatregel met een nieuwe prijs")),
)
OVER_BUDGET = (
    (OverBudget.DROP_LAST.value, gettext_lazy("Wat als laatste in de volgorde staat valt af, tot het past")),
    (OverBudget.CUT_ALL.value, gettext_lazy("Van elke maatregel gaat hetzelfde deel af")),
    (OverBudget.BACK_TO_UNITS.value, gettext_lazy("Het gaat terug naar de eenheden")),
    (OverBudget.PACKAGE_VOTE.value, gettext_lazy("Het personeel kiest tussen pakketten die passen")),
)
STANCES = (
    (Stance.EXCLUDED.value, gettext_lazy("Dit kan niet")),
    (Stance.CONDITIONAL.value, gettext_lazy("Dit kan alleen onder een voorwaarde")),
    (Stance.REQUIRED.value, gettext_lazy("Het plan zegt hier in elk geval iets over")),
)
METHODS = (
    (Method.SHARES.value, gettext_lazy("Gelijke delen: voorstanders betalen samen (past bij kleine groepen)")),
    (Method.PHRAGMEN.value, gettext_lazy("Samen sparen: wat voorstanders het eerst kunnen betalen gaat voor")),
    (Method.GREEDY.value, gettext_lazy("Meeste stemmen gaat voor (een kleine groep kan alles verliezen)")),
)
UTILITIES = (
    (Utility.COST.value, gettext_lazy("Naar zijn prijs: een uur telt als een uur")),
    (Utility.CARDINALITY.value, gettext_lazy("Elk voorstel telt als één")),
)
COMPLETIONS = (
    (Completion.ADD1.value, gettext_lazy("Ieders deel gaat in kleine stappen omhoog, zolang het past")),
    (Completion.ADD1U.value, gettext_lazy("Hetzelfde, en daarna gaat mee wat nog past")),
    (Completion.UTILITARIAN.value, gettext_lazy("Het meest gesteunde dat nog past gaat mee")),
    (Completion.NONE.value, gettext_lazy("Het blijft in de pot")),
)
PART_TIME = (
    (PartTime.PERSON.value, gettext_lazy("Iedereen telt even zwaar")),
    (PartTime.PURSE.value, gettext_lazy("Met een kleinere baan verdeel je minder geld; je steun telt helemaal")),
    (PartTime.CLONE.value, gettext_lazy("Je stem telt naar de omvang van je baan")),
)
BODIES = (
    (Body.PMR.value, gettext_lazy("De PMR van de school")),
    (Body.PGMR.value, gettext_lazy("De PGMR van het bestuur")),
)
PACKAGE = (
    ("no", gettext_lazy("Nee, de raad beslist zonder een aparte stemming")),
    ("yes", gettext_lazy("Ja, al het personeel zegt ja of nee op het hele plan")),
)
DAYS = {
    "check_closes": gettext_lazy("Laatste dag voor ja of nee op deze kaders"),
    "ratify_by": gettext_lazy("De raad bekrachtigt uiterlijk op"),
    "ideas_open": gettext_lazy("Eerste dag voor voorstellen"),
    "ideas_close": gettext_lazy("Laatste dag voor voorstellen"),
    "feasible_by": gettext_lazy("De schoolleiding zegt uiterlijk wat kan op"),
    "votes_open": gettext_lazy("Eerste stemdag"),
    "votes_close": gettext_lazy("Laatste stemdag"),
    "merge_by": gettext_lazy("Het plan is samengevoegd op"),
    "package_by": gettext_lazy("Laatste dag voor ja of nee op het hele plan"),
    "council_by": gettext_lazy("Het plan ligt bij de raad op"),
}
"""Every day of the timeline, in the order they have to come."""
