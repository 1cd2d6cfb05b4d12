# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The running sums while a pupil file is read, and the problems met on the way."""

from __future__ import annotations

from dataclasses import dataclass

from werkdruk.funding import faults
from werkdruk.funding.boards import PROBLEMS_MAX, Finder, is_heading, school_code
from werkdruk.funding.columns import Columns
from werkdruk.funding.counts import Kind, PupilCount
from werkdruk.funding.delimited import refusal
from werkdruk.funding.sayings import RANGE
from werkdruk.kernel import Brin, InvalidCode, Language, Problem, SiteCode, Span, Where, forms_of
from werkdruk.kernel.languages import Told, Words

GENERAL, VOCATIONAL, EITHER, VAVO = range(4)
"""The places of the four sums of one site; vavo is apart so that it can be left out."""

Sums = list[int]
Place = tuple[Brin, SiteCode | None]


def number(span: Span, language: Language = Language.NL) -> str:
    """The number in words, or its bounds."""
    low, high = span.low, span.high
    return forms_of(language).whole(low) if span.is_exact else RANGE(language, low=low, high=high)


def numbered(span: Span) -> int | Told:
    """The number, or its bounds, in no language yet."""
    return span.low if span.is_exact else RANGE.told(low=span.low, high=span.high)


def group_of(kind: Kind | None) -> int:
    """The place of the sum that a pupil of this kind goes to."""
    if kind is None:
        return EITHER
    return VOCATIONAL if kind is Kind.VOCATIONAL else GENERAL


@dataclass(slots=True)
class Unclear:
    """What was met of one education type that tells no kind."""

    line: int
    rows: int = 0
    pupils: Span = Span(0, 0)  # noqa: RUF009 - frozen


class Tally:
    """Sums by site of exact counts (`low`) and what suppressed or doubtful ones add at most (`slack`)."""

    def __init__(self, file: str, columns: Columns) -> None:
        self.file = file
        self.columns = columns
        self.low: dict[Place, Sums] = {}
        self.slack: dict[Place, Sums] = {}
        self.names: dict[str, str] = {}
        self.boards = Finder(file)
        self.problems: list[Problem] = []
        self.first: Words = faults.ONLY_HEADER
        self.unclear: dict[str, Unclear] = {}

    def problem(self, line: int | None, code: str, message: Words, hint: Words) -> None:
        """Note a problem with one row, or with the whole file; `first` is what the first one says.

        Raises NotCountable when there are too many.
        """
        if len(self.problems) >= PROBLEMS_MAX:
            told = faults.TOO_MANY.told(most=PROBLEMS_MAX)
            raise refusal(self.file, "too_many_problems", told, faults.FETCH_OR_SAVE)
        self.first = self.first if self.problems else message
        self.problems.append(Problem.said(code, Where(self.file, line), message=message, hint=hint))

    def add(self, place: Place, group: int, count: Span) -> None:
        """Add a count that may be a range."""
        self.low[place][group] += count.low
        self.slack.setdefault(place, [0, 0, 0, 0])[group] += count.high - count.low

    def doubt(self, label: str, line: int, count: Span) -> None:
        """Note pupils of an education type that tells no kind."""
        noted = self.unclear.setdefault(label, Unclear(line))
        noted.rows += 1
        noted.pupils += count

    def place(self, line: int, row: list[str]) -> Place | None:
        """The site a row is about, made known when it is new; None, with a problem, when there is no valid school."""
        at = self.columns
        school_text = row[at["school"]].strip()
        site_text = row[at["site"]].strip().upper() if "site" in at else ""
        if is_heading(school_text):
            self.problem(line, "repeated_header", faults.HEADER_AGAIN, faults.REMOVE_LINE)
            return None
        try:
            school = school_code(school_text)
        except InvalidCode:
            if any("totaal" in cell.lower() for cell in row):
                self.totals_line(line)
                return None
            self.problem(line, "bad_school", faults.BAD_SCHOOL.told(text=school_text[:20]), faults.BRIN_LOOKS)
            return None
        if site_text.startswith("TOTAAL"):
            self.totals_line(line)
            return None
        place = school, self._site(line, school, site_text or school_text.upper())
        self.low.setdefault(place, [0, 0, 0, 0])
        if "board" in at:
            self.boards.add(line, school, row[at["board"]])
        if "name" in at and (name := row[at["name"]].strip()):
            self.names.setdefault(school, name)
            if place[1]:
                self.names.setdefault(place[1], name)
        return place

    def totals_line(self, line: int) -> None:
        """Note a row that repeats what other rows say."""
        self.problem(line, "totals_line", faults.TOTALS_LINE, faults.REMOVE_LINE)

    def _site(self, line: int, school: Brin, text: str) -> SiteCode | None:
        if not text or text == school:
            return None
        full = f"{school}{text.zfill(2)}" if text.isdigit() else text
        try:
            site = SiteCode(full)
        except InvalidCode:
            site = None
        if site is None or site.brin != school:
            self.problem(line, "bad_site", faults.BAD_SITE.told(text=text[:20], school=school), faults.SITE_LOOKS)
            return None
        return site

    def odd_row(self, line: int, row: list[str] | None) -> bool:
        """Whether a row cannot be read as columns, noted as a problem; empty cells at the end do no harm."""
        width = self.columns.width
        message: Words
        if row is None:
            message = faults.ROW_QUOTES
        elif len(row) < width or any(cell.strip() for cell in row[width:]):
            message = faults.ROW_WIDTH.told(found=len(row), width=width)
        else:
            return False
        self.problem(line, "bad_row", message, faults.CHECK_SIGNS)
        return True

    def note_unclear(self) -> None:
        """One problem for each education type that tells no kind."""
        for label, noted in self.unclear.items():
            if noted.pupils.high:
                pupils = numbered(noted.pupils)
                message = faults.UNCLEAR_TYPE.told(label=label.strip()[:60], rows=noted.rows, pupils=pupils)
                self.problem(noted.line, "unclear_type", message, faults.TYPE_PER_WAY)

    def counts(self, *, vavo: bool) -> tuple[PupilCount, ...]:
        """One count per site, sorted; the outsourced pupils among the general ones when `vavo`."""
        return tuple(
            self._count(place, vavo=vavo) for place in sorted(self.low, key=lambda place: (place[0], place[1] or ""))
        )

    def _count(self, place: Place, *, vavo: bool) -> PupilCount:
        low, slack = self.low[place], self.slack.get(place, (0, 0, 0, 0))
        spans = [Span(least, least + more) for least, more in zip(low, slack, strict=True)]
        general = spans[GENERAL] + spans[VAVO] if vavo else spans[GENERAL]
        return PupilCount(*place, general, spans[VOCATIONAL], spans[EITHER])

    @property
    def vavo(self) -> Span:
        """All outsourced pupils."""
        least = sum(sums[VAVO] for sums in self.low.values())
        return Span(least, least + sum(sums[VAVO] for sums in self.slack.values()))
