# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small audit files, made of lines, for the tests of the bookkeeping."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

SPACES = {
    "3.1": "http://www.auditfiles.nl/XAF/3.1",
    "3.2": "http://www.auditfiles.nl/XAF/3.2",
    "3.2.1": "http://www.odb.belastingdienst.nl/Belastingdienst/BCPP/1.0/structures/XmlAuditfileFinancieel3.2.1",
    "4.0": "http://www.odb.belastingdienst.nl/Belastingdienst/BCPP/1.1/structures/XmlauditfileXAF_4.0",
}


@dataclass(frozen=True)
class Line:
    """A line as it is written in the file."""

    number: str = "1"
    amount: str = "100.00"
    side: str = "D"
    account: str = "4410"
    day: str = "2024-03-05"
    cost: str = ""
    project: str = ""
    text: str = "leermiddelen"
    period: str = "3"
    line: str = "1"


def an_audit_file(lines, *, version="3.2", totals=None, head="", accounts=(("4410", "P"), ("1600", "B"))):
    """An audit file with a transaction per number, in the order of the lines; each journal is INK."""
    new = version == "4.0"
    count, debit, credit = totals or _totals(lines)
    chart = "".join(f"<ledgerAccount><accID>{a}</accID><accTp>{kind}</accTp></ledgerAccount>" for a, kind in accounts)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{head}<auditfile xmlns="{SPACES[version]}"><header>'
        "<fiscalYear>2024</fiscalYear><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate>"
        "<curCode>EUR</curCode><softwareDesc>proef</softwareDesc></header><company><companyName>Bestuur</companyName>"
        "<customersSuppliers><customerSupplier><custSupID>1</custSupID><custSupName>Iemand Anders</custSupName>"
        f"</customerSupplier></customersSuppliers><generalLedger>{chart}</generalLedger><transactions>"
        f"<linesCount>{count}</linesCount><totalDebit>{debit}</totalDebit><totalCredit>{credit}</totalCredit>"
        f"<journal><jrnID>INK</jrnID><desc>Inkoop</desc>{_transactions(lines, new=new)}</journal>"
        "</transactions></company></auditfile>\n"
    )


def _transactions(lines, *, new):
    found = []
    open_number = None
    for line in lines:
        if line.number != open_number:
            if open_number is not None:
                found.append("</transaction>")
            open_number = line.number
            found.append(f"<transaction><nr>{escape(line.number)}</nr><desc>boeking</desc>")
            found.append(f"<periodNumber>{line.period}</periodNumber><trDt>{line.day}</trDt><userID>jdevries</userID>")
        found.append(_line(line, new=new))
    return "".join(found) + ("</transaction>" if lines else "")


def _line(line, *, new):
    cost, project = ("cost", "project") if new else ("costID", "projID")
    dimensions = f"<{cost}>{line.cost}</{cost}>" if line.cost else ""
    dimensions += f"<{project}>{line.project}</{project}>" if line.project else ""
    return (
        f"<trLine>\n  <nr>{line.line}</nr><accID>{line.account}</accID><docRef>F1</docRef><effDate>{line.day}</effDate>"
        f"<desc>{escape(line.text)}</desc><amnt>{line.amount}</amnt><amntTp>{line.side}</amntTp>"
        f"<custSupID>1</custSupID>{dimensions}<vat><vatID>H</vatID><vatAmnt>21.00</vatAmnt></vat></trLine>"
    )


def _totals(lines):
    sums = {"D": 0, "C": 0}
    for line in lines:
        if line.side in sums:
            sums[line.side] += _cents(line.amount)
    return (
        len(lines),
        *(f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}" for cents in sums.values()),
    )


def _cents(text):
    sign = -1 if text.startswith("-") else 1
    whole, _, rest = text.lstrip("-").partition(".")
    return sign * (int(whole or 0) * 100 + int(rest[:2].ljust(2, "0"))) if (whole + rest).isdigit() else 0
