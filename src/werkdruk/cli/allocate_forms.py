# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms an allocation is printed in: a table to read, CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from werkdruk.funding import Allocation, BoardShare, EuroSpan, SchoolDifference, SchoolShare, SiteShare, Step
from werkdruk.funding.steps import UNKNOWN_DAY, euros
from werkdruk.funding.tally import number
from werkdruk.kernel import Problem, Span
from werkdruk.kernel.digests import plain
from werkdruk.kernel.dutch import day as in_words
from werkdruk.kernel.dutch import whole

if TYPE_CHECKING:
    from werkdruk.cli.allocate_against import Against

SHOWN_PER_KIND = 5
NAME_WIDTH = 36
STATUS = {
    "enacted": "vastgesteld",
    "proposed": "voorstel",
    "estimate": "schatting",
    "unverified": "NIET NAGELEZEN",
}
LEFT_OUT = ("bad_row", "bad_number", "bad_school")
"""The problems of rows that are left out of the counts."""

ESTIMATE = "SCHATTING: de leerlingen zijn niet geteld op de dag van de wet"
Trace = Sequence[Step] | None


def as_json(allocation: Allocation, *, sites: bool, trace: Trace, against: Against | None) -> str:
    """The allocation as JSON, amounts in cents, a range as `min` and `max`; keys as the documentation names them."""
    rule = allocation.rule
    found: dict[str, Any] = {
        "rule": {
            "id": rule.id,
            "title": rule.title,
            "known_since": rule.known_since.isoformat(),
            "status": rule.status.value,
            "source": plain(rule.source),
            "caveat": rule.caveat,
        },
        "year": allocation.year.year,
        "count_date": allocation.count_date.isoformat(),
        "counted_on": allocation.counted_on.isoformat() if allocation.counted_on else None,
        "estimate": allocation.estimate,
        "total_cents": allocation.total.as_json(),
        "individual_cents": allocation.individual.as_json(),
        "collective_cents": allocation.collective.as_json(),
        "boards": [_board_json(board, sites=sites) for board in allocation.boards],
        "problems": [problem.as_json() for problem in allocation.problems],
    }
    if trace is not None:
        found["trace"] = [
            {
                "text": step.text,
                "amount_cents": step.amount.as_json() if step.amount else None,
                "source": str(step.source) if step.source else None,
            }
            for step in trace
        ]
    if against is not None:
        found["against"] = {"rule": against.rule, "year": against.year, "estimate": against.estimate}
        found["differences"] = [_difference_json(difference) for difference in against.schools]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


def _board_json(board: BoardShare, *, sites: bool) -> dict[str, Any]:
    return {
        "board": board.board,
        "total_cents": board.total.as_json(),
        "individual_cents": board.individual.as_json(),
        "collective_cents": board.collective.as_json(),
        "schools": [
            {"school": school.school}
            | _share_json(school)
            | ({"sites": [{"site": site.site} | _share_json(site) for site in school.sites]} if sites else {})
            for school in board.schools
        ],
    }


def _share_json(share: SchoolShare | SiteShare) -> dict[str, Any]:
    return {
        "general": share.general.as_json(),
        "vocational": share.vocational.as_json(),
        "amount_cents": share.amount.as_json(),
        "collective_cents": share.collective.as_json(),
    }


def _difference_json(difference: SchoolDifference) -> dict[str, Any]:
    earlier, later = (
        side and {"amount_cents": side.amount.as_json(), "collective_cents": side.collective.as_json()}
        for side in (difference.earlier, difference.later)
    )
    return {
        "school": difference.school,
        "earlier": earlier,
        "later": later,
        "difference_cents": difference.amount.as_json(),
        "collective_difference_cents": difference.collective.as_json(),
    }


def as_csv(allocation: Allocation, *, sites: bool, trace: Trace, against: Against | None) -> str:
    """One row per school (or site, school difference, step), semicolons, UTF-8, cents and euros; no total row.

    Amounts have a lowest and a highest column. A name that a spreadsheet takes for a formula gets a quote before it.
    """
    import csv

    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    marks = {
        "jaar": str(allocation.year),
        "regel": allocation.rule.id,
        "status": allocation.rule.status.value,
        "geteld_op": allocation.counted_on.isoformat() if allocation.counted_on else "",
        "schatting": "ja" if allocation.estimate or (against is not None and against.estimate) else "nee",
    }
    for position, row in enumerate(_csv_rows(allocation, sites=sites, trace=trace, against=against)):
        if position == 0:
            writer.writerow([*row, *marks])
        writer.writerow([*row.values(), *marks.values()])
    return out.getvalue()


