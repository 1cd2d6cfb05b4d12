-- SPDX-FileCopyrightText: 2026 Werkdruk contributors
-- SPDX-License-Identifier: EUPL-1.2
--
-- What SQLite itself refuses in the ledger. Postings go in first, their entry last: the deferred foreign key refuses a
-- posting without an entry at COMMIT, and the entry's triggers refuse it unless its postings are sound. Checks of form
-- stand here as well as in the tables, because a connection can switch the CHECK constraints of its tables off.
-- INSERT OR REPLACE removes a row without firing its DELETE trigger, so the row it would remove is looked for first;
-- a row number below 1 would hide from that, because -1 stands for "not chosen yet" before the insert.

-- guard: trigger ledger_posting_form on ledger_posting
CREATE TRIGGER ledger_posting_form BEFORE INSERT ON ledger_posting
WHEN (
    typeof(NEW.line) IS 'integer' AND NEW.line >= 1
    AND typeof(NEW.amount_cents) IS 'integer' AND NEW.amount_cents <> 0 AND abs(NEW.amount_cents) <= 100000000000
    AND typeof(NEW.year) IS 'integer' AND NEW.year BETWEEN 1000 AND 9999
    AND NEW.kind IN ('state', 'board', 'individual', 'school', 'carried', 'committed', 'spent')
    AND NEW.board GLOB '[0-9][0-9][0-9][0-9][0-9]'
    AND NEW.scheme GLOB '[a-z]*' AND NEW.scheme NOT GLOB '*[^a-z0-9-]*' AND length(NEW.scheme) <= 20
    AND (NEW.school IS NOT NULL) = (NEW.kind IN ('school', 'carried', 'committed', 'spent'))
    AND (NEW.school_year IS NOT NULL) = (NEW.school IS NOT NULL)
    AND (NEW.school_year IS NULL OR (typeof(NEW.school_year) IS 'integer' AND NEW.school_year BETWEEN 1000 AND 9998))
    AND (NEW.school IS NULL OR NEW.school GLOB '[0-9][0-9][A-Z][A-Z]')
    AND (NEW.measure IS NOT NULL) = (NEW.kind IN ('committed', 'spent'))
    AND (NEW.measure IS NULL OR (
        NEW.measure GLOB '[A-Za-z0-9]*' AND NEW.measure NOT GLOB '*[^A-Za-z0-9._-]*' AND length(NEW.measure) <= 40))
) IS NOT TRUE
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: malformed posting');
END;

-- guard: trigger ledger_posting_late on ledger_posting
CREATE TRIGGER ledger_posting_late BEFORE INSERT ON ledger_posting
WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.entry_id)
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: late posting');
END;

-- guard: trigger ledger_posting_taken on ledger_posting
CREATE TRIGGER ledger_posting_taken BEFORE INSERT ON ledger_posting
WHEN EXISTS (SELECT 1 FROM ledger_posting WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: posting taken');
END;

-- guard: trigger ledger_posting_row on ledger_posting
CREATE TRIGGER ledger_posting_row AFTER INSERT ON ledger_posting
WHEN NEW.id < 1
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: hidden row');
END;

-- guard: trigger ledger_posting_unchanged on ledger_posting
CREATE TRIGGER ledger_posting_unchanged BEFORE UPDATE ON ledger_posting
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: postings are never changed');
END;

-- guard: trigger ledger_posting_unremoved on ledger_posting
CREATE TRIGGER ledger_posting_unremoved BEFORE DELETE ON ledger_posting
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: postings are never removed');
END;

-- guard: trigger ledger_entry_form on ledger_entry
CREATE TRIGGER ledger_entry_form BEFORE INSERT ON ledger_entry
WHEN (
    length(NEW.id) = 32 AND NEW.id NOT GLOB '*[^0-9a-f]*'
    AND NEW.on_day = date(NEW.on_day)
    AND NEW.kind IN ('received', 'passed-on', 'committed', 'spent', 'released', 'carried', 'correction')
    AND (NEW.kind = 'correction') = (NEW.corrects_id IS NOT NULL)
    AND length(trim(NEW.document)) >= 1 AND length(NEW.document) <= 200 AND length(NEW.text) <= 500
    AND NEW.digest GLOB 'sha256:*' AND length(NEW.digest) = 71 AND substr(NEW.digest, 8) NOT GLOB '*[^0-9a-f]*'
) IS NOT TRUE
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: malformed entry');
END;

-- guard: trigger ledger_entry_taken on ledger_entry
CREATE TRIGGER ledger_entry_taken BEFORE INSERT ON ledger_entry
WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE rowid = NEW.rowid)
    OR EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: entry taken');
