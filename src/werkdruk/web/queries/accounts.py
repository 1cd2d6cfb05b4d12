# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The account of a year, as it stands or as it was issued. A page prints the same body that is issued."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from werkdruk.deciding.consent import Act
from werkdruk.deciding.years import Phase
from werkdruk.kernel import Euro, Language, WerkdrukError, digest
from werkdruk.planning import Purpose, fits
from werkdruk.reporting import YearAccount, account_of, as_csv, as_json, closing, plan_as_json, text
from werkdruk.web import access
from werkdruk.web.models import IssuedAccount, User, Year
from werkdruk.web.queries.bookings import issued_account
from werkdruk.web.queries.consents import decided_plan
from werkdruk.web.queries.entrance import called
from werkdruk.web.queries.ledger import load_entries
from werkdruk.web.queries.proposals import PURPOSES
from werkdruk.web.queries.results import PotBar
from werkdruk.web.wording import day, language

SHORT = 19
"""How much of a digest people compare by eye: `sha256:` and twelve digits."""


class AccountChanged(WerkdrukError):
    """An issued account that is no longer what its digest says."""

    def __init__(self, kept: str, found: str) -> None:
        super().__init__(f"the account issued is {kept}, its body gives {found}")
        self.kept = kept
        self.found = found


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """What came in under one rule for one funding year."""

    funding_year: str
    months: int
    amount: Euro
    rule: str
    title: str
    documents: str


@dataclass(frozen=True, slots=True)
class Caveat:
    """Why amounts are not certain, and by which rules."""

    rules: str
    text: str


@dataclass(frozen=True, slots=True)
class UseRow:
    """What a measure, or all of a purpose together, was to cost and did."""

    code: str
    title: str
    planned: Euro | None
    committed: Euro
    spent: Euro
    left: Euro | None


@dataclass(frozen=True, slots=True)
class PurposeRows:
    """The measures for one purpose, and all of them together."""

    title: str
    uses: tuple[UseRow, ...]
    total: UseRow


@dataclass(frozen=True, slots=True)
class Export:
    """A file to take along: what it is called and where it is."""

    name: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class AccountPage:
    """The account for somebody. `on` is the day it tells up to; `issued_on` None while it is not issued."""

    on: date
    is_over: bool
    issued_on: date | None
    issued_by: str
    digest: str
    digest_short: str
    is_outdated: bool
    available: Euro
    received: tuple[ReceivedRow, ...]
    caveats: tuple[Caveat, ...]
    carried_in: Euro
    carried_out: Euro
    free: Euro
    left: Euro
    planned: Euro | None
    committed: Euro
    spent: Euro
    purposes: tuple[PurposeRows, ...]
    bar: PotBar
    version: int
    plan_digest: str
    plan_short: str
    council: str
    remarks: tuple[str, ...]
    exports: tuple[Export, ...]
    command: str
    closing: str
    may_issue: bool


def account_on(year: Year, on: date) -> YearAccount:
    """The account of a year up to and with a day. Raises PlanChanged when its plan is not what was kept."""
    return account_of(
        load_entries(school=year.school.brin),
        school=year.school.brin,
        school_year=year.school_year,
        decided=decided_plan(year),
        on=on,
    )


def body_on(year: Year, on: date) -> dict[str, Any]:
    """All there is to issue: per language the account for programs, people and spreadsheets; the plan it rests on."""
    account = account_on(year, on)
    decided = decided_plan(year)
    told = {str(each.value): _told(account, each) for each in Language}
    return {**told, "plan": None if decided is None else plan_as_json(decided)}


def _told(account: YearAccount, reader: Language) -> dict[str, Any]:
    return {
        "account": as_json(account, language=reader),
        "text": text(account, language=reader),
        "csv": as_csv(account, language=reader),
        "closing": closing(account, language=reader),
    }


def body_of(issued: IssuedAccount) -> dict[str, Any]:
    """The body of an issued account. Raises AccountChanged when it is not what its digest says."""
    body: dict[str, Any] = issued.body
    found = digest(body)
    if found != issued.digest:
        raise AccountChanged(issued.digest, found)
    return body