def _csv_rows(
    allocation: Allocation, *, sites: bool, trace: Trace, against: Against | None
) -> Iterator[dict[str, str | int]]:
    if trace is not None:
        for position, step in enumerate(trace, start=1):
            cents = _cents("bedrag", step.amount) if step.amount else dict.fromkeys(_cents("bedrag", NOTHING), "")
            yield {"stap": position, "tekst": _safe(step.text), **cents}
    elif against is not None:
        for found in against.schools:
            yield {
                "school": found.school,
                "naam": _safe(allocation.names.get(found.school, "")),
                "wat": _change(found),
                **_cents("was", found.earlier.amount if found.earlier else NOTHING),
                **_cents("wordt", found.later.amount if found.later else NOTHING),
                **_cents("verschil", found.amount),
                **_cents("collectief_verschil", found.collective),
            }
    else:
        for board in allocation.boards:
            for school in board.schools:
                for share in school.sites if sites else (school,):
                    yield _csv_share(allocation, board, school, share)


def _csv_share(
    allocation: Allocation, board: BoardShare, school: SchoolShare, share: SchoolShare | SiteShare
) -> dict[str, str | int]:
    site = share.site or "" if isinstance(share, SiteShare) else ""
    return {
        "bestuur": board.board or "",
        "school": school.school,
        "vestiging": site,
        "naam": _safe(allocation.names.get(site) or allocation.names.get(school.school, "")),
        "algemeen_min": share.general.low,
        "algemeen_max": share.general.high,
        "beroeps_min": share.vocational.low,
        "beroeps_max": share.vocational.high,
        **_cents("bedrag", share.amount),
        **_cents("collectief", share.collective),
    }


def _cents(name: str, span: EuroSpan) -> dict[str, str | int]:
    low, high = sorted((span.low.cents, span.high.cents))
    return {
        f"{name}_cent_min": low,
        f"{name}_cent_max": high,
        f"{name}_euro_min": _comma(low),
        f"{name}_euro_max": _comma(high),
    }


def _comma(cents: int) -> str:
    units, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{units},{rest:02d}"


NOTHING = EuroSpan.total(())


def _safe(text: str) -> str:
    """A text that no spreadsheet runs as a formula and no terminal as a command."""
    clean = _clean(text)
    return f"'{clean}" if clean.startswith(("=", "+", "-", "@")) else clean


def _clean(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text).strip()


def as_table(allocation: Allocation, *, sites: bool, trace: Trace, against: Against | None) -> str:
    """The allocation to read: what rule and which pupils, a line per school and board, the total, the marks again."""
    lines = [*_head(allocation, against), ""]
    if trace is not None:
        lines += [f"{position:>2}. {_clean(step.text)}" for position, step in enumerate(trace, start=1)]
    elif against is not None:
        lines += _aligned(_difference_rows(allocation, against), left=3)
    else:
        lines += _aligned(_share_rows(allocation, sites=sites), left=3)
    return "\n".join([*lines, "", *_marks(allocation, against)]).rstrip("\n") + "\n"


def _head(allocation: Allocation, against: Against | None) -> Iterator[str]:
    rule = allocation.rule
    what = "verschil per school" if against else "per bestuur en school"
    yield f"Werkdrukmiddelen {allocation.year}, {what}" + (" (schatting)" if allocation.estimate else "")
    yield f"Regel   {rule.id}: {rule.title} ({STATUS[rule.status.value]}), bekend sinds {in_words(rule.known_since)}"
    yield f"Bron    {rule.source}"
    counted = in_words(allocation.counted_on) if allocation.counted_on else UNKNOWN_DAY
    yield f"Teldag  {in_words(allocation.count_date)}; geteld op {counted}"
    if against:
        yield f"Eerder  regel {against.rule}, jaar {against.year}" + (" (schatting)" if against.estimate else "")
    yield from _marks(allocation, against)


