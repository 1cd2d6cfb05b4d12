# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which board a school has, from DUO's address files and from pupil files that name the board."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from werkdruk.funding import faults
from werkdruk.funding.counts import BoardList
from werkdruk.funding.delimited import read_delimited, refusal
from werkdruk.kernel import BoardNumber, Brin, InvalidCode, Problem, SiteCode, Where
from werkdruk.kernel.languages import Words

SITE_LENGTH = 6
PROBLEMS_MAX = 100_000
"""A file with more problems than this is refused: about three for each row of the file of the whole country."""


def school_code(text: str) -> Brin:
    """The school that `text` names: a BRIN, or the BRIN in a site code. Raises InvalidCode on anything else."""
    text = text.strip().upper()
    return SiteCode(text).brin if len(text) == SITE_LENGTH else Brin(text)


def is_heading(text: str) -> bool:
    """Whether a code cell holds a column name: the header once more, as in files pasted together."""
    return text.replace("_", " ").strip().upper() in {
        "BRIN NUMMER",
        "BRIN",
        "INSTELLINGSCODE",
        "BEVOEGD GEZAG NUMMER",
        "VESTIGINGSNUMMER",
        "VESTIGINGSCODE",
    }


class Finder:
    """Collects boards by school, row by row; `found` gives the list once all rows were seen."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Brin, dict[BoardNumber, int]] = {}
        self.problems: list[Problem] = []

    def add(self, line: int, school: Brin, board: str) -> None:
        """Note the board of a school, or the problem with its number; an empty cell says nothing."""
        if not board.strip():
            return
        try:
            number = BoardNumber(board.strip())
        except InvalidCode:
            self.problem(line, "bad_board", faults.BAD_BOARD.told(text=board.strip()[:20]), faults.BOARD_LOOKS)
            return
        self.lines.setdefault(school, {}).setdefault(number, line)

    def problem(self, line: int, code: str, message: Words, hint: Words) -> None:
        """Note a problem with one row. Raises NotCountable when there are too many."""
        if len(self.problems) >= PROBLEMS_MAX:
            told = faults.TOO_MANY.told(most=PROBLEMS_MAX)
            raise refusal(self.file, "too_many_problems", told, faults.FETCH_OR_SAVE)
        self.problems.append(Problem.said(code, Where(self.file, line), message=message, hint=hint))

    def found(self, names: Mapping[str, str]) -> BoardList:
        """Each school with its one board; schools with several are left out, each with a problem."""
        for school, boards in sorted(self.lines.items()):
            if len(boards) > 1:
                told = faults.SEVERAL_BOARDS.told(school=school, boards=tuple(sorted(boards)))
                self.problem(max(boards.values()), "several_boards", told, faults.ONE_BOARD)
        single = {school: next(iter(boards)) for school, boards in self.lines.items() if len(boards) == 1}
        return BoardList(single, names, tuple(self.problems))


def read_boards(path: Path) -> BoardList:
    """The board of each school in one of DUO's address files: of all sites, or of main sites only.

    A school is found in the BRIN column, or where that is missing in the site column. Raises NotCountable when the file
    cannot be read or names no boards.
    """
    table = read_delimited(path, needs="board")
    at = table.columns
    if "school" not in at and "site" not in at:
        raise refusal(table.file, "missing_columns", faults.NO_SCHOOL_COLUMN, faults.NEEDED_COLUMNS)
    finder = Finder(table.file)
    names: dict[str, str] = {}
    for line, row in table.rows():
        if row is None or len(row) < at.width:
            finder.problem(line, "bad_address_row", faults.ADDRESS_WIDTH, faults.CHECK_ALL_SIGNS)
            continue
        cells = [row[at[word]] for word in ("school", "site") if word in at]
        text = next((cell for cell in cells if cell.strip()), "")
        if is_heading(text):
            finder.problem(line, "repeated_header", faults.HEADER_AGAIN, faults.REMOVE_LINE)
            continue
        try:
            school = school_code(text)
        except InvalidCode:
            finder.problem(line, "bad_address_school", faults.NO_BRIN.told(text=text.strip()[:20]), faults.BRIN_IS)
            continue
        finder.add(line, school, row[at["board"]])
        if "name" in at and (name := row[at["name"]].strip()):
            names.setdefault(school, name)
            if "site" in at:
                names.setdefault(row[at["site"]].strip().upper(), name)
    return finder.found(names)