def body_to_show(year: Year, on: date) -> dict[str, Any]:
    """The account as issued, else as it stands on a day, in the reader's language. Raises as `page_of` does."""
    issued = issued_account(year)
    return _read(body_on(year, on) if issued is None else body_of(issued))


def _read(body: Mapping[str, Any]) -> dict[str, Any]:
    """What a body says in the reader's language, with the plan."""
    return {**body[language().value], "plan": body["plan"]}


def page_of(year: Year, user: User, on: date) -> AccountPage:
    """The account for somebody: as issued, else as it stands. Raises AccountChanged or PlanChanged."""
    issued = issued_account(year)
    body = body_to_show(year, on)
    told = body["account"]
    plan, council = told["plan"] or {}, told["council"]
    kept = issued.digest if issued is not None else ""
    is_over = on > year.school_year.last
    return AccountPage(
        on=on if issued is None else issued.on,
        is_over=is_over,
        issued_on=None if issued is None else issued.on,
        issued_by="" if issued is None else called(issued.by),
        digest=kept,
        digest_short=kept[:SHORT],
        is_outdated=issued is not None and _figures(_read(body_on(year, issued.on))) != _figures(body),
        available=_sum(told, "received_cents", "carried_in_cents"),
        received=tuple(_received(line) for line in told["received"]),
        caveats=_caveats(told["received"]),
        carried_in=_euro(told, "carried_in_cents"),
        carried_out=_euro(told, "carried_out_cents"),
        free=_euro(told, "free_cents"),
        left=_euro(told, "left_cents"),
        planned=_together("", [_use(use) for use in told["measures"]]).planned,
        committed=_euro(told, "committed_cents"),
        spent=_euro(told, "spent_cents"),
        purposes=tuple(_purposes(told["measures"], has_plan=bool(plan))),
        bar=_bar(told, is_over=is_over),
        version=plan.get("version", 0),
        plan_digest=plan.get("digest", ""),
        plan_short=plan.get("digest", "")[:SHORT],
        council=_council(council),
        remarks=tuple(remark["text"] for remark in told["remarks"]),
        exports=_exports(year, has_plan=body["plan"] is not None),
        command=_command(year, on if issued is None else issued.on, has_plan=body["plan"] is not None),
        closing=body["closing"],
        may_issue=_may_issue(year, user, is_over=is_over, is_issued=issued is not None),
    )


def _may_issue(year: Year, user: User, *, is_over: bool, is_issued: bool) -> bool:
    is_running = Phase(year.phase) is Phase.CARRYING_OUT
    return is_over and is_running and not is_issued and access.can(user, access.Act.ISSUE_ACCOUNT, year.school)


def _figures(body: Mapping[str, Any]) -> dict[str, Any]:
    """The amounts of an account, without words that a later version of the program may say otherwise."""
    told = body["account"]
    measures = [{**use, "title": ""} for use in told["measures"]]
    return {**{key: value for key, value in told.items() if key.endswith("_cents")}, "measures": measures}


def _euro(told: Mapping[str, Any], key: str) -> Euro:
    return Euro(told[key])


def _sum(told: Mapping[str, Any], *keys: str) -> Euro:
    return Euro.sum(_euro(told, key) for key in keys)


def _received(line: Mapping[str, Any]) -> ReceivedRow:
    rule = line["rule"] or {"id": line["scheme"], "title": _("regel onbekend")}
    return ReceivedRow(
        funding_year=str(line["funding_year"]),
        months=line["months"],
        amount=_euro(line, "amount_cents"),
        rule=rule["id"],
        title=rule["title"],
        documents=", ".join(line["documents"]),
    )


def _caveats(lines: list[dict[str, Any]]) -> tuple[Caveat, ...]:
    """Each caveat once, with the rules it goes with."""
    found: dict[str, list[str]] = {}
    for line in lines:
        if line["caveat"]:
            found.setdefault(line["caveat"], []).append(_received(line).rule)
    return tuple(Caveat(", ".join(rules), words) for words, rules in found.items())


