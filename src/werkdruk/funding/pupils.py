# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading DUO's files of pupils in secondary education.

Three shapes, told apart by their columns:

- *years*: one row per site, education type and programme, a column per year of study and sex (2019, and with
  INSTELLINGSCODE since then);
- *listed*: one row per site, education type and year of study, one column with the number (dataset 01voins, several
  school years in one file);
- *totals*: one row per site and board, no education types ("vavo apart", 2025).

About vavo: DUO describes the totals file as telling regular pupils *apart from* those outsourced to adult education,
and its older editions have TOTAAL AANTAL LEERLINGEN as the sum of both. So AANTAL LEERLINGEN does not include them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from operator import itemgetter
from pathlib import Path

from werkdruk.funding import faults
from werkdruk.funding.cells import FOUR, HIDDEN, NotPlain, Plain, complaint, span
from werkdruk.funding.columns import SHOWN
from werkdruk.funding.counts import BoardList, Counts
from werkdruk.funding.days import day_in_cell, day_in_name
from werkdruk.funding.delimited import Delimited, read_delimited, refusal
from werkdruk.funding.kinds import EducationType, education_type
from werkdruk.funding.tally import EITHER, VAVO, Place, Tally, group_of, numbered
from werkdruk.kernel import Problem, Span, Where

FOURS_MIN = 20
"""So many cells with 4 and none with 1, 2 or 3 is no chance: the fours are masked numbers."""

Row = list[str]


class _Types(dict[str, EducationType]):
    """Education types by their label, understood once each."""

    def __missing__(self, label: str) -> EducationType:
        found = self[label] = education_type(label)
        return found


def read_pupils(path: Path, *, day: date | None = None, vavo: bool = True) -> Counts:
    """The pupil counts in one of DUO's files, by site.

    When the file holds several count days, only the rows of `day` are read. With `vavo` the pupils outsourced to adult
    education are counted, as general pupils. Raises NotCountable when the file as a whole cannot be read, lacks
    columns, or holds several days of which none is `day`.
    """
    table = read_delimited(path, needs="school")
    reader = _Reader(table, day=day, vavo=vavo, fours=False)
    reader.read()
    if reader.may_hide_fours:
        again = _Reader(table, day=day, vavo=vavo, fours=True)
        again.read()
        reader = again if reader.shape == "listed" or again.fours_met >= FOURS_MIN else reader
    return reader.counts()


def _groups(known: EducationType, years: tuple[tuple[int, int], ...]) -> int | tuple[int, ...]:
    """The sum that a row's pupils go to, or one sum per column when the kind hangs on the year; empty for a total."""
    if known.vavo:
        return VAVO
    if known.adds_up:
        return ()
    if known.uniform and known.known:
        return group_of(known.by_year[0])
    return tuple(group_of(known.of(year)) for _, year in years)


