# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Elections from `.pb` files: what is doubtful is stated, what cannot be counted is refused, nothing counts twice.

Source: the Pabulib format (Stolicki, Szufa and Talmon, arXiv:2012.06539): UTF-8, `;`, three sections META, PROJECTS
and VOTES, each with its title alone on a line and then a line with the names of the columns.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from werkdruk.deciding.counting.elections import BadElection, Ballot, Election, Project
from werkdruk.kernel import Problem, Where

SECTIONS = {"META": ("key", "value"), "PROJECTS": ("project_id", "cost"), "VOTES": ("vote",)}
"""The sections, and the columns each must have."""
COUNTED_TYPES = ("approval", "choose-1")
EXACT_IN_A_DOUBLE = 2**53
SHOWN_PER_CODE = 50
_MONEY = re.compile(r"(-?\d{1,30})(?:[.,](\d{1,6}))?")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a section: its cells by column, and its number in the file."""

    line: int
    cells: dict[str, str]


@dataclass(slots=True)
class _Reading:
    """What is found while one file is read."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    fatal: str = ""

    def state(self, code: str, line: int | None, message: str, hint: str) -> None:
        """Keep a problem; of one kind at most SHOWN_PER_CODE, the others are counted."""
        self.seen[code] += 1
        if self.seen[code] <= SHOWN_PER_CODE:
            self.problems.append(Problem(code, Where(self.file, line), message, hint))

    def fault(self, code: str, line: int | None, message: str, hint: str) -> None:
        """Keep a problem that makes counting impossible; what follows is still looked at."""
        self.fatal = self.fatal or code
        self.state(code, line, message, hint)

    def stop_when_faulty(self) -> None:
        """Nothing when there was no fault; else raise BadElection with all problems."""
        if self.fatal:
            raise BadElection(self.fatal, self.all_problems())

    def all_problems(self) -> tuple[Problem, ...]:
        """The problems, and per kind that was cut off how many more there are."""
        more = tuple(
            Problem(
                code, Where(self.file), f"Nog {times - SHOWN_PER_CODE} keer hetzelfde.", "Kijk heel het bestand na."
            )
            for code, times in self.seen.items()
            if times > SHOWN_PER_CODE
        )
        return tuple(self.problems) + more

    def refuse(self, code: str, line: int | None, message: str, hint: str) -> NoReturn:
        """Raise BadElection with all problems so far and this one."""
        self.fault(code, line, message, hint)
        raise BadElection(self.fatal, self.all_problems())


def read_pb(path: Path) -> tuple[Election, tuple[Problem, ...]]:
    """The election in the file at `path`, and everything doubtful in it.

    Raises BadElection, with the problems, when the file cannot be read or counted.
    """
    reading = _Reading(path.name)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        reading.refuse("no-file", None, "Dit bestand is niet te openen.", "Kijk de naam en de map na.")
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        reading.refuse("not-utf-8", line, "Hier staat een teken dat geen UTF-8 is.", "Sla het bestand op als UTF-8.")
    return parse_pb(text, path.name)


def parse_pb(text: str, file: str = "") -> tuple[Election, tuple[Problem, ...]]:
    """The election in the text of a `.pb` file, and everything doubtful in it. `file` is the name used in problems.

    Raises BadElection, with the problems, when it cannot be counted.
    """
    reading = _Reading(file)
    sections = _sections(text, reading)
    for name in SECTIONS:
        if name not in sections:
            reading.refuse("no-section", None, f"Het deel {name} ontbreekt.", "Nodig zijn META, PROJECTS, VOTES.")
    facts = {row.cells.get("key", ""): row for row in sections["META"]}
    _require_counted_type(facts, reading)
    amounts = [_amount_cell(facts, "budget", reading)]
    rows = [row for row in sections["PROJECTS"] if not _is_empty(row)]
    amounts += [_amount_text(row.cells.get("cost", ""), row.line, reading) for row in rows]
    scale = 10 ** max(len(decimals.rstrip("0")) for _, decimals in amounts)
    budget, *costs = [_units(amount, scale) for amount in amounts]
    projects, free = _projects(rows, costs, reading)
    if budget <= 0:
        line = facts["budget"].line
        reading.fault("budget-not-positive", line, "Het budget is niet hoger dan nul.", "Vul het budget in bij META.")
    reading.stop_when_faulty()
    _state_large(budget, scale, facts["budget"].line, reading)
    ballots = _ballots(sections["VOTES"], {project.id for project in projects}, free, reading)
    if not ballots:
        reading.refuse("no-voters", None, "Er staat geen enkele stem in het bestand.", "Zet de stemmen bij VOTES.")
    election = Election(
        projects=projects,
        ballots=ballots,
        budget=budget,
        scale=scale,
        currency=_fact(facts, "currency") or "EUR",
        facts=tuple((key, row.cells.get("value", "")) for key, row in facts.items()),
    )
    _compare_totals(election, facts, rows, reading)
    return election, reading.all_problems()


