-- SPDX-FileCopyrightText: 2026 Werkdruk contributors
-- SPDX-License-Identifier: EUPL-1.2
--
-- Attacks on the ledger in raw SQL. Each runs in a transaction of its own on the ledger that `setup` made, ends with
-- COMMIT, and must be refused in the words that stand with it for that kind of database (without: not tried there).
-- Short forms: $P = INSERT INTO ledger_posting with its columns, $E = INSERT INTO ledger_entry with its columns,
-- $N = the right next number of board 10053, $D = a digest of the right form, $PAIR = two sound postings of entry x,
-- $STEP = the columns between entry and amount of the second of them, $TOOLONG = a text of 501 characters.
-- Entries: 1 received (state -300, board 200, individual 100), 2 passed on (board -120, school 70 and 50),
-- 3 committed (school -40, committed 40), 4 the correction of 3, 5 committed again, 6 committed out of two funding
-- years; x is the one under attack.

-- setup
$P ('$1', 1, 'state', '10053', NULL, NULL, 'vo', 2023, NULL, -300),
   ('$1', 2, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, 200),
   ('$1', 3, 'individual', '10053', NULL, NULL, 'vo', 2023, NULL, 100);
$E ('$1', '10053', $N, '2023-08-24', 'received', 'DUO 1', '', NULL, $D, 3);
$P ('$2', 1, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, -120),
   ('$2', 2, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 70),
   ('$2', 3, 'school', '10053', '18BR', 2023, 'vo', 2023, NULL, 50);
