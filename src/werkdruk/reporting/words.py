# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An account in Dutch, for staff, council and board: the same figures for all."""

from __future__ import annotations

from collections.abc import Iterator

from werkdruk.deciding.consent import Act, Body, Decision
from werkdruk.kernel import Euro
from werkdruk.kernel.dutch import amount, day
from werkdruk.planning import Purpose
from werkdruk.reporting.accounts import Received, Use, YearAccount

LABEL, AMOUNT = 52, 16
_BODIES = {Body.PMR: "PMR", Body.PDMR: "PDMR", Body.PGMR: "PGMR", Body.NONE: "medezeggenschap"}
_ACTS = {
    Act.CONSENT: "stemde in met",
    Act.CONSENT_WITH_CONDITIONS: "stemde onder voorwaarden in met",
    Act.RATIFY: "bekrachtigde",
    Act.REFUSE: "stemde niet in met",
    Act.QUESTION: "stelde vragen over",
}
_OTHERS = {
    Act.ACCEPT_CONDITIONS: "De voorwaarden van de {body} bij dit plan zijn overgenomen op {day}.",
    Act.GRANT: "De geschillencommissie gaf op {day} vervangende toestemming in plaats van de {body}.",
    Act.DENY: "De geschillencommissie gaf op {day} geen toestemming in plaats van de {body}.",
    Act.ASK: "Dit plan is op {day} voorgelegd aan de {body}; een antwoord is er niet.",
}


def text(account: YearAccount) -> str:
    """The account as lines of Dutch, to be set in a font of one width; ends in a line break."""
    blocks = (
        _head(account),
        _in(account),
        _out(account),
        _left(account),
        _decided(account),
        _remarks(account),
        _caveats(account),
    )
    return "\n\n".join("\n".join(lines) for block in blocks if (lines := list(block))) + "\n"


def closing(account: YearAccount) -> str:
    """The sentence that the account closes, with the figures that do."""
    return (
        f"De verantwoording sluit op de cent: {amount(account.available)} beschikbaar"
        f" = {amount(account.spent)} besteed + {amount(account.committed)} vastgelegd + {amount(account.left)} over."
    )


def _head(account: YearAccount) -> Iterator[str]:
    until = f", stand op {day(account.on)}" if account.on else ""
    yield "Verantwoording werkdrukmiddelen"
    yield f"School {account.school}, schooljaar {account.school_year}{until}"
    yield ""
    yield closing(account)


def _in(account: YearAccount) -> Iterator[str]:
    yield "Wat kwam er binnen"
    for line in account.received:
        yield _row(f"  {_source(line)}", line.amount)
        if line.documents:
            yield f"    stuk: {', '.join(line.documents)}"
    yield _row(f"  meegenomen uit {account.school_year.previous()}", account.carried_in)
    yield _row("  samen beschikbaar", account.available)


def _source(line: Received) -> str:
    months = f", {line.months} van 12 maanden" if line.months else ", eenmalig"
    rule = line.rule.id if line.rule else f"{line.scheme}, regel onbekend"
    return f"{line.funding_year}{months} ({rule})"


def _out(account: YearAccount) -> Iterator[str]:
    yield "Wat is ermee gedaan"
    yield " " * LABEL + _cells("gepland", "vastgelegd", "besteed")
    for purpose in account.purposes:
        uses = account.of_purpose(purpose)
        yield from _purpose(_label(purpose, account), uses)
    yield f"{'  samen':<{LABEL}}" + _cells(
        amount(account.planned) if account.plan else "", amount(account.committed), amount(account.spent)
    )


def _label(purpose: Purpose | None, account: YearAccount) -> str:
    if purpose is not None:
        return purpose.dutch
    return "buiten het plan" if account.plan else "maatregelen"


def _purpose(label: str, uses: tuple[Use, ...]) -> Iterator[str]:
    committed, spent = Euro.sum(use.committed for use in uses), Euro.sum(use.spent for use in uses)
    all_planned = [use.planned for use in uses if use.planned is not None]
    planned = amount(Euro.sum(all_planned)) if all_planned else ""
    yield f"{'  ' + label:<{LABEL}}" + _cells(planned, amount(committed), amount(spent))
    for use in uses:
        title = f"    {use.title}" if use.title == use.measure else f"    {use.title} ({use.measure})"
        if len(title) >= LABEL:
            yield title
            title = ""
        own = "" if use.planned is None else amount(use.planned)
        yield f"{title:<{LABEL}}" + _cells(own, amount(use.committed), amount(use.spent))


def _left(account: YearAccount) -> Iterator[str]:
    yield "Wat is er over"
    yield _row(f"  meegenomen naar {account.school_year.next()}", account.carried_out)
    yield _row("  nog vrij", account.free)
    yield _row("  samen over", account.left)


def _decided(account: YearAccount) -> Iterator[str]:
    if account.plan:
        yield f"Plan: versie {account.version}, vingerafdruk {account.plan}."
    if account.council:
        yield _council(account.council)


def _council(decision: Decision) -> str:
    body, when = _BODIES[decision.body], day(decision.on)
    if decision.act in _ACTS:
        said = f"De {body} {_ACTS[decision.act]} het plan op {when}."
    else:
        said = _OTHERS.get(decision.act, "Er is op {day} geen besluit van de {body}.").format(body=body, day=when)
    return f"{said} {decision.reasons}".strip()


def _remarks(account: YearAccount) -> Iterator[str]:
    if account.remarks:
        yield "Let op"
    for remark in account.remarks:
        yield f"  {remark.text}"


def _caveats(account: YearAccount) -> Iterator[str]:
    if account.received:
        yield "Regels"
    for line in dict.fromkeys((line.rule, line.caveat) for line in account.received):
        rule, caveat = line
        yield f"  {rule.id}: {rule.title}. {caveat}".rstrip() if rule else f"  {caveat}"


def _row(label: str, money: Euro) -> str:
    return f"{label:<{LABEL}}{amount(money):>{AMOUNT}}"


def _cells(*cells: str) -> str:
    return "".join(f"{cell:>{AMOUNT}}" for cell in cells)
