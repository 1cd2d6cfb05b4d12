# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a rule is called, and in two sentences what it does to a small unit: for who has to choose one."""

from __future__ import annotations

from werkdruk.deciding.counting.rule import Method, PartTime, Rule, Utility
from werkdruk.kernel import Saying
from werkdruk.kernel.languages import Words

NAMES = {
    Method.SHARES: Saying("Gelijke delen, naar prijs", "Equal shares, by price"),
    Method.PHRAGMEN: Saying("Samen sparen (Phragmén)", "Saving together (Phragmén)"),
    Method.GREEDY: Saying("De meeste stemmen", "Most votes"),
}
BY_NUMBER = Saying("Gelijke delen, naar aantal", "Equal shares, by number")
WITH_FLOOR = Saying("{name}, met eerst {floor} voor de eigen eenheid", "{name}, with first {floor} for the own unit")
BY_JOB = {
    PartTime.PURSE: Saying("{name}, deel naar de omvang van de baan", "{name}, share by the size of the job"),
    PartTime.CLONE: Saying("{name}, 0,6 baan is 0,6 stem", "{name}, a job of 0.6 is 0.6 vote"),
}
EFFECTS = {
    Method.SHARES: Saying(
        "Ieder heeft een even groot deel van de pot. Een kleine eenheid die hetzelfde wil, koopt dat met de delen van "
        "haar mensen, hoe de rest ook stemt.",
        "Everybody has an equal share of the pot. A small unit that wants the same buys it with the shares of its "
        "people, however the others vote.",
    ),
    Method.PHRAGMEN: Saying(
        "Ieder spaart even snel, en wie samen het eerst genoeg heeft koopt. Een kleine eenheid haalt zo een klein "
        "voorstel; voor een groot is de telling vaak te vroeg klaar.",
        "Everybody saves at the same speed, and those who first have enough together buy. So a small unit gets a small "
        "proposal; for a large one the count often ends too early.",
    ),
    Method.GREEDY: Saying(
        "Wat de meeste stemmen heeft gaat voor, tot er niets meer past. Een kleine eenheid krijgt alleen iets als "
        "genoeg anderen er ook op stemmen.",
        "What has most votes goes first, until nothing fits. A small unit gets something only if enough others vote "
        "for it too.",
    ),
}
BY_NUMBER_EFFECT = Saying(
    "Ieder heeft een even groot deel, en goedkope voorstellen gaan eerder voor dure. Een kleine eenheid met één duur "
    "voorstel komt laat aan de beurt, als een deel van haar geld al op is.",
    "Everybody has an equal share, and cheap proposals go before dear ones sooner. A small unit with one dear proposal "
    "gets its turn late, when part of its money is gone.",
)
FLOOR_EFFECT = Saying(
    "Een deel van ieders geld is eerst voor voorstellen van de eigen eenheid. Wat een kleine eenheid samen wil en uit "
    "dat deel kan betalen, krijgt zij altijd.",
    "A part of everybody's money is first for proposals of the own unit. What a small unit wants together and can pay "
    "from that part, it always gets.",
)
JOB_EFFECTS = {
    PartTime.PURSE: Saying(
        "Wie minder werkt heeft een kleiner deel, maar betaalt evenveel mee zolang het kan. Een kleine eenheid met "
        "kleine banen is eerder door haar geld heen.",
        "Who works less has a smaller share, but pays as much as long as it lasts. A small unit with small jobs uses "
        "up its money sooner.",
    ),
    PartTime.CLONE: Saying(
        "Wie minder werkt telt in alles minder mee: in geld, in betalen en in steun. Een kleine eenheid met kleine "
        "banen weegt dan minder.",
        "Who works less counts for less in everything: money, paying and support. A small unit with small jobs then "
        "weighs less.",
    ),
}


def name_of_rule(rule: Rule) -> Words:
    """What a rule is called."""
    shares = rule.method is Method.SHARES
    name: Words = BY_NUMBER if shares and rule.utility is Utility.CARDINALITY else NAMES[rule.method]
    if rule.part_time in BY_JOB:
        name = BY_JOB[rule.part_time].told(name=name)
    if shares and rule.floor:
        part = rule.floor
        name = WITH_FLOOR.told(name=name, floor=f"{part.numerator}/{part.denominator}")
    return name


def effect_of(rule: Rule) -> Saying:
    """What a rule does to a small unit, in two sentences: by what sets it apart from plain equal shares."""
    if rule.method is not Method.SHARES:
        return EFFECTS[rule.method]
    if rule.part_time in JOB_EFFECTS:
        return JOB_EFFECTS[rule.part_time]
    if rule.utility is Utility.CARDINALITY:
        return BY_NUMBER_EFFECT
    return FLOOR_EFFECT if rule.floor else EFFECTS[rule.method]