def _sections(text: str, reading: _Reading) -> dict[str, list[_Row]]:
    """The rows of each section by its title."""
    sections: dict[str, list[_Row]] = {}
    rows: list[_Row] | None = None
    columns: list[str] | None = None
    for line, cells in _lines(text, reading):
        title = cells[0].strip().upper() if cells else ""
        if title in SECTIONS and not any(cell.strip() for cell in cells[1:]):
            if title in sections:
                reading.refuse("section-twice", line, f"Het deel {title} staat er twee keer.", "Houd er een over.")
            rows, columns = sections.setdefault(title, []), None
        elif not any(cell.strip() for cell in cells):
            continue
        elif rows is None:
            reading.refuse("no-section", line, "Voor deze regel staat geen titel van een deel.", "Begin met META.")
        elif columns is None:
            columns = [cell.strip().lower() for cell in cells]
            _require_columns(next(reversed(sections)), columns, line, reading)
        else:
            if len(cells) > len(columns):
                hint = "Zet tekst met een puntkomma tussen aanhalingstekens."
                reading.state("cells-too-many", line, "Deze regel heeft meer vakken dan kolommen.", hint)
            rows.append(_Row(line, dict(zip(columns, (cell.strip() for cell in cells), strict=False))))
    return sections


def _require_columns(section: str, columns: list[str], line: int, reading: _Reading) -> None:
    for column in SECTIONS[section]:
        if column not in columns:
            hint = "Onder de titel van een deel staan de namen van de kolommen."
            reading.refuse("no-column", line, f"In het deel {section} ontbreekt de kolom {column}.", hint)


def _lines(text: str, reading: _Reading) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of its first line."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
    line = 1
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            reading.refuse("not-csv", line, "Deze regel is niet te lezen.", "Kijk de aanhalingstekens na.")
        yield line, cells
        line = rows.line_num + 1


def _fact(facts: dict[str, _Row], key: str) -> str:
    return facts[key].cells.get("value", "") if key in facts else ""


def _is_empty(row: _Row) -> bool:
    return not any(row.cells.values())


def _require_counted_type(facts: dict[str, _Row], reading: _Reading) -> None:
    kind = _fact(facts, "vote_type").lower()
    if kind not in COUNTED_TYPES:
        line = facts["vote_type"].line if "vote_type" in facts else None
        reading.refuse(
            "vote-type",
            line,
            f"Stemmen van de soort {kind or '(niet ingevuld)'} telt deze versie niet.",
            "Geteld worden approval en choose-1; punten en ranglijsten volgen in een latere versie.",
        )


def _amount_cell(facts: dict[str, _Row], key: str, reading: _Reading) -> tuple[str, str]:
    if key not in facts:
        reading.refuse("no-budget", None, "Bij META staat geen budget.", "Zet daar een regel met budget;100000.")
    return _amount_text(_fact(facts, key), facts[key].line, reading)


def _amount_text(text: str, line: int, reading: _Reading) -> tuple[str, str]:
    """The whole part and the decimals of an amount, as texts."""
    found = _MONEY.fullmatch(text)
    if found is None:
        hint = "Schrijf een bedrag als 12500 of 12500.50, zonder punt of spatie tussen de duizendtallen."
        reading.fault("not-an-amount", line, f"'{text[:40]}' is geen bedrag.", hint)
        return "1", ""
    decimals = found[2] or ""
    if "," in text:
        message = f"'{text}' is gelezen als {found[1]}.{decimals}."
        reading.state("decimal-comma", line, message, "Schrijf een punt voor de decimalen.")
    return found[1], decimals


