# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The account of a board as sheets."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from werkdruk.kernel import Euro
from werkdruk.planning import Purpose
from werkdruk.reporting import BoardAccount, YearAccount, by_cost_kind, by_purpose
from werkdruk.reporting.categories import CostKind
from werkdruk.web.queries.sheets import Row, Sheet, Sheets
from werkdruk.web.wording import day, euro, language

AMOUNTS = ("total_received", "carried_in", "spent", "committed", "left")
SHORT = 19
"""How much of a fingerprint people compare by eye."""


def board_sheets(account: BoardAccount) -> Sheets:
    """The account of a board in the language of the reader."""
    return Sheets(
        title=_("Verantwoording werkdrukmiddelen %(board)s, schooljaar %(year)s")
        % {"board": account.name, "year": account.school_year},
        paragraph=_paragraph(account),
        sheets=(_received(account), _schools(account), _purposes(account), _costs(account), _measures(account)),
        rests_on=_rests_on(account),
        bar=tuple(
            (name, account.total(amount))
            for name, amount in ((_("Besteed"), "spent"), (_("Vastgelegd"), "committed"), (_("Over"), "left"))
        ),
    )


def _paragraph(account: BoardAccount) -> tuple[str, ...]:
    told = {
        "year": account.school_year,
        "day": day(account.on),
        "count": len(account.schools),
        "came": euro(account.total("total_received")),
        "carried": euro(account.total("carried_in")),
        "spent": euro(account.total("spent")),
        "committed": euro(account.total("committed")),
        "left": euro(account.total("left")),
        "agreed": sum(bool(each.plan and each.council) for each in account.accounts),
    }
    first = _(
        "Voor schooljaar %(year)s kregen %(count)s scholen samen %(came)s voor minder werkdruk. "
        "Op %(day)s is daarvan %(spent)s besteed en %(committed)s vastgelegd; %(left)s is nog over."
    )
    if account.total("carried_in"):
        first = _(
            "Voor schooljaar %(year)s kregen %(count)s scholen samen %(came)s voor minder werkdruk. Van het jaar "
            "ervoor was nog %(carried)s over. Op %(day)s is daarvan samen %(spent)s besteed en %(committed)s "
            "vastgelegd; %(left)s is over."
        )
    second = _("Bij %(agreed)s van de %(count)s scholen heeft de medezeggenschap met het plan ingestemd.")
    return first % told, second % told, _passed(account)


def _passed(account: BoardAccount) -> str:
    if not account.halves:
        return _("Het bestuur heeft voor dit schooljaar nog niets ontvangen.")
    if account.is_passed_on:
        return _("Het bestuur heeft de gezamenlijke helft helemaal doorgegeven aan de scholen, tot op de cent.")
    missing = Euro.sum(half.at_board for half in account.halves)
    return _("Van de gezamenlijke helft staat nog %(missing)s bij het bestuur.") % {"missing": euro(missing)}


def _received(account: BoardAccount) -> Sheet:
    rows = tuple(
        (str(half.funding_year), half.scheme, half.individual, half.collective, half.passed_on, half.at_board)
        for half in account.halves
    )
    halves = _("Individuele helft"), _("Gezamenlijke helft")
    heads = (_("Jaar"), _("Regeling"), *halves, _("Doorgegeven"), _("Bij bestuur"))
    note = _("Een schooljaar wordt betaald uit twee jaren: 5 maanden van het eerste en 7 maanden van het tweede.")
    return Sheet(_("Ontvangen en doorgegeven"), heads, rows, note=note)


def _schools(account: BoardAccount) -> Sheet:
    rows: tuple[Row, ...] = tuple(
        (school.name, school.brin, *_amounts(school.account), _council(school.account)) for school in account.schools
    )
    amounts = _("Ontvangen"), _("Meegenomen"), _("Besteed"), _("Vastgelegd"), _("Over")
    heads = (_("School"), _("BRIN"), *amounts, _("Instemming"))
    total: Row = (_("Samen"), "", *(account.total(name) for name in AMOUNTS), "")
    return Sheet(_("Per school"), heads, rows, total)


def _amounts(account: YearAccount) -> tuple[Euro, ...]:
    return account.total_received, account.carried_in, account.spent, account.committed, account.left


def _council(account: YearAccount) -> str:
    if not account.plan:
        return _("geen plan")
    if account.council is None:
        return _("nog niet")
    return _("versie %(version)s, %(day)s") % {"version": account.version, "day": day(account.council.on)}


def _purposes(account: BoardAccount) -> Sheet:
    sums: Mapping[Purpose | None, Euro] = by_purpose(account.accounts)
    rows = tuple(
        (purpose.called(language()) if purpose else _("buiten het plan"), spent)
        for purpose, spent in sums.items()
        if purpose or spent
    )
    note = _("De doelen zijn die van de landelijke monitor: %(source)s.") % {"source": Purpose.RELIEF.source.title}
    return Sheet(_("Besteed per doel"), (_("Doel"), _("Besteed")), rows, (_("Samen"), account.total("spent")), note)


def _costs(account: BoardAccount) -> Sheet:
    sums = by_cost_kind([(school.account, school.lines) for school in account.schools])
    rows = tuple(
        (kind.words(language()) if kind else _("buiten het plan"), spent)
        for kind, spent in sums.items()
        if kind or spent
    )
    note = _("De soorten zijn die van het basisonderwijs. Bron: %(source)s (niet nagekeken).") % {
        "source": CostKind.STAFF.source.title
    }
    return Sheet(_("Besteed per soort"), (_("Soort"), _("Besteed")), rows, (_("Samen"), account.total("spent")), note)


def _measures(account: BoardAccount) -> Sheet:
    rows = tuple(
        (school.name, use.measure, use.title, use.planned, use.committed, use.spent)
        for school in account.schools
        for use in school.account.measures
    )
    heads = (_("School"), _("Code"), _("Maatregel"), _("Gepland"), _("Vastgelegd"), _("Besteed"))
    total = ("", "", _("Samen"), account.total("planned"), account.total("committed"), account.total("spent"))
    return Sheet(_("Per maatregel"), heads, rows, total)


def _rests_on(account: BoardAccount) -> tuple[str, ...]:
    """The rules, plans and the last link of the ledger that the amounts rest on."""
    rules = sorted({line.rule.id for each in account.accounts for line in each.received if line.rule is not None})
    found = [_("Regels: %(rules)s.") % {"rules": ", ".join(rules)}] if rules else []
    for school in account.schools:
        if school.account.plan:
            told = {"name": school.name, "version": school.account.version, "digest": school.account.plan[:SHORT]}
            found.append(_("Plan van %(name)s: versie %(version)s, kenmerk %(digest)s.") % told)
    if account.head:
        found.append(_("Laatste schakel van de boekingen: %(head)s.") % {"head": account.head})
    return tuple(found)
