# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The outcome of a count in Dutch sentences; amounts are rounded down to a cent.

Numbers of people below FLOOR are not told, nor what leaves fewer than FLOOR out: in a small unit they are the ballot.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from werkdruk.deciding.counting.elections import Election
from werkdruk.deciding.counting.outcomes import Outcome, Stop, TieEvent
from werkdruk.deciding.counting.reasons import Loss, LossReason, Win, why_lost, why_won
from werkdruk.deciding.counting.ties import Tie
from werkdruk.kernel import Euro, dutch

RIVALS_NAMED = 3
FLOOR = 5
TIE_WORDS = {
    Tie.COST: "het goedkoopste ging voor",
    Tie.VOTES: "dat met de meeste stemmen ging voor",
    Tie.NAME: "de volgorde van de nummers besliste",
    Tie.LOT: "het lot besliste, dat vooraf getrokken was",
}

STOP_WORDS = {
    Stop.NOT_COMPLETED: [],
    Stop.NOTHING_FITS: ["Geen ander voorstel met stemmen past nog in wat over is."],
    Stop.NEXT_OVERSPENDS: ["Ieders deel nog een stap verhogen geeft een keus die meer kost dan er is."],
}


def money(units: Fraction | int, outcome: Outcome) -> str:
    """The amount as people write it, in the currency of the count: `€ 1.190,47` or `1.190,47 PLN`."""
    cents = Fraction(units) * 100 / outcome.scale
    text = dutch.amount(Euro(cents.numerator // cents.denominator))
    return text if outcome.currency == Euro.code else f"{text.split(dutch.NO_BREAK_SPACE)[1]} {outcome.currency}"


def story(outcome: Outcome) -> str:
    """What happened, in a few sentences."""
    first = money(Fraction(outcome.budget, outcome.voters), outcome)
    sentences = [f"Elk van de {dutch.whole(outcome.voters)} stemmers kreeg {first} om te verdelen."]
    if outcome.increments:
        times, step, purse = dutch.whole(outcome.increments), money(outcome.step, outcome), outcome.endowment
        sentences.append(f"Er bleef geld over. Daarom is ieders deel {times} keer met {step} verhoogd.")
        sentences.append(f"Zo kreeg elk {money(purse, outcome)}.")
    chosen = "Er is niets gekozen" if not outcome.winners else f"Gekozen: {_counted(len(outcome.winners), 'voorstel')}"
    sentences.append(f"{chosen}, voor {money(outcome.cost, outcome)} van de {money(outcome.budget, outcome)}.")
    sentences += STOP_WORDS[outcome.stop]
    return " ".join(sentences)


def reason(election: Election, outcome: Outcome, project: str) -> str:
    """Why `project` won or lost, in a few sentences. Raises KeyError when it is not in the election."""
    if project in outcome.winners:
        return win(why_won(election, outcome, project), outcome)
    return loss(election, why_lost(election, outcome, project), outcome)


def win(won: Win, outcome: Outcome) -> str:
    """How a winner was bought."""
    price = money(won.price, outcome)
    head = f"Gekozen in ronde {won.round}."
    if won.votes == 1:
        return f"{head} De enige voorstander betaalde {price}."
    if won.paid_in_full == won.votes:
        return f"{head} Alle {dutch.whole(won.votes)} voorstanders betaalden {price}."
    if not all(_tellable(number) for number in (won.paid_in_full, won.paid_all_left, won.paid_nothing)):
        votes = dutch.whole(won.votes)
        return f"{head} Van de {votes} voorstanders betaalde wie dat kon {price} en de anderen wat ze nog hadden."
    parts = [f"Van de {dutch.whole(won.votes)} voorstanders betaalden er {dutch.whole(won.paid_in_full)} {price}"]
    if won.paid_all_left:
        parts.append(f"{dutch.whole(won.paid_all_left)} alles wat ze nog hadden")
    if won.paid_nothing:
        parts.append(f"{dutch.whole(won.paid_nothing)} niets, want hun deel was op")
    return f"{head} {_listed(parts)}."


def loss(election: Election, lost: Loss, outcome: Outcome) -> str:
    """Why a project was not bought, and what its supporters' money went to."""
    if lost.reason is LossReason.NO_VOTES:
        return "Niet gekozen. Niemand stemde hierop."
    who = "De enige voorstander had" if lost.votes == 1 else f"De {dutch.whole(lost.votes)} voorstanders hadden samen"
    sentences = [
        "Niet gekozen.",
        f"{who} aan het eind nog {money(lost.left, outcome)}; het voorstel kost {money(lost.cost, outcome)}.",
    ]
    if lost.affordable_until:
        sentences.append(
            f"Tot en met ronde {lost.affordable_until} was het te betalen, maar ging steeds een ander voor."
        )
    else:
        sentences.append("Ook in het begin hadden zij samen niet genoeg.")
    told = [rival for rival in lost.rivals if _tellable(rival.payers) and _tellable(lost.votes - rival.payers)]
    if told:
        named = [
            f"{election.by_id[rival.project].name or rival.project} ({money(rival.paid, outcome)})"
            for rival in told[:RIVALS_NAMED]
        ]
        sentences.append(
            f"Hun geld ging {'onder meer ' if len(lost.rivals) > len(named) else ''}naar {_listed(named)}."
        )
    return " ".join(sentences)


def tie(event: TieEvent, election: Election) -> str:
    """Which projects were equal, and what decided."""
    names = [election.by_id[project].name or project for project in event.equal]
    chosen = election.by_id[event.chosen].name or event.chosen
    return f"In ronde {event.round} waren {_listed(names)} precies gelijk; {TIE_WORDS[event.decided_by]}: {chosen}."


def _listed(items: Sequence[str]) -> str:
    return " en ".join(filter(None, [", ".join(items[:-1]), items[-1]]))


def _counted(number: int, noun: str) -> str:
    return f"{dutch.whole(number)} {noun}" + ("" if number == 1 else "len")


def _tellable(people: int) -> bool:
    return people == 0 or people >= FLOOR