$E ('$2', '10053', $N, '2023-08-25', 'passed-on', 'besluit 1', '', NULL, $D, 3);
$P ('$3', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -40),
   ('$3', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', 40);
$E ('$3', '10053', $N, '2023-08-26', 'committed', 'plan 1', '', NULL, $D, 2);
$P ('$4', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 40),
   ('$4', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -40);
$E ('$4', '10053', $N, '2023-08-27', 'correction', 'besluit 2', '', '$3', $D, 2);
$P ('$5', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -30),
   ('$5', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', 30);
$E ('$5', '10053', $N, '2023-08-28', 'committed', 'plan 1', '', NULL, $D, 2);
$P ('$6', 1, 'school', '10053', '18BR', 2022, 'vo', 2022, NULL, -10),
   ('$6', 2, 'committed', '10053', '18BR', 2022, 'vo', 2022, 'm01', 10),
   ('$6', 3, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -20),
   ('$6', 4, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', 20);
$E ('$6', '10053', $N, '2023-08-28', 'committed', 'plan 1', '', NULL, $D, 4);

-- attack: an entry that does not balance
-- sqlite: werkdruk: unbalanced entry
-- postgresql: werkdruk: unbalanced entry
$P ('$x', 1, 'state', '10053', NULL, NULL, 'vo', 2023, NULL, -300),
   ('$x', 2, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, 299);
$E ('$x', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: money that changes its funding year
-- sqlite: werkdruk: unbalanced entry
-- postgresql: werkdruk: unbalanced entry
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, -5),
   ('$x', 2, 'board', '10053', NULL, NULL, 'vo', 2024, NULL, 5);
$E ('$x', '10053', $N, '2023-09-01', 'passed-on', 'd', '', NULL, $D, 2);

-- attack: money that changes its scheme
-- sqlite: werkdruk: unbalanced entry
-- postgresql: werkdruk: unbalanced entry
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, -5),
   ('$x', 2, 'board', '10053', NULL, NULL, 'po', 2023, NULL, 5);
$E ('$x', '10053', $N, '2023-09-01', 'passed-on', 'd', '', NULL, $D, 2);

-- attack: an entry of one posting
-- sqlite: werkdruk: one-legged entry
-- postgresql: werkdruk: one-legged entry
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, 5);
$E ('$x', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, $D, 1);

-- attack: an entry of nothing
-- sqlite: werkdruk: one-legged entry
-- postgresql: werkdruk: one-legged entry
$E ('$x', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, $D, 0);

-- attack: an entry before its postings
-- sqlite: werkdruk: one-legged entry
-- postgresql: werkdruk: one-legged entry
$E ('$x', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, $D, 2);
$PAIR;

-- attack: an entry that says it has more postings
-- sqlite: werkdruk: wrong posting count
-- postgresql: werkdruk: wrong posting count
$PAIR;
$E ('$x', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, $D, 3);

-- attack: an entry that says it has fewer postings
-- sqlite: werkdruk: wrong posting count
-- postgresql: werkdruk: wrong posting count
$PAIR, ('$x', 3, $STEP, 7), ('$x', 4, $STEP, -7);
$E ('$x', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: lines that leave one out
-- sqlite: werkdruk: wrong posting count
-- postgresql: werkdruk: wrong posting count
$P ('$x', 1, 'state', '10053', NULL, NULL, 'vo', 2023, NULL, -5), ('$x', 3, $STEP, 5);
$E ('$x', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: lines that start at two
-- sqlite: werkdruk: wrong posting count
-- postgresql: werkdruk: wrong posting count
$P ('$x', 2, 'state', '10053', NULL, NULL, 'vo', 2023, NULL, -5), ('$x', 3, $STEP, 5);
$E ('$x', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: the same line twice
-- sqlite: UNIQUE constraint failed: ledger_posting.entry_id, ledger_posting.line
-- postgresql: ledger_posting_line_once
$PAIR, ('$x', 2, $STEP, 7);

-- attack: a posting added to an entry of before
-- sqlite: werkdruk: late posting
-- postgresql: werkdruk: late posting
$P ('$1', 4, $STEP, 7);

-- attack: two postings that balance, added to an entry of before
-- sqlite: werkdruk: late posting
-- postgresql: werkdruk: late posting
$P ('$1', 4, $STEP, 7), ('$1', 5, $STEP, -7);

-- attack: a posting added to an entry in its own transaction
-- sqlite: werkdruk: late posting
-- postgresql: werkdruk: late posting
$PAIR;
$E ('$x', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, $D, 2);
$P ('$x', 3, $STEP, 7);

-- attack: postings without an entry
-- sqlite: FOREIGN KEY constraint failed
-- postgresql: violates foreign key constraint
$PAIR;

-- attack: postings of another board
-- sqlite: werkdruk: mixed boards
-- postgresql: werkdruk: mixed boards
$P ('$x', 1, 'state', '20000', NULL, NULL, 'vo', 2023, NULL, -5),
   ('$x', 2, 'board', '20000', NULL, NULL, 'vo', 2023, NULL, 5);
$E ('$x', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: money that goes to another board
-- sqlite: werkdruk: mixed boards
-- postgresql: werkdruk: mixed boards
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, -5),
   ('$x', 2, 'board', '20000', NULL, NULL, 'vo', 2023, NULL, 5);
$E ('$x', '10053', $N, '2023-09-01', 'passed-on', 'd', '', NULL, $D, 2);

-- attack: an amount changed
-- sqlite: werkdruk: postings are never changed
-- postgresql: werkdruk: postings are never changed
UPDATE ledger_posting SET amount_cents = amount_cents * 2;

-- attack: a posting moved to another entry
-- sqlite: werkdruk: postings are never changed
-- postgresql: werkdruk: postings are never changed
UPDATE ledger_posting SET entry_id = '$2', line = 9 WHERE entry_id = '$1' AND line = 1;

-- attack: an entry's document changed
-- sqlite: werkdruk: entries are never changed
-- postgresql: werkdruk: entries are never changed
UPDATE ledger_entry SET document = 'iets anders';

-- attack: an entry's day changed
-- sqlite: werkdruk: entries are never changed
-- postgresql: werkdruk: entries are never changed
UPDATE ledger_entry SET on_day = '2020-01-01' WHERE id = '$1';

-- attack: an entry's document changed, with OR REPLACE
-- sqlite: werkdruk: entries are never changed
UPDATE OR REPLACE ledger_entry SET id = '$1' WHERE id = '$2';

-- attack: a posting removed
-- sqlite: werkdruk: postings are never removed
-- postgresql: werkdruk: postings are never removed
DELETE FROM ledger_posting WHERE entry_id = '$5' AND line = 2;

-- attack: all postings removed
-- sqlite: werkdruk: postings are never removed
-- postgresql: werkdruk: postings are never removed
DELETE FROM ledger_posting;

-- attack: an entry removed
-- sqlite: werkdruk: entries are never removed
-- postgresql: werkdruk: entries are never removed
DELETE FROM ledger_entry WHERE id = '$5';

-- attack: the postings emptied out
-- postgresql: werkdruk: postings are never removed
TRUNCATE ledger_posting;

-- attack: the entries emptied out, postings with them
-- postgresql: werkdruk: entries are never removed
TRUNCATE ledger_entry CASCADE;

-- attack: a posting replaced by its row number
-- sqlite: werkdruk: posting taken
INSERT OR REPLACE INTO ledger_posting
    (id, entry_id, line, kind, board, school, school_year, scheme, year, measure, amount_cents)
    VALUES (1, '$x', 1, 'state', '10053', NULL, NULL, 'vo', 2023, NULL, -7);
$P ('$x', 2, $STEP, 7);
$E ('$x', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: a posting replaced by its entry and line
-- sqlite: werkdruk: late posting
INSERT OR REPLACE INTO ledger_posting
    (entry_id, line, kind, board, school, school_year, scheme, year, measure, amount_cents)
    VALUES ('$1', 1, 'state', '10053', NULL, NULL, 'vo', 2023, NULL, -7);

-- attack: an entry replaced by its id
-- sqlite: werkdruk: entry taken
INSERT OR REPLACE INTO ledger_entry
    (id, board, number, on_day, kind, document, text, corrects_id, digest, posting_count)
    VALUES ('$1', '10053', $N, '2020-01-01', 'received', 'iets anders', '', NULL, $D, 3);

-- attack: an entry replaced by its row number
-- sqlite: werkdruk: entry taken
$PAIR;
INSERT OR REPLACE INTO ledger_entry
    (rowid, id, board, number, on_day, kind, document, text, corrects_id, digest, posting_count)
    VALUES (1, '$x', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: an entry replaced by its number
-- sqlite: werkdruk: wrong number
$PAIR;
INSERT OR REPLACE INTO ledger_entry
    (id, board, number, on_day, kind, document, text, corrects_id, digest, posting_count)
    VALUES ('$x', '10053', 1, '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: a correction replaced by what it corrects
-- sqlite: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 40),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -40);
INSERT OR REPLACE INTO ledger_entry
    (id, board, number, on_day, kind, document, text, corrects_id, digest, posting_count)
    VALUES ('$x', '10053', $N, '2023-09-01', 'correction', 'd', '', '$3', $D, 2);

-- attack: a posting in a row that hides from the look-up
-- sqlite: werkdruk: hidden row
INSERT INTO ledger_posting (id, entry_id, line, kind, board, school, school_year, scheme, year, measure, amount_cents)
    VALUES (-1, '$x', 1, $STEP, 7);

-- attack: an entry in a row that hides from the look-up
-- sqlite: werkdruk: hidden row
$PAIR;
INSERT INTO ledger_entry
    (rowid, id, board, number, on_day, kind, document, text, corrects_id, digest, posting_count)
    VALUES (-1, '$x', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: an entry's id used again
-- sqlite: werkdruk: entry taken
-- postgresql: werkdruk: entry taken
$E ('$1', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, $D, 3);

-- attack: an entry changed on conflict
-- sqlite: werkdruk: entry taken
-- postgresql: werkdruk: entries are never changed
$E ('$1', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, $D, 3)
    ON CONFLICT (id) DO UPDATE SET document = 'iets anders';

-- attack: a posting changed on conflict
-- sqlite: werkdruk: late posting
-- postgresql: werkdruk: postings are never changed
$P ('$1', 1, $STEP, 7) ON CONFLICT (entry_id, line) DO UPDATE SET amount_cents = 7;

-- attack: entries changed by a merge
-- postgresql: werkdruk: entries are never changed
MERGE INTO ledger_entry USING (SELECT 1) AS one ON id = '$1' WHEN MATCHED THEN UPDATE SET document = 'iets anders';

-- attack: a number left out
-- sqlite: werkdruk: wrong number
$PAIR;
$E ('$x', '10053', $N + 1, '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: a correction of what is not there
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$PAIR;
$E ('$x', '10053', $N, '2023-09-01', 'correction', 'd', '', '$y', $D, 2);

-- attack: a correction of itself
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$PAIR;
$E ('$x', '10053', $N, '2023-09-01', 'correction', 'd', '', '$x', $D, 2);

-- attack: a correction of a correction
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -40),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', 40);
$E ('$x', '10053', $N, '2023-09-01', 'correction', 'd', '', '$4', $D, 2);

-- attack: a second correction
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 40),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -40);
$E ('$x', '10053', $N, '2023-09-01', 'correction', 'd', '', '$3', $D, 2);

-- attack: a correction of an earlier day
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 30),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -30);
$E ('$x', '10053', $N, '2023-08-27', 'correction', 'd', '', '$5', $D, 2);

-- attack: a correction of another amount
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 29),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -29);
$E ('$x', '10053', $N, '2023-09-01', 'correction', 'd', '', '$5', $D, 2);

