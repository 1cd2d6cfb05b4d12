# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a ledger, each in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkdruk.kernel import Saying

if TYPE_CHECKING:
    from werkdruk.kernel.languages import Words

SAYINGS = {
    "unsound": Saying("de boeking zelf klopt niet ({why})", "the entry itself is not sound ({why})"),
    "number": Saying(
        "er hoort nummer {expected} te staan: er is een boeking weg of tussengevoegd",
        "number {expected} should be here: an entry is gone, or was put in between",
    ),
    "another-board": Saying("de boeking is van een ander bestuur", "the entry is of another board"),
    "id-twice": Saying("een eerdere boeking heeft hetzelfde id", "an earlier entry has the same id"),
    "correction": Saying(
        "de correctie is niet het spiegelbeeld van haar boeking ({why})",
        "the correction is not the mirror of its entry ({why})",
    ),
    "way": Saying("het geld gaat een weg die bij dit soort boeking niet kan", "the money goes a way it cannot go"),
    "source": Saying(
        "wat ontvangen is komt niet van het Rijk of gaat er niet heen",
        "what was received does not come from the state, or go there",
    ),
    "place": Saying(
        "het geld gaat naar een andere school, maatregel of ander schooljaar",
        "the money goes to another school, measure or school year",
    ),
    "overdraft": Saying(
        "er is meer van {account} af gegaan dan er stond: {amount} te veel",
        "more was taken from {account} than there was: {amount} too much",
    ),
    "no-decision": Saying(
        "voor maatregel {measure} is er dan geen instemming van de PMR",
        "the council (PMR) has not agreed to measure {measure} by then",
    ),
    "more-than-decided": Saying(
        "voor maatregel {measure} is {amount} meer vastgelegd dan waarmee de PMR instemde",
        "{amount} more was committed to measure {measure} than the council (PMR) agreed to",
    ),
    "text": Saying("de omschrijving is veranderd", "the description was changed"),
    "chain": Saying(
        "de keten is hier verbroken: deze boeking of een eerdere is veranderd",
        "the chain is broken here: this entry or an earlier one was changed",
    ),
    "head": Saying(
        "het kettingnummer komt niet voor: er is na die dag iets veranderd of weggelaten",
        "the chain number is not in it: something was changed or left out after that day",
    ),
    "balance": Saying(
        "het bewaarde saldo van {account} is {kept}, de regels geven {found}",
        "the balance kept of {account} is {kept}, its lines give {found}",
    ),
    "digest": Saying("het bewaarde kenmerk past niet bij de inhoud", "the digest kept does not fit the content"),
    "rows": Saying("er staan {count} losse regels in de database", "there are {count} stray rows in the database"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing that is wrong in a ledger: a stable code, at which entry of which board, and a sentence."""

    code: str
    board: str
    number: int | None
    entry: str | None
    words: Words


def fault(code: str, *, board: str, number: int | None = None, entry: str | None = None, **values: object) -> Fault:
    """The fault of that code, its sentence filled in."""
    return Fault(code, board, number, entry, SAYINGS[code].told(**values))
