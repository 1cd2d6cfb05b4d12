# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the checks before publication say, in both languages, by number."""

from __future__ import annotations

from werkdruk.kernel import Saying

CHECKS: dict[int, Saying] = {
    1: Saying(
        "Het journaal telt niet op tot nul: er is {difference} verschil.",
        "The journal does not sum to zero: {difference} is different.",
    ),
    2: Saying(
        "{school} kreeg over {year} ({scheme}) {passed}, en volgens tarief maal leerlingen is dat {due}.",
        "{school} got {passed} for {year} ({scheme}); rate times pupils gives {due}.",
    ),
    3: Saying(
        "Het bestuur gaf over {year} ({scheme}) {passed} door, en kreeg {received}.",
        "The board passed on {passed} for {year} ({scheme}), and received {received}.",
    ),
    4: Saying(
        "Het bestuur heeft over {year} ({scheme}) nog {missing} niet doorgegeven.",
        "The board has not passed on {missing} for {year} ({scheme}) yet.",
    ),
    5: Saying(
        "{school} legde vast of besteedde {used}, en had {available}.",
        "{school} committed or spent {used}, and had {available}.",
    ),
    6: Saying("Rekening {account} staat {under} onder nul.", "Account {account} is {under} below zero."),
    7: Saying(
        "{school} boekte {amount} op {measure}, en die maatregel staat niet in het plan.",
        "{school} booked {amount} on {measure}, and that measure is not in the plan.",
    ),
    8: Saying(
        "{school} heeft geld besteed zonder plan waar de raad ja op zei.",
        "{school} spent money without a plan that the council said yes to.",
    ),
    9: Saying(
        "{school} boekte op {day} op een maatregel; de raad zei pas ja op {yes}.",
        "{school} booked on a measure on {day}; the council only said yes on {yes}.",
    ),
    10: Saying(
        "De raad van {school} zei ja op een andere versie van het plan dan deze.",
        "The council of {school} said yes to another version of the plan than this one.",
    ),
    11: Saying(
        "{school} gaf aan {measure} {over} meer uit dan in het plan staat.",
        "{school} spent {over} more on {measure} than the plan says.",
    ),
    12: Saying(
        "{school} meldt bij {measure} uren, maar er is geen geld voor vastgelegd of besteed.",
        "{school} reports hours for {measure}, but no money was committed or spent.",
    ),
    13: Saying(
        "{school} besteedde geld aan {measure}, een maatregel die uren koopt, maar meldt geen uren.",
        "{school} spent money on {measure}, a measure that buys hours, but reports no hours.",
    ),
    14: Saying(
        "Het plan van {school} kost {planned}, en er is {available}.",
        "The plan of {school} costs {planned}, and there is {available}.",
    ),
    15: Saying(
        "{school} wil {structural} elk jaar laten doorgaan, en elk jaar komt er {lasting} binnen.",
        "{school} means {structural} to go on every year, and {lasting} comes in every year.",
    ),
    16: Saying(
        "Maatregel {measure} van {school} loopt buiten schooljaar {year}.",
        "Measure {measure} of {school} runs outside school year {year}.",
    ),
    17: Saying(
        "School {school} staat twee keer in de lijst.",
        "School {school} is in the list twice.",
    ),
    18: Saying(
        "In het journaal staat geld van school {school}, en die staat niet in de lijst.",
        "The journal has money of school {school}, which is not in the list.",
    ),
    19: Saying(
        "In het journaal staat geld van bestuur {other}; dit is bestuur {board}.",
        "The journal has money of board {other}; this is board {board}.",
    ),
    20: Saying(
        "Er is geboekt op {day}, na de dag van publicatie ({on}).",
        "Something was booked on {day}, after the day of publication ({on}).",
    ),
    21: Saying(
        "Een correctie ({entry}) draait geen boeking uit dit journaal precies terug.",
        "A correction ({entry}) does not mirror a booking of this journal exactly.",
    ),
    22: Saying(
        "Van {scheme} over {year} is geen regel bekend; het bedrag is niet na te rekenen.",
        "No rule is known for {scheme} of {year}; the amount cannot be worked out again.",
    ),
    23: Saying(
        "Bij {measure} van {school} staan {people} mensen. Onder de {floor} is dat te herleiden.",
        "{measure} of {school} shows {people} people. Below {floor} they can be recognised.",
    ),
    24: Saying(
        "De naam van {measure} van {school} bevat iets dat op een adres, telefoonnummer of burgerservicenummer lijkt.",
        "The name of {measure} of {school} holds what looks like an address, phone number or citizen number.",
    ),
    25: Saying(
        "{measure} van {school} komt uit geen enkel voorstel.",
        "{measure} of {school} comes from no proposal.",
    ),
    26: Saying(
        "{school} heeft na afloop van het jaar nog {left} zonder besluit.",
        "{school} still has {left} without a decision after the year ended.",
    ),
    27: Saying(
        "{school} kreeg het geld van {year} pas {days} dagen nadat het bestuur het had.",
        "{school} got the money of {year} only {days} days after the board had it.",
    ),
    28: Saying(
        "Van {school} is niet bekend wat het over dit jaar hoort te krijgen.",
        "It is not known what {school} is due for this year.",
    ),
}
"""What each check finds, by its number."""

DOCUMENTS: dict[str, Saying] = {
    "rate-letter": Saying("de brief met het tarief en het bedrag", "the letter with the rate and the amount"),
    "board-split": Saying("de verdeling door het bestuur over de scholen", "the board's division over its schools"),
    "plan": Saying("het werkdrukplan", "the workload plan"),
    "consent": Saying("de instemming van de raad", "the council's consent"),
    "minutes": Saying("het verslag van de vergadering van de raad", "the minutes of the council's meeting"),
    "ledger": Saying("de boekingen", "the bookings"),
    "delivery": Saying("wat de maatregelen in uren gaven", "what the measures gave in hours"),
    "evaluation": Saying("de evaluatie", "the evaluation"),
}
"""The eight documents that show the way of the money at a school, in that order."""