-- attack: a correction to another school
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '20AB', 2022, 'vo', 2023, NULL, 30),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -30);
$E ('$x', '10053', $N, '2023-09-01', 'correction', 'd', '', '$5', $D, 2);

-- attack: a correction to another school year
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '18BR', 2023, 'vo', 2023, NULL, 30),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -30);
$E ('$x', '10053', $N, '2023-09-01', 'correction', 'd', '', '$5', $D, 2);

-- attack: a correction from another measure
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 30),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm02', -30);
$E ('$x', '10053', $N, '2023-09-01', 'correction', 'd', '', '$5', $D, 2);

-- attack: a correction to another kind of account
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'carried', '10053', '18BR', 2022, 'vo', 2023, NULL, 30),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -30);
$E ('$x', '10053', $N, '2023-09-01', 'correction', 'd', '', '$5', $D, 2);

-- attack: a correction under another scheme
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'po', 2023, NULL, 30),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'po', 2023, 'm01', -30);
$E ('$x', '10053', $N, '2023-09-01', 'correction', 'd', '', '$5', $D, 2);

-- attack: a correction of half an entry
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2022, NULL, 10),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2022, 'm01', -10);
$E ('$x', '10053', $N, '2023-09-01', 'correction', 'd', '', '$6', $D, 2);