def _units(amount: tuple[str, str], scale: int) -> int:
    whole, decimals = amount
    places = len(str(scale)) - 1
    return int(whole + decimals[:places].ljust(places, "0"))


def _projects(rows: list[_Row], costs: list[int], reading: _Reading) -> tuple[tuple[Project, ...], frozenset[str]]:
    """The projects that cost something, and the ids of those that cost nothing."""
    found: dict[str, Project] = {}
    free: set[str] = set()
    for row, cost in zip(rows, costs, strict=True):
        project = row.cells.get("project_id", "")
        if not project or "," in project:
            hint = "Gebruik een code zonder komma."
            reading.fault("bad-id", row.line, f"'{project}' kan geen project_id zijn.", hint)
        if project in found or project in free:
            hint = "Geef elk project een eigen project_id."
            reading.fault("id-taken-twice", row.line, f"Project {project} staat er twee keer.", hint)
        if cost < 0:
            hint = "Een prijs is hoger dan nul."
            reading.fault("cost-not-positive", row.line, f"De prijs van project {project} is negatief.", hint)
        if cost == 0:
            hint = "Vul de prijs in; iets dat niets kost hoeft niet in de stemming."
            reading.state("free-project", row.line, f"Project {project} kost niets en telt niet mee.", hint)
            free.add(project)
            continue
        found[project] = Project(project, cost, row.cells.get("name", ""))
    return tuple(found.values()), frozenset(free)


def _ballots(rows: list[_Row], known: set[str], free: frozenset[str], reading: _Reading) -> tuple[Ballot, ...]:
    """One ballot per line; each project counts once, one that is not there not at all."""
    ballots = []
    voters: set[str] = set()
    alike: dict[str, frozenset[str]] = {}
    for row in rows:
        voter, text = row.cells.get("voter_id", ""), row.cells.get("vote", "")
        if "vote" not in row.cells:
            reading.state("no-vote", row.line, "Op deze regel staat geen keus.", "Dit telt als een stem zonder keus.")
        if voter in voters and voter:
            hint = "Kijk na of deze stemmer twee keer gestemd heeft; beide regels zijn geteld."
            reading.state("voter-twice", row.line, f"Stemmer {voter} staat er twee keer.", hint)
        voters.add(voter)
        if text in alike:
            ballots.append(Ballot(alike[text], voter))
            continue
        named = [name.strip() for name in text.split(",") if name.strip()]
        approvals = frozenset(named) & known
        ballots.append(Ballot(approvals, voter))
        if len(named) == len(approvals):
            alike[text] = approvals
            continue
        for name, times in Counter(named).items():
            if name not in known and name not in free:
                hint = "Kijk de project_id na; deze keus telt niet mee."
                reading.state("unknown-project", row.line, f"Project {name[:40]} bestaat niet.", hint)
            elif times > 1:
                hint = "Het telt een keer."
                reading.state("project-twice", row.line, f"Project {name} staat {times} keer op deze stem.", hint)
    return tuple(ballots)


def _state_large(budget: int, scale: int, line: int, reading: _Reading) -> None:
    if budget > EXACT_IN_A_DOUBLE:
        reading.state(
            "large-budget",
            line,
            f"Het budget is groter dan 2^53 {'eenheden' if scale == 1 else f'eenheden van 1/{scale}'}.",
            "Wij tellen dit precies; programma's die met kommagetallen rekenen kunnen dat niet.",
        )


def _compare_totals(election: Election, facts: dict[str, _Row], rows: list[_Row], reading: _Reading) -> None:
    """State each total in the file that is not what was counted."""
    totals = {"num_projects": len(rows), "num_votes": len(election.ballots)}
    for key, counted in totals.items():
        stated = _fact(facts, key)
        if stated != str(counted):
            line = facts[key].line if key in facts else None
            message = f"Bij {key} staat {stated or 'niets'}, geteld zijn er {counted}."
            reading.state("wrong-total", line, message, "Kijk na of er regels ontbreken.")
    for row in rows:
        project, stated = row.cells.get("project_id", ""), row.cells.get("votes", "")
        counted = election.votes.get(project, 0)
        if stated and project in election.votes and stated != str(counted):
            message = f"Bij project {project} staan {stated} stemmen, geteld zijn er {counted}."
            reading.state("wrong-votes", row.line, message, "De stemmen bij VOTES gaan voor.")
