# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the elements of an audit file mean: from their texts to bookings, and what is odd about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from werkdruk.bookkeeping import faults
from werkdruk.bookkeeping.bookings import Booking, BookingKey, BooksFile, BooksFormat, BookSide
from werkdruk.bookkeeping.cells import CODE_LENGTH_MAX, cents_in, day_in, short, side_in
from werkdruk.bookkeeping.findings import Findings
from werkdruk.bookkeeping.tallies import Tally, mark_of
from werkdruk.kernel import Euro

LINES_MAX = 5_000_000
ACCOUNTS_MAX = 100_000
SHOWN = 60
"""So many characters of a text are shown when something is wrong with it."""
NAMESPACES = (
    ("xaf/3.1", BooksFormat.XAF_3_1),
    ("xaf/3.2", BooksFormat.XAF_3_2),
    ("xmlauditfilefinancieel3.2", BooksFormat.XAF_3_2_1),
    ("xaf_4.0", BooksFormat.XAF_4_0),
    ("xaf/4.0", BooksFormat.XAF_4_0),
)
"""What the namespace of a version has in it, in lower case."""
BALANCE, RESULT = "B", "P"
_SIDES = {"D": BookSide.DEBIT, "C": BookSide.CREDIT}


class Lines:
    """Makes bookings of the texts of the elements, in the order in which they come."""

    def __init__(self, findings: Findings) -> None:
        self.header: dict[str, str] = {}
        self.totals: dict[str, str] = {}
        self.journal: dict[str, str] = {}
        self.transaction: dict[str, str] = {}
        self._findings = findings
        self._form = BooksFormat.XAF_3_2
        self._tally = Tally()
        self._kinds: dict[str, bool | None] = {}
        self._made: list[Booking] = []
        self._seen: set[int] = set()
        self._repeats: dict[int, int] = {}
        self._occurrences: dict[str, int] = {}
        self._place = ("", "", "")
        self._repeat = 0
        self._difference = 0

    def begin(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """The outermost element: which version it is. Raises Unreadable when it is no audit file."""
        if name.lower() != "auditfile":
            self._findings.refuse("no_audit_file", line, faults.NO_AUDIT_FILE, faults.WHICH_FILES)
        spaces = [value for key, value in attributes.items() if key == "xmlns" or key.startswith("xmlns:")]
        for mark, form in NAMESPACES:
            if any(mark in space.lower() for space in spaces):
                self._form = form
                return
        named = ", ".join(spaces)[:SHOWN] or "-"
        if "clair" in named.lower() or "xaf/2" in named.lower() or "xaf/3.0" in named.lower():
            self._findings.refuse("old_version", line, faults.OLD_VERSION, faults.NEWER_EXPORT)
        told = faults.ODD_NAME.told(name=named, form=str(self._form))
        self._findings.remark("odd_name", line, told, faults.KNOWN_OF_PACKAGES)

    def account(self, fields: Mapping[str, str]) -> None:
        """An account of the chart: one of the balance sheet or of the result."""
        if len(self._kinds) < ACCOUNTS_MAX:
            kind = fields.get("accTp", "").strip().upper()
            code = fields.get("accID", "").strip()
            self._kinds[code] = True if kind == BALANCE else False if kind == RESULT else None

    def begin_transaction(self, fields: dict[str, str]) -> None:
        """A transaction begins; its own fields come before its lines."""
        self.transaction = fields
        self._occurrences = {}
        self._repeat = self._difference = 0

    def end_transaction(self) -> None:
        """A transaction is at its end."""
        self._tally.close(self._journal, self.transaction.get("nr", "")[:SHOWN], self._difference)

    def line(self, fields: Mapping[str, str], line: int) -> None:
        """A line of the transaction. Raises Unreadable when there are too many."""
        if self._tally.lines >= LINES_MAX:
            told = faults.TOO_MANY_LINES.told(most=LINES_MAX)
            self._findings.refuse("too_many_lines", line, told, faults.ONE_YEAR)
        text = fields.get("amnt", "")
        cents = cents_in(text.strip())
        said = fields.get("amntTp", "")
        side = _SIDES.get(said) or side_in(said)
        when = fields.get("effDate") or self.transaction.get("trDt") or ""
        day = day_in(when.strip())
        account = fields.get("accID", "").strip()
        if cents is None:
            self._findings.wrong("amount", line, faults.AMOUNT.told(text=text[:SHOWN]), faults.AMOUNT_LOOKS)
        if side is None:
            self._findings.wrong("side", line, faults.SIDE.told(text=said[:SHOWN]), faults.SIDE_LOOKS)
        if day is None:
            day_told = faults.DAY.told(text=when[:SHOWN]) if when.strip() else faults.NO_DAY
            self._findings.wrong("day", line, day_told, faults.DAY_LOOKS)
        if not account:
            self._findings.wrong("account", line, faults.NO_ACCOUNT, faults.GIVE_ACCOUNT)
        if cents is None or side is None or day is None or not account:
            return
        key = self._key(fields.get("nr", "").strip(), f"{day.month}")
        cost = fields.get("costID") or fields.get("cost") or ""
        project = fields.get("projID") or fields.get("project") or ""
        words = fields.get("desc") or self.transaction.get("desc") or ""
        for code in (key.journal, key.number, key.line, account, cost, project):
            if len(code) > CODE_LENGTH_MAX:
                told = faults.LONG_CODE.told(text=code[:SHOWN])
                self._findings.wrong("long_code", line, told, faults.SHORTER.told(most=CODE_LENGTH_MAX))
        kind = self._kinds.get(account)
        if kind is None and account not in self._kinds:
            self._tally.unknown += 1
        booking = Booking(key, day, account, side, Euro(cents), cost.strip(), project.strip(), short(words), kind)
        self._difference += cents if side is BookSide.DEBIT else -cents
        self._tally.add(booking)
        self._made.append(booking)

    def taken(self) -> Iterator[Booking]:
        """The bookings made since the last time."""
        made, self._made = self._made, []
        return iter(made)

    def end(self) -> None:
        """The file is at its end: hold what it says of itself beside what is in it."""
        tally, findings = self._tally, self._findings
        currency = self.header.get("curCode", "").strip().upper()
        if currency not in ("", "EUR"):
            told = faults.OTHER_CURRENCY.told(currency=currency[:SHOWN])
            findings.wrong("currency", None, told, faults.EUROS_ONLY)
        if not tally.lines and not findings.problems:
            findings.wrong("no_bookings", None, faults.NO_TRANSACTIONS, faults.WITH_TRANSACTIONS)
        said = self.totals.get("linesCount", "").strip()
        if said and said != str(tally.lines):
            told = faults.LINES_COUNT.told(said=said[:SHOWN], found=tally.lines)
            findings.remark("lines_count", None, told, faults.IS_IT_WHOLE)
        for name, code, side, found in (
            ("totalDebit", "total_debit", faults.DEBIT, tally.debit),
            ("totalCredit", "total_credit", faults.CREDIT, tally.credit),
        ):
            text = self.totals.get(name, "").strip()
            cents = cents_in(text)
            if text and cents != found:
                says = text[:SHOWN] if cents is None else Euro(cents)
                told = faults.TOTAL.told(side=side, said=says, found=Euro(found))
                findings.remark(code, None, told, faults.IS_IT_WHOLE)
        tally.remark(findings, has_accounts=bool(self._kinds))

    def told(self, digest: str) -> BooksFile:
        """What the file is and says of itself."""
        package = f"{self.header.get('softwareDesc', '')} {self.header.get('softwareVersion', '')}"
        return BooksFile(
            file=self._findings.file,
            form=self._form,
            digest=digest,
            year=short(self.header.get("fiscalYear", "")),
            package=short(package),
            first=self._tally.first,
            last=self._tally.last,
            lines=self._tally.lines,
            debit=Euro(self._tally.debit),
            credit=Euro(self._tally.credit),
            problems=tuple(self._findings.problems),
            remarks=tuple(self._findings.remarks),
        )

    @property
    def _journal(self) -> str:
        return self.journal.get("jrnID", "").strip()

    def _key(self, number: str, month: str) -> BookingKey:
        """Which line this is. The first line of a transaction settles which transaction it is."""
        if not self._repeat:
            period = self.transaction.get("periodNumber", "").strip() or month
            period = f"{self.header.get('fiscalYear', '').strip()}-{period.zfill(2)}"[:CODE_LENGTH_MAX]
            self._place = (period, self._journal, self.transaction.get("nr", "").strip())
            self._repeat = self._repeat_of(mark_of(*self._place))
        seen = self._occurrences[number] = self._occurrences.get(number, 0) + 1
        return BookingKey(*self._place, number, self._repeat, seen)

    def _repeat_of(self, mark: int) -> int:
        if mark not in self._seen:
            self._seen.add(mark)
            return 1
        self._repeats[mark] = self._repeats.get(mark, 1) + 1
        return self._repeats[mark]