-- attack: a correction of another board's entry
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '20000', '18BR', 2022, 'vo', 2023, NULL, 30),
   ('$x', 2, 'committed', '20000', '18BR', 2022, 'vo', 2023, 'm01', -30);
$E ('$x', '20000', 1, '2023-09-01', 'correction', 'd', '', '$5', $D, 2);

-- attack: a correction that names nothing
-- sqlite: werkdruk: malformed entry
-- postgresql: ledger_entry_corrects
$PAIR;
$E ('$x', '10053', $N, '2023-09-01', 'correction', 'd', '', NULL, $D, 2);

-- attack: a payment that names an entry as if it corrected it
-- sqlite: werkdruk: malformed entry
-- postgresql: ledger_entry_corrects
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 30),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -30);
$E ('$x', '10053', $N, '2023-09-01', 'released', 'd', '', '$5', $D, 2);

-- attack: an entry of no known kind
-- sqlite: werkdruk: malformed entry
-- postgresql: ledger_entry_kind
$PAIR;
$E ('$x', '10053', $N, '2023-09-01', 'gift', 'd', '', NULL, $D, 2);

-- attack: an entry without a document
-- sqlite: werkdruk: malformed entry
-- postgresql: werkdruk: malformed entry
$PAIR;
$E ('$x', '10053', $N, '2023-09-01', 'received', '  ', '', NULL, $D, 2);