class _Reader:
    """One reading of one file; `read` fills the tally, `counts` closes it."""

    def __init__(self, table: Delimited, *, day: date | None, vavo: bool, fours: bool) -> None:
        self.table = table
        self.vavo = vavo
        self.fours = fours
        self.fours_met = 0
        self.hidden_met = 0
        self.plain = Plain()
        self.ranges: dict[str, Span | None] = {}
        self.types = _Types()
        self.tally = Tally(table.file, table.columns)
        self.shape = self._shape()
        self.counted_on, self.skip = self._days(day)

    def _shape(self) -> str:
        at = self.table.columns
        if "type" in at and at.years:
            return "years"
        if "type" in at and "pupils" in at:
            return "listed"
        if "type" not in at and not at.years and ("pupils" in at or "all" in at):
            return "totals"
        raise refusal(
            self.table.file,
            "missing_columns",
            faults.MISSING_COLUMN.told(column=SHOWN["type" if at.years else "pupils"]),
            faults.USEFUL_FILES,
        )

    def _days(self, wanted: date | None) -> tuple[date | None, frozenset[str]]:
        """The day the rows were counted on, and the texts in the day column of rows of another day."""
        at, file = self.table.columns, self.table.file
        if "day" not in at:
            return day_in_name(file), frozenset()
        place = at["day"]
        texts = {row[place] for _, row in self.table.rows() if row is not None and len(row) >= at.width}
        days = {text: found for text in texts if (found := day_in_cell(text))}
        distinct = sorted(set(days.values()))
        if not distinct:
            return day_in_name(file), frozenset()
        if len(distinct) == 1:
            return distinct[0], frozenset()
        if wanted not in distinct:
            told = faults.SEVERAL_OTHER_DAYS if wanted else faults.SEVERAL_DAYS
            days_told = told.told(days=tuple(distinct), wanted=wanted)
            raise refusal(file, "several_days", days_told, faults.CHOOSE_DAY)
        return wanted, frozenset(text for text, found in days.items() if found != wanted)

    @property
    def may_hide_fours(self) -> bool:
        """Whether no small number but 4 was seen in a file with education types."""
        small = {text.strip() for text in self.plain}
        return self.shape != "totals" and "4" in small and not small & {"1", "2", "3"} and not self.ranges

    def read(self) -> None:
        """Read every row into the tally."""
        at = self.table.columns
        words = [word for word in ("school", "site", "board") if word in at]
        places: dict[str | tuple[str, ...], Place] = {}
        key_of: Callable[[Row], str | tuple[str, ...]] = itemgetter(*(at[word] for word in words))
        add = {"years": self._years, "listed": self._listed, "totals": self._totals}[self.shape]()
        for line, row in self._rows():
            key = key_of(row)
            place = places.get(key) or self.tally.place(line, row)
            if place is not None:
                places[key] = place
                add(line, row, place)

    def _rows(self) -> Iterator[tuple[int, Row]]:
        """The rows that can be read as columns and are of the day asked for."""
        at = self.table.columns
        day, seen = at.places.get("day", 0), set[tuple[str, ...]]()
        doubles = self.shape != "totals" and self.table.repeats
        for line, row in self.table.rows():
            if (row is None or len(row) != at.width) and self.tally.odd_row(line, row):
                continue
            if row is None or (self.skip and row[day] in self.skip):
                continue
            if doubles:
                cells = tuple(row)
                if cells in seen:
                    self._double(line)
                    self.doubled = True
                    yield line, row
                    self.doubled = False
                    continue
                seen.add(cells)
            yield line, row

    doubled = False
    """Whether the row at hand stands in the file before: then it may count, or not."""

    def _double(self, line: int) -> None:
        self.tally.problem(
            line,
            "double_row",
            faults.DOUBLE_ROW,
            faults.REMOVE_DOUBLE,
        )

    def _years(self) -> Callable[[int, Row, Place], None]:
        """How a row of the shape *years* is added: nearly always all its cells are plain numbers of one kind."""
        years, low, types = self.table.columns.years, self.tally.low, self.types
        label_at, first, last = self.table.columns["type"], years[0][0], years[-1][0] + 1
        together = [place for place, _ in years] == list(range(first, last))
        number, careful = self.plain.__getitem__, self.fours or not together
        groups: dict[str, int | tuple[int, ...]] = {}

        def add(line: int, row: Row, place: Place) -> None:
            label = row[label_at]
            group = groups.get(label)
            if group is None:
                group = groups[label] = _groups(types[label], years)
            sums = low[place]
            try:
                if careful or self.doubled:
                    raise NotPlain  # noqa: TRY301 - the same turn as for a cell that is not plain
                if isinstance(group, int):
                    sums[group] += sum(map(number, row[first:last]))
                    return
                numbers = list(map(number, row[first:last]))
            except NotPlain:
                self._slow(line, row, place, [(year, row[at]) for at, year in years])
                return
            if not group:
                self.tally.totals_line(line)
                return
            before = sums[EITHER]
            for one, count in zip(group, numbers, strict=True):
                sums[one] += count
            if sums[EITHER] != before:
                self._unclear(line, row, Span.exact(sums[EITHER] - before))

        return add

    def _listed(self) -> Callable[[int, Row, Place], None]:
        """How a row of the shape *listed* is added."""
        at = self.table.columns

        def add(line: int, row: Row, place: Place) -> None:
            text = row[at["year"]].strip() if "year" in at else ""
            year = int(text) if text in {"1", "2", "3", "4", "5", "6"} else None
            self._slow(line, row, place, [(year, row[at["pupils"]])])

        return add

    def _totals(self) -> Callable[[int, Row, Place], None]:
        """How a row of the shape *totals* is added; a second row of one site may replace the first or add to it."""
        at = self.table.columns
        first: dict[Place, Span] = {}

        def add(line: int, row: Row, place: Place) -> None:
            words = ["pupils" if "pupils" in at else "all"] + ["vavo"] * ("vavo" in at)
            found = self._spans(line, [row[at[word]] for word in words])
            if found is None:
                return
            vavo = found[1] if len(found) > 1 else Span(0, 0)
            pupils = found[0]
            if "pupils" not in at:
                pupils = Span(max(0, pupils.low - vavo.high), max(0, pupils.high - vavo.low))
            if place in first and place[1] is not None:
                self._double(line)
                earlier = first[place]
                pupils = Span(min(0, pupils.low - earlier.high), pupils.high)
                vavo = Span(0, vavo.high)
            first.setdefault(place, pupils)
            self.tally.add(place, EITHER, pupils)
            self.tally.add(place, VAVO, vavo)

        return add

    def _slow(self, line: int, row: Row, place: Place, cells: list[tuple[int | None, str]]) -> None:
        """Add cells one by one: some are no plain number, or the row may be double."""
        at = self.table.columns
        known = self.types[row[at["type"]]]
        if known.adds_up:
            self.tally.totals_line(line)
            return
        found = self._spans(line, [text for _, text in cells])
        if found is None:
            return
        adult = known.vavo or ("adult" in at and row[at["adult"]].strip().upper() == "VAVO")
        unclear = Span(0, 0)
        for (year, _), count in zip(cells, found, strict=True):
            group = VAVO if adult else group_of(known.of(year))
            noted = Span(0, count.high) if self.doubled else count
            self.tally.add(place, group, noted)
            unclear += noted if group == EITHER else Span(0, 0)
        if unclear.high:
            self._unclear(line, row, unclear)

    def _unclear(self, line: int, row: Row, count: Span) -> None:
        label = row[self.table.columns["type"]]
        if not self.types[label].known or self.shape == "listed":
            self.tally.doubt(label, line, count)
            return
        self.tally.problem(
            line,
            "year_contradicts",
            faults.YEAR_CONTRADICTS.told(label=label.strip()[:60], count=numbered(count)),
            faults.CHECK_TYPE,
        )

    def _spans(self, line: int, cells: Row) -> list[Span] | None:
        """What the cells stand for, a problem noted when some are suppressed; None when one is unreadable."""
        found = []
        for text in cells:
            count = FOUR if self.fours and text.strip() == "4" else span(text)
            if count is None:
                what, hint = complaint(text)
                self.tally.problem(line, "bad_number", faults.BAD_NUMBER.told(what=what), hint)
                return None
            self.fours_met += count is FOUR
            if count.is_exact:
                self.plain[text] = count.low
            elif count is not FOUR:
                self.ranges[text] = count
            found.append(count)
        self._suppressed(line, [count for count in found if not count.is_exact and count is not FOUR])
        return found

    def _suppressed(self, line: int, ranges: list[Span]) -> None:
        if not ranges:
            return
        self.hidden_met += HIDDEN in ranges
        low, high = sum(count.low for count in ranges), sum(count.high for count in ranges)
        hidden = faults.ONE_HIDDEN if len(ranges) == 1 else faults.HIDDEN
        self.tally.problem(
            line,
            "hidden" if HIDDEN in ranges else "suppressed",
            hidden.told(cells=len(ranges), low=low, high=high),
            faults.FILL_IN,
        )

    def counts(self) -> Counts:
        """All that was read."""
        if not self.tally.low:
            told = faults.NO_ROWS.told(first=self.tally.first)
            raise refusal(self.table.file, "no_rows", told, faults.FETCH_FILE_AGAIN)
        self.tally.note_unclear()
        rows = self.tally.counts(vavo=self.vavo)
        found = self.tally.boards.found(self.tally.names)
        problems = (*self._remarks(sum((row.either for row in rows), Span(0, 0))), *self.tally.problems)
        return Counts(
            rows,
            self.counted_on,
            self.table.digest,
            self.table.file,
            BoardList(found.boards, found.names, ()),
            self.tally.vavo,
            self.vavo,
            (*problems, *found.problems),
        )

    def _remarks(self, either: Span) -> Iterator[Problem]:
        """What holds for the file as a whole, each said once."""
        where = Where(self.table.file)
        if self.shape == "totals":
            told = faults.KINDS_UNKNOWN.told(pupils=numbered(either))
            yield Problem.said("kinds_unknown", where, message=told, hint=faults.FILE_WITH_TYPES)
        vavo = numbered(self.tally.vavo)
        if self.tally.vavo.high and self.vavo:
            told = faults.VAVO_COUNTED.told(pupils=vavo)
            yield Problem.said("vavo_counted", where, message=told, hint=faults.WITHOUT_VAVO)
        elif self.tally.vavo.high:
            told = faults.VAVO_LEFT_OUT.told(pupils=vavo)
            yield Problem.said("vavo_left_out", where, message=told, hint=faults.WITH_VAVO)
        if self.fours:
            told = faults.MASKED_FOURS.told(times=self.fours_met)
            yield Problem.said("masked_fours", where, message=told, hint=faults.OTHER_FILE)
        if self.hidden_met:
            told = faults.HIDDEN_ASSUMED.told(rows=self.hidden_met, low=HIDDEN.low, high=HIDDEN.high)
            yield Problem.said("hidden_assumed", where, message=told, hint=faults.ZERO_FOR_EMPTY)