def _marks(allocation: Allocation, against: Against | None) -> Iterator[str]:
    """What must be known of every amount; said above and below the table."""
    if allocation.estimate:
        yield f"{ESTIMATE}."
    if against is not None and against.estimate:
        yield "SCHATTING: ook de eerdere berekening was een schatting."
    if allocation.rule.caveat:
        yield f"Let op: {allocation.rule.caveat}"
    if not allocation.total.is_exact:
        yield "Let op: niet elk aantal is precies bekend; je ziet het laagste en het hoogste bedrag."
    left_out = sum(problem.code in LEFT_OUT for problem in allocation.problems)
    if left_out:
        yield f"Let op: {whole(left_out)} regels tellen niet mee (niet te lezen). De bedragen zijn dus te laag."
    if allocation.problems:
        yield f"Opmerkingen bij de bestanden: {whole(len(allocation.problems))}."


def _share_rows(allocation: Allocation, *, sites: bool) -> Iterator[Sequence[str]]:
    yield "Bestuur", "School", "Naam", "Algemeen", "Beroeps", "Bedrag", "Individueel", "Collectief"
    for board in allocation.boards:
        name = board.board or "geen"
        for school in board.schools:
            shown = _clean(allocation.names.get(school.school, ""))[:NAME_WIDTH]
            yield name, school.school, shown, *_numbers(school), euros(school.amount), "", euros(school.collective)
            for site in school.sites if sites else ():
                shown = _clean(allocation.names.get(site.site or "", ""))[:NAME_WIDTH]
                yield (
                    name,
                    site.site or f"{school.school}??",
                    shown,
                    *_numbers(site),
                    euros(site.amount),
                    "",
                    euros(site.collective),
                )
        halves = euros(board.total), euros(board.individual), euros(board.collective)
        yield name, "samen", "", *_together(board.schools), *halves
    every = [school for board in allocation.boards for school in board.schools]
    totals = euros(allocation.total), euros(allocation.individual), euros(allocation.collective)
    yield "Totaal", "", "1 school" if len(every) == 1 else f"{whole(len(every))} scholen", *_together(every), *totals


def _numbers(share: SchoolShare | SiteShare) -> tuple[str, str]:
    return number(share.general), number(share.vocational)


def _together(schools: Sequence[SchoolShare]) -> tuple[str, str]:
    return (
        number(sum((school.general for school in schools), Span(0, 0))),
        number(sum((school.vocational for school in schools), Span(0, 0))),
    )


def _difference_rows(allocation: Allocation, against: Against) -> Iterator[Sequence[str]]:
    yield "School", "Naam", "Wat", "Was", "Wordt", "Verschil", "Verschil collectief"
    for found in against.schools:
        yield (
            found.school,
            _clean(allocation.names.get(found.school, ""))[:NAME_WIDTH],
            _change(found),
            euros(found.earlier.amount) if found.earlier else "",
            euros(found.later.amount) if found.later else "",
            euros(found.amount),
            euros(found.collective),
        )
    was = EuroSpan.total(found.earlier.amount for found in against.schools if found.earlier)
    becomes = EuroSpan.total(found.later.amount for found in against.schools if found.later)
    change = EuroSpan.total(found.amount for found in against.schools)
    shared = EuroSpan.total(found.collective for found in against.schools)
    yield "Totaal", "", "", euros(was), euros(becomes), euros(change), euros(shared)


def _change(found: SchoolDifference) -> str:
    if found.earlier is None:
        return "nieuw"
    if found.later is None:
        return "weg"
    return "blijft" if found.earlier != found.later else "gelijk"


def _aligned(rows: Iterable[Sequence[str]], *, left: int) -> list[str]:
    """The rows as lines of text: the first `left` columns to the left, amounts and numbers to the right."""
    found = list(rows)
    widths = [max(map(len, column)) for column in zip(*found, strict=True)]
    lines = [
        "  ".join(
            cell.ljust(width) if place < left else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in found
    ]
    lines.insert(1, "-" * max(map(len, lines)))
    lines.insert(-1, lines[1])
    return lines


def problem_lines(problems: Sequence[Problem]) -> Iterator[str]:
    """The problems as lines, of each kind the first few and how many more there are."""
    met: dict[str, int] = {}
    for problem in problems:
        met[problem.code] = met.get(problem.code, 0) + 1
        if met[problem.code] <= SHOWN_PER_KIND:
            yield _clean(problem.line())
    for code, count in met.items():
        if count > SHOWN_PER_KIND:
            more = whole(count - SHOWN_PER_KIND)
            yield f"... en nog {more} van de soort '{code}'; met --format json zie je ze alle."