-- attack: an entry of a board that cannot be
-- sqlite: werkdruk: mixed boards
-- postgresql: werkdruk: malformed entry
$PAIR;
$E ('$x', '1005A', $N, '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: an entry with a digest that is none
-- sqlite: werkdruk: malformed entry
-- postgresql: werkdruk: malformed entry
$PAIR;
$E ('$x', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, 'sha256:', 2);

-- attack: an entry with a document too long to show
-- sqlite: werkdruk: malformed entry
-- postgresql: value too long for type character varying(200)
$PAIR;
$E ('$x', '10053', $N, '2023-09-01', 'received', '$TOOLONG', '', NULL, $D, 2);

-- attack: an entry with a text too long to show
-- sqlite: werkdruk: malformed entry
-- postgresql: value too long for type character varying(500)
$PAIR;
$E ('$x', '10053', $N, '2023-09-01', 'received', 'd', '$TOOLONG', NULL, $D, 2);

-- attack: an entry with a digest of another kind
-- sqlite: werkdruk: malformed entry
-- postgresql: werkdruk: malformed entry
$PAIR;
$E ('$x', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, 'sha512:0000000000000000000000000000000000000000000000000000000000000000', 2);

-- attack: an entry with a digest that is not hexadecimal
-- sqlite: werkdruk: malformed entry
-- postgresql: werkdruk: malformed entry
$PAIR;
$E ('$x', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, 'sha256:gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg', 2);

-- attack: an entry on no day
-- sqlite: werkdruk: malformed entry
$PAIR;
$E ('$x', '10053', $N, 'morgen', 'received', 'd', '', NULL, $D, 2);

-- attack: an entry whose id is written another way
-- sqlite: werkdruk: malformed entry
$P ('0000000000000000000000000000000A', 1, $STEP, -5), ('0000000000000000000000000000000A', 2, $STEP, 5);
$E ('0000000000000000000000000000000A', '10053', $N, '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: a posting of nothing
-- sqlite: werkdruk: malformed posting
-- postgresql: ledger_posting_amount
$P ('$x', 1, $STEP, 0);

-- attack: a posting of more than there is in the country
-- sqlite: werkdruk: malformed posting
-- postgresql: ledger_posting_amount
$P ('$x', 1, $STEP, 100000000001);

-- attack: a posting of half a cent
-- sqlite: werkdruk: malformed posting
$P ('$x', 1, $STEP, 0.5);

-- attack: a posting of a word
-- sqlite: werkdruk: malformed posting
$P ('$x', 1, $STEP, 'veel');

-- attack: a posting of nothing, with checks switched off
-- sqlite: werkdruk: malformed posting
PRAGMA ignore_check_constraints = ON;
$P ('$x', 1, $STEP, 0);

-- attack: a posting of no known kind
-- sqlite: werkdruk: malformed posting
-- postgresql: ledger_posting_kind
$P ('$x', 1, 'kas', '10053', NULL, NULL, 'vo', 2023, NULL, 7);

-- attack: a posting at a school that is not named
-- sqlite: werkdruk: malformed posting
-- postgresql: ledger_posting_school
$P ('$x', 1, 'school', '10053', NULL, NULL, 'vo', 2023, NULL, 7);

-- attack: a posting at a school in no school year
-- sqlite: werkdruk: malformed posting
-- postgresql: ledger_posting_school
$P ('$x', 1, 'school', '10053', '18BR', NULL, 'vo', 2023, NULL, 7);

-- attack: a posting at the board that names a school
-- sqlite: werkdruk: malformed posting
-- postgresql: ledger_posting_school
$P ('$x', 1, 'board', '10053', '18BR', 2022, 'vo', 2023, NULL, 7);

-- attack: a posting at a measure that is not named
-- sqlite: werkdruk: malformed posting
-- postgresql: ledger_posting_measure
$P ('$x', 1, 'spent', '10053', '18BR', 2022, 'vo', 2023, NULL, 7);

-- attack: a posting at a school that names a measure
-- sqlite: werkdruk: malformed posting
-- postgresql: ledger_posting_measure
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, 'm01', 7);

-- attack: a posting of a board that cannot be
-- sqlite: werkdruk: malformed posting
-- postgresql: werkdruk: malformed posting
$P ('$x', 1, 'board', '1005', NULL, NULL, 'vo', 2023, NULL, 7);

-- attack: a posting of a school that cannot be
-- sqlite: werkdruk: malformed posting
-- postgresql: werkdruk: malformed posting
$P ('$x', 1, 'school', '10053', '18br', 2022, 'vo', 2023, NULL, 7);

-- attack: a posting in a school year that cannot be
-- sqlite: werkdruk: malformed posting
-- postgresql: werkdruk: malformed posting
$P ('$x', 1, 'school', '10053', '18BR', 22, 'vo', 2023, NULL, 7);

-- attack: a posting of a funding year that cannot be
-- sqlite: werkdruk: malformed posting
-- postgresql: werkdruk: malformed posting
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vo', 23, NULL, 7);

-- attack: a posting of half a year
-- sqlite: werkdruk: malformed posting
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vo', 2023.5, NULL, 7);

-- attack: a posting of a scheme that starts with a digit
-- sqlite: werkdruk: malformed posting
-- postgresql: werkdruk: malformed posting
$P ('$x', 1, 'board', '10053', NULL, NULL, '2vo', 2023, NULL, 7);

-- attack: a posting of a scheme that has capitals
-- sqlite: werkdruk: malformed posting
-- postgresql: werkdruk: malformed posting
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vO', 2023, NULL, 7);

-- attack: a posting of a scheme that is too long
-- sqlite: werkdruk: malformed posting
-- postgresql: value too long for type character varying(20)
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vvvvvvvvvvvvvvvvvvvvv', 2023, NULL, 7);

-- attack: a posting at a measure that cannot be
-- sqlite: werkdruk: malformed posting
-- postgresql: werkdruk: malformed posting
$P ('$x', 1, 'spent', '10053', '18BR', 2022, 'vo', 2023, 'm 1', 7);

-- attack: a posting on line nought
-- sqlite: werkdruk: malformed posting
-- postgresql: werkdruk: malformed posting
$P ('$x', 0, $STEP, 7);

-- attack: postings in a temporary table that poses as the ledger
-- postgresql: werkdruk: one-legged entry
CREATE TEMPORARY TABLE ledger_posting (LIKE public.ledger_posting);
INSERT INTO pg_temp.ledger_posting (id, entry_id, line, kind, board, scheme, year, amount_cents) VALUES
    (1, '$x', 1, 'state', '10053', 'vo', 2023, -5), (2, '$x', 2, 'board', '10053', 'vo', 2023, 5);
INSERT INTO public.ledger_entry
    (id, board, number, on_day, kind, document, text, corrects_id, digest, posting_count)
    VALUES ('$x', '10053', 6, '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: entry and postings in one statement
-- postgresql: werkdruk: one-legged entry
WITH header AS (
    INSERT INTO ledger_entry (id, board, number, on_day, kind, document, text, corrects_id, digest, posting_count)
    VALUES ('$x', '10053', 6, '2023-09-01', 'received', 'd', '', NULL, $D, 2) RETURNING id)
INSERT INTO ledger_posting (entry_id, line, kind, board, school, school_year, scheme, year, measure, amount_cents)
    SELECT id, 1, $STEP, 5 FROM header;

-- attack: postings without an entry, with constraints checked at once
-- postgresql: violates foreign key constraint
SET CONSTRAINTS ALL IMMEDIATE;
$PAIR;