def _purposes(measures: list[dict[str, Any]], *, has_plan: bool) -> list[PurposeRows]:
    groups: dict[str | None, list[UseRow]] = {}
    for use in measures:
        groups.setdefault(use["purpose"], []).append(_use(use))
    outside = _("buiten het plan") if has_plan else _("maatregelen")
    return [
        PurposeRows(title, tuple(uses), _together(title, uses))
        for purpose, uses in groups.items()
        for title in [str(PURPOSES[Purpose(purpose)]) if purpose else outside]
    ]


def _use(use: Mapping[str, Any]) -> UseRow:
    planned, left = use["planned_cents"], use["left_of_plan_cents"]
    return UseRow(
        code=use["measure"],
        title=use["title"],
        planned=None if planned is None else Euro(planned),
        committed=_euro(use, "committed_cents"),
        spent=_euro(use, "spent_cents"),
        left=None if left is None else Euro(left),
    )


def _together(title: str, uses: list[UseRow]) -> UseRow:
    planned = [use.planned for use in uses if use.planned is not None]
    left = [use.left for use in uses if use.left is not None]
    return UseRow(
        code="",
        title=title,
        planned=Euro.sum(planned) if planned else None,
        committed=Euro.sum(use.committed for use in uses),
        spent=Euro.sum(use.spent for use in uses),
        left=Euro.sum(left) if left else None,
    )


def _bar(told: Mapping[str, Any], *, is_over: bool) -> PotBar:
    """The bar of an account; while the year runs, what the plan still needs is chosen and not left."""
    left = _euro(told, "left_cents")
    needs = [Euro(use["left_of_plan_cents"] or 0) for use in told["measures"]]
    still = fits([need for need in needs if need > Euro.zero()], left)
    is_chosen = still.fits and not is_over
    return PotBar(
        received=_sum(told, "received_cents", "carried_in_cents"),
        chosen=still.asked if is_chosen else Euro.zero(),
        committed=_euro(told, "committed_cents"),
        spent=_euro(told, "spent_cents"),
        left=still.left if is_chosen else left,
    )


def _council(said: Mapping[str, Any] | None) -> str:
    """What the council decided, as a sentence with a place for the day; empty when it decided nothing."""
    if said is None:
        return ""

    words = {
        Act.CONSENT: _("De PMR stemde op %(day)s in met deze versie van het plan."),
        Act.ACCEPT_CONDITIONS: _("De PMR stemde onder voorwaarden in; de school nam die over op %(day)s."),
        Act.GRANT: _("De geschillencommissie gaf op %(day)s toestemming in plaats van de PMR."),
        Act.REFUSE: _("De PMR stemde op %(day)s niet in met het plan."),
        Act.DENY: _("De geschillencommissie gaf op %(day)s geen toestemming."),
    }
    sentence = words.get(Act(said["act"]), _("Het plan ligt sinds %(day)s bij de PMR."))
    return sentence % {"day": day(date.fromisoformat(said["on"]))}


def _exports(year: Year, *, has_plan: bool) -> tuple[Export, ...]:
    at = [year.school.brin, year.school_year]
    forms = [
        ("pdf", _("PDF"), _("om te printen of mee te sturen")),
        ("xlsx", _("Excel"), _("om mee te rekenen; bedragen in euro's")),
        ("tekst", _("Tekst"), _("om te lezen, te mailen of in het jaarverslag te zetten")),
        ("csv", _("CSV"), _("voor een rekenblad; bedragen in centen")),
        ("json", _("JSON"), _("voor programma's")),
    ]
    if has_plan:
        forms.append(("plan", _("Plan als JSON"), _("het plan waar dit over gaat")))
    bookings = reverse("money-file", args=[*at, "json"])
    journal = Export(_("Boekingen als JSON"), _("het journaal van de school"), bookings)
    return (*(Export(name, note, reverse("account-file", args=[*at, form])) for form, name, note in forms), journal)


def _command(year: Year, on: date, *, has_plan: bool) -> str:
    """What to type to make the account again from the files that are taken along."""
    brin, years = year.school.brin, str(year.school_year)
    start = f"werkdruk-{brin}-{years.replace('/', '-')}"
    plan = f" --plan {start}-plan.json" if has_plan else ""
    return f"werkdruk account {start}-journaal.json{plan} --school {brin} --year {years} --on {on.isoformat()}"
