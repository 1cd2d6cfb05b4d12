# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The log: it only grows, everybody can compute it again, and no byte of it changes unseen."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.deciding.box.logs import FAULTS, Log, LogFault, first_fault
from werkdruk.kernel import Language

DOCUMENT = "sha256:" + "1" * 64
ENTRIES = st.sets(st.binary(max_size=4).map(lambda seed: hashlib.sha256(seed).hexdigest()), max_size=8)
BATCHES = st.lists(ENTRIES, max_size=4)


def _log(batches):
    log, known = Log(DOCUMENT), set()
    for batch in batches:
        log = log.with_batch(batch - known)
        known |= batch
    return log


def _fault(log, raw):
    return first_fault(raw, document=DOCUMENT, head=log.head)


@given(BATCHES)
def test_a_whole_log_has_no_fault(batches):
    log = _log(batches)
    assert _fault(log, log.text().encode()) is None


def test_every_byte_of_a_log_matters():
    log = _log([{hashlib.sha256(bytes([number])).hexdigest() for number in range(5)}])
    raw = log.text().encode()
    for place in range(len(raw)):
        for other in (raw[place] ^ 1, raw[place] ^ 32, ord("\n"), ord(" "), 0xC3):
            if other != raw[place]:
                changed = raw[:place] + bytes([other]) + raw[place + 1 :]
                fault = _fault(log, changed)
                assert fault is not None, (place, other)
                assert fault.line <= raw[: place + 1].count(b"\n") + 2


@given(BATCHES, st.data())
def test_a_byte_put_in_or_taken_out_is_seen(batches, data):
    log = _log(batches)
    raw = log.text().encode()
    place = data.draw(st.integers(0, len(raw) - 1))
    extra = data.draw(st.binary(min_size=1, max_size=3))
    assert _fault(log, raw[:place] + raw[place + 1 :]) is not None
    assert _fault(log, raw[:place] + extra + raw[place:]) is not None
    assert _fault(log, raw + extra) is not None


@given(BATCHES, ENTRIES)
def test_what_was_published_stays_at_the_beginning(batches, more):
    log = _log(batches)
    longer = log.with_batch(more - set(log.entries))
    assert longer.text().startswith(log.text())
    assert log.head in longer.heads


@given(ENTRIES)
def test_the_order_in_which_a_batch_came_is_gone(batch):
    assert Log(DOCUMENT).with_batch(list(batch)) == Log(DOCUMENT).with_batch(sorted(batch, reverse=True))


@pytest.fixture
def lines():
    return _log([{hashlib.sha256(bytes([number])).hexdigest() for number in range(5)}]).text().splitlines()


@pytest.mark.parametrize(
    ("change", "kind", "line"),
    [
        (lambda lines: ["werkdruk-box-log 1 sha256:2", *lines[1:]], LogFault.HEADING, 1),
        (lambda lines: [*lines[:3], "x", *lines[3:]], LogFault.FORM, 4),
        (lambda lines: [*lines[:3], *lines[4:]], LogFault.CHAIN, 4),
        (lambda lines: [*lines[:2], lines[1], *lines[2:]], LogFault.CHAIN, 3),
        (lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]], LogFault.CHAIN, 3),
        (lambda lines: lines[:-1], LogFault.END, 5),
    ],
)
def test_the_first_fault_is_named_with_its_line(lines, change, kind, line):
    log = _log([{hashlib.sha256(bytes([number])).hexdigest() for number in range(5)}])
    fault = _fault(log, "\n".join([*change(lines), ""]).encode())
    assert (fault.kind, fault.line) in {(kind, line), (LogFault.NUMBER, line)}
    assert str(line) in fault.told()
    assert str(line) in fault.told(Language.EN)


def test_a_log_made_anew_without_an_entry_has_another_head():
    entries = sorted(hashlib.sha256(bytes([number])).hexdigest() for number in range(5))
    whole, made_anew = Log(DOCUMENT, tuple(entries)), Log(DOCUMENT, tuple(entries[1:]))
    assert _fault(whole, made_anew.text().encode()).kind is LogFault.END


def test_an_entry_that_stands_twice_is_seen_even_when_the_chain_is_right():
    entry = hashlib.sha256(b"1").hexdigest()
    log = Log(DOCUMENT, (entry, entry))
    assert _fault(log, log.text().encode()).kind is LogFault.TWICE


def test_a_wrong_number_is_seen_even_when_the_chain_is_right():
    log = Log(DOCUMENT, (hashlib.sha256(b"1").hexdigest(),))
    assert _fault(log, log.text().replace("\n1 ", "\n2 ").encode()).kind is LogFault.NUMBER


def test_every_fault_has_its_sentence():
    assert set(FAULTS) == set(LogFault)