END;

-- guard: trigger ledger_entry_row on ledger_entry
CREATE TRIGGER ledger_entry_row AFTER INSERT ON ledger_entry
WHEN NEW.rowid < 1
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: hidden row');
END;

-- guard: trigger ledger_entry_number on ledger_entry
CREATE TRIGGER ledger_entry_number BEFORE INSERT ON ledger_entry
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM ledger_entry WHERE board = NEW.board)
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: wrong number');
END;

-- guard: trigger ledger_entry_legs on ledger_entry
CREATE TRIGGER ledger_entry_legs BEFORE INSERT ON ledger_entry
WHEN (SELECT count(*) FROM ledger_posting WHERE entry_id = NEW.id) < 2
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: one-legged entry');
END;

-- guard: trigger ledger_entry_count on ledger_entry
CREATE TRIGGER ledger_entry_count BEFORE INSERT ON ledger_entry
WHEN (SELECT count(*) >= 2 AND (count(*), min(line), max(line)) IS NOT (NEW.posting_count, 1, NEW.posting_count)
      FROM ledger_posting WHERE entry_id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: wrong posting count');
END;

-- guard: trigger ledger_entry_board on ledger_entry
CREATE TRIGGER ledger_entry_board BEFORE INSERT ON ledger_entry
WHEN EXISTS (SELECT 1 FROM ledger_posting WHERE entry_id = NEW.id AND board IS NOT NEW.board)
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: mixed boards');
END;

-- guard: trigger ledger_entry_balance on ledger_entry
CREATE TRIGGER ledger_entry_balance BEFORE INSERT ON ledger_entry
WHEN (SELECT count(*) FROM ledger_posting WHERE entry_id = NEW.id) >= 2 AND EXISTS (
    SELECT 1 FROM ledger_posting WHERE entry_id = NEW.id
    GROUP BY scheme, year HAVING sum(amount_cents) <> 0)
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: unbalanced entry');
END;

-- guard: trigger ledger_entry_correction on ledger_entry
CREATE TRIGGER ledger_entry_correction BEFORE INSERT ON ledger_entry
WHEN NEW.corrects_id IS NOT NULL AND (
    NOT EXISTS (
        SELECT 1 FROM ledger_entry
        WHERE id = NEW.corrects_id AND kind <> 'correction' AND on_day <= NEW.on_day
            AND posting_count = NEW.posting_count)
    OR EXISTS (SELECT 1 FROM ledger_entry WHERE corrects_id = NEW.corrects_id)
    OR EXISTS (
        SELECT 1 FROM ledger_posting AS back WHERE back.entry_id = NEW.id AND NOT EXISTS (
            SELECT 1 FROM ledger_posting AS forth
            WHERE forth.entry_id = NEW.corrects_id AND forth.line = back.line AND forth.kind = back.kind
                AND forth.board = back.board AND forth.school IS back.school AND forth.school_year IS back.school_year
                AND forth.scheme = back.scheme AND forth.year = back.year AND forth.measure IS back.measure
                AND forth.amount_cents = -back.amount_cents)))
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: wrong correction');
END;

-- guard: trigger ledger_entry_unchanged on ledger_entry
CREATE TRIGGER ledger_entry_unchanged BEFORE UPDATE ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: entries are never changed');
END;

-- guard: trigger ledger_entry_unremoved on ledger_entry
CREATE TRIGGER ledger_entry_unremoved BEFORE DELETE ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: entries are never removed');
END;
