-- SPDX-FileCopyrightText: 2026 Werkdruk contributors
-- SPDX-License-Identifier: EUPL-1.2
--
-- Attacks on the ledger in raw SQL. Each runs in a transaction of its own on the ledger that `setup` made, ends with
-- COMMIT, and must be refused in the words that stand with it for that kind of database (without: not tried there).
-- Short forms: $P = INSERT INTO ledger_posting with its columns, $E = INSERT INTO ledger_entry with its columns,
-- $D = no digest (the database works it out), $PAIR = two sound postings of entry x,
-- $DECISION, $ACCOUNT, $LINE, $WHOLE = likewise of the other tables,
-- $STEP = the columns between entry and amount of the second of them, $TOOLONG = a text of 501 characters.
-- Entries: 1 received (state -300, board 200, individual 100), 2 passed on (board -120, school 70 and 50), 7 and 8 the
-- same of funding year 2022 (50), 3 committed (school -40, committed 40), 4 the correction of 3, 5 committed again (30),
-- 6 committed out of two funding years (10 and 20), 9 spent (25), 10 released (4); x is the one under attack. Board
-- 10053 has left 130 (80 of 2023), 100 of the individual half, school 18BR free in 2022/2023: 24 of 2023 and 40 of 2022.
-- The council of 18BR agreed on 1 August 2023 to measure m01 (100) and m02 (5) in 2022/2023, to m01 (10) in 2023/2024.

-- setup
$DECISION '10053', '18BR', 2022, 1, 'm01', 100, '2023-08-01', $ACT);
$DECISION '10053', '18BR', 2022, 1, 'm02', 5, '2023-08-01', $ACT);
$DECISION '10053', '18BR', 2023, 1, 'm01', 10, '2023-08-01', $VERSION1);
$DECISION '10053', '18BR', 2023, 1, 'm07', 9, '2023-08-01', $VERSION1);
$DECISION '10053', '18BR', 2023, 2, 'm01', 10, '2023-08-01', $VERSION2);
$P ('$1', 1, 'state', '10053', NULL, NULL, 'vo', 2023, NULL, -300),
   ('$1', 2, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, 200),
   ('$1', 3, 'individual', '10053', NULL, NULL, 'vo', 2023, NULL, 100);
$E ('$1', '10053', '2023-08-24', 'received', 'DUO 1', '', NULL, $D, 3);
$P ('$2', 1, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, -120),
   ('$2', 2, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 70),
   ('$2', 3, 'school', '10053', '18BR', 2023, 'vo', 2023, NULL, 50);
$E ('$2', '10053', '2023-08-25', 'passed-on', 'besluit 1', '', NULL, $D, 3);
$P ('$7', 1, 'state', '10053', NULL, NULL, 'vo', 2022, NULL, -50), ('$7', 2, 'board', '10053', NULL, NULL, 'vo', 2022, NULL, 50);
$E ('$7', '10053', '2023-08-25', 'received', 'DUO 2', '', NULL, $D, 2);
$P ('$8', 1, 'board', '10053', NULL, NULL, 'vo', 2022, NULL, -50),
   ('$8', 2, 'school', '10053', '18BR', 2022, 'vo', 2022, NULL, 50);
$E ('$8', '10053', '2023-08-25', 'passed-on', 'besluit 1', '', NULL, $D, 2);
$P ('$3', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -40),
   ('$3', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', 40);
$E ('$3', '10053', '2023-08-26', 'committed', 'plan 1', '', NULL, $D, 2);
$P ('$4', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 40),
   ('$4', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -40);
$E ('$4', '10053', '2023-08-27', 'correction', 'besluit 2', '', '$3', $D, 2);
$P ('$5', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -30),
   ('$5', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', 30);
$E ('$5', '10053', '2023-08-28', 'committed', 'plan 1', '', NULL, $D, 2);
$P ('$6', 1, 'school', '10053', '18BR', 2022, 'vo', 2022, NULL, -10),
   ('$6', 2, 'committed', '10053', '18BR', 2022, 'vo', 2022, 'm01', 10),
   ('$6', 3, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -20),
   ('$6', 4, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', 20);
$E ('$6', '10053', '2023-08-28', 'committed', 'plan 1', '', NULL, $D, 4);
$P ('$9', 1, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -25),
   ('$9', 2, 'spent', '10053', '18BR', 2022, 'vo', 2023, 'm01', 25);
$E ('$9', '10053', '2023-08-29', 'spent', 'factuur 1', '', NULL, $D, 2);
$P ('$10', 1, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -4),
   ('$10', 2, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 4);
$E ('$10', '10053', '2023-08-30', 'released', 'besluit 3', '', NULL, $D, 2);

-- attack: an entry that does not balance
-- sqlite: werkdruk: unbalanced entry
-- postgresql: werkdruk: unbalanced entry
$P ('$x', 1, 'state', '10053', NULL, NULL, 'vo', 2023, NULL, -300),
   ('$x', 2, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, 299);
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: money that changes its funding year
-- sqlite: werkdruk: unbalanced entry
-- postgresql: werkdruk: unbalanced entry
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, -5),
   ('$x', 2, 'board', '10053', NULL, NULL, 'vo', 2024, NULL, 5);
$E ('$x', '10053', '2023-09-01', 'passed-on', 'd', '', NULL, $D, 2);

-- attack: money that changes its scheme
-- sqlite: werkdruk: unbalanced entry
-- postgresql: werkdruk: unbalanced entry
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, -5),
   ('$x', 2, 'board', '10053', NULL, NULL, 'po', 2023, NULL, 5);
$E ('$x', '10053', '2023-09-01', 'passed-on', 'd', '', NULL, $D, 2);

-- attack: an entry of one posting
-- sqlite: werkdruk: one-legged entry
-- postgresql: werkdruk: one-legged entry
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, 5);
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 1);

-- attack: an entry of nothing
-- sqlite: werkdruk: one-legged entry
-- postgresql: werkdruk: one-legged entry
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 0);

-- attack: an entry before its postings
-- sqlite: werkdruk: one-legged entry
-- postgresql: werkdruk: one-legged entry
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 2);
$PAIR;

-- attack: an entry that says it has more postings
-- sqlite: werkdruk: wrong posting count
-- postgresql: werkdruk: wrong posting count
$PAIR;
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 3);

-- attack: an entry that says it has fewer postings
-- sqlite: werkdruk: wrong posting count
-- postgresql: werkdruk: wrong posting count
$PAIR, ('$x', 3, $STEP, 7), ('$x', 4, $STEP, -7);
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: lines that leave one out
-- sqlite: werkdruk: wrong posting count
-- postgresql: werkdruk: wrong posting count
$P ('$x', 1, 'state', '10053', NULL, NULL, 'vo', 2023, NULL, -5), ('$x', 3, $STEP, 5);
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: lines that start at two
-- sqlite: werkdruk: wrong posting count
-- postgresql: werkdruk: wrong posting count
$P ('$x', 2, 'state', '10053', NULL, NULL, 'vo', 2023, NULL, -5), ('$x', 3, $STEP, 5);
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: the same line twice
-- sqlite: UNIQUE constraint failed: ledger_posting.entry_id, ledger_posting.board, ledger_posting.line
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
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 2);
$P ('$x', 3, $STEP, 7);

-- attack: postings without an entry
-- sqlite: FOREIGN KEY constraint failed
-- postgresql: ledger_posting_entry
$PAIR;

-- attack: postings of another board
-- sqlite: werkdruk: one-legged entry
-- postgresql: werkdruk: one-legged entry
$P ('$x', 1, 'state', '20000', NULL, NULL, 'vo', 2023, NULL, -5),
   ('$x', 2, 'board', '20000', NULL, NULL, 'vo', 2023, NULL, 5);
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: money that goes to another board
-- sqlite: werkdruk: one-legged entry
-- postgresql: werkdruk: one-legged entry
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, -5),
   ('$x', 2, 'board', '20000', NULL, NULL, 'vo', 2023, NULL, 5);
$E ('$x', '10053', '2023-09-01', 'passed-on', 'd', '', NULL, $D, 2);

-- attack: an amount changed
-- sqlite: werkdruk: postings are never changed
-- postgresql: werkdruk: postings are never changed
-- application: permission denied for table ledger_posting
UPDATE ledger_posting SET amount_cents = amount_cents * 2;

-- attack: a posting moved to another entry
-- sqlite: werkdruk: postings are never changed
-- postgresql: werkdruk: postings are never changed
-- application: permission denied for table ledger_posting
UPDATE ledger_posting SET entry_id = '$2', line = 9 WHERE entry_id = '$1' AND line = 1;

-- attack: an entry's document changed
-- sqlite: werkdruk: entries are never changed
-- postgresql: werkdruk: entries are never changed
-- application: permission denied for table ledger_entry
UPDATE ledger_entry SET document = 'iets anders';

-- attack: an entry's day changed
-- sqlite: werkdruk: entries are never changed
-- postgresql: werkdruk: entries are never changed
-- application: permission denied for table ledger_entry
UPDATE ledger_entry SET on_day = '2020-01-01' WHERE id = '$1';

-- attack: an entry's document changed, with OR REPLACE
-- sqlite: werkdruk: entries are never changed
UPDATE OR REPLACE ledger_entry SET id = '$1' WHERE id = '$2';

-- attack: a posting removed
-- sqlite: werkdruk: postings are never removed
-- postgresql: werkdruk: postings are never removed
-- application: permission denied for table ledger_posting
DELETE FROM ledger_posting WHERE entry_id = '$5' AND line = 2;

-- attack: all postings removed
-- sqlite: werkdruk: postings are never removed
-- postgresql: werkdruk: postings are never removed
-- application: permission denied for table ledger_posting
DELETE FROM ledger_posting;

-- attack: an entry removed
-- sqlite: werkdruk: entries are never removed
-- postgresql: werkdruk: entries are never removed
-- application: permission denied for table ledger_entry
DELETE FROM ledger_entry WHERE id = '$5';

-- attack: the postings emptied out
-- postgresql: werkdruk: postings are never removed
-- application: permission denied for table ledger_posting
TRUNCATE ledger_posting;

-- attack: the entries emptied out, postings with them
-- postgresql: werkdruk: entries are never removed
-- application: permission denied for table ledger_entry
TRUNCATE ledger_entry CASCADE;

-- attack: an entry's id used again
-- sqlite: werkdruk: entry taken
-- postgresql: werkdruk: entry taken
$E ('$1', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 3);

-- attack: an entry changed on conflict
-- sqlite: werkdruk: entry taken
-- postgresql: werkdruk: entry taken
-- application: permission denied for table ledger_entry
INSERT INTO ledger_entry (id, board, number, on_day, kind, document, text, salt, seal, corrects_id, digest, chain,
    posting_count) VALUES ('$1', '10053', 1, '2023-08-24', 'received', 'DUO 1', '', '', '', NULL, 'sha256:', '', 3)
    ON CONFLICT (id, board) DO UPDATE SET document = 'iets anders';

-- attack: a posting changed on conflict
-- sqlite: werkdruk: late posting
-- postgresql: werkdruk: postings are never changed
-- application: permission denied for table ledger_posting
INSERT INTO ledger_posting ($LINE) SELECT '$1', 1, account_id, kind, board, school, school_year, scheme, year, measure,
    7, 2, 7 FROM ledger_posting WHERE line = 1 AND entry_id = '$1'
    ON CONFLICT (entry_id, board, line) DO UPDATE SET amount_cents = 7;

-- attack: entries changed by a merge
-- postgresql: werkdruk: entries are never changed
-- application: permission denied for table ledger_entry
MERGE INTO ledger_entry USING (SELECT 1) AS one ON id = '$1' WHEN MATCHED THEN UPDATE SET document = 'iets anders';

-- attack: a correction of what is not there
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$PAIR;
$E ('$x', '10053', '2023-09-01', 'correction', 'd', '', '$y', $D, 2);

-- attack: a correction of itself
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$PAIR;
$E ('$x', '10053', '2023-09-01', 'correction', 'd', '', '$x', $D, 2);

-- attack: a correction of a correction
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -40),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', 40);
$E ('$x', '10053', '2023-09-01', 'correction', 'd', '', '$4', $D, 2);

-- attack: a second correction
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 40),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -40);
$E ('$x', '10053', '2023-09-01', 'correction', 'd', '', '$3', $D, 2);

-- attack: a correction of an earlier day
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 30),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -30);
$E ('$x', '10053', '2023-08-27', 'correction', 'd', '', '$5', $D, 2);

-- attack: a correction of another amount
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 29),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -29);
$E ('$x', '10053', '2023-09-01', 'correction', 'd', '', '$5', $D, 2);

-- attack: a correction to another school
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '20AB', 2022, 'vo', 2023, NULL, 30),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -30);
$E ('$x', '10053', '2023-09-01', 'correction', 'd', '', '$5', $D, 2);

-- attack: a correction to another school year
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '18BR', 2023, 'vo', 2023, NULL, 30),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -30);
$E ('$x', '10053', '2023-09-01', 'correction', 'd', '', '$5', $D, 2);

-- attack: a correction from another measure
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 30),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm02', -30);
$E ('$x', '10053', '2023-09-01', 'correction', 'd', '', '$5', $D, 2);

-- attack: a correction to another kind of account
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'carried', '10053', '18BR', 2022, 'vo', 2023, NULL, 30),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -30);
$E ('$x', '10053', '2023-09-01', 'correction', 'd', '', '$5', $D, 2);

-- attack: a correction under another scheme
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'po', 2023, NULL, 30),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'po', 2023, 'm01', -30);
$E ('$x', '10053', '2023-09-01', 'correction', 'd', '', '$5', $D, 2);

-- attack: a correction of half an entry
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2022, NULL, 10),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2022, 'm01', -10);
$E ('$x', '10053', '2023-09-01', 'correction', 'd', '', '$6', $D, 2);

-- attack: a correction of another board's entry
-- sqlite: werkdruk: wrong correction
-- postgresql: werkdruk: wrong correction
$P ('$x', 1, 'school', '20000', '18BR', 2022, 'vo', 2023, NULL, 30),
   ('$x', 2, 'committed', '20000', '18BR', 2022, 'vo', 2023, 'm01', -30);
$E ('$x', '20000', '2023-09-01', 'correction', 'd', '', '$5', $D, 2);

-- attack: a correction that names nothing
-- sqlite: werkdruk: malformed entry
-- postgresql: ledger_entry_corrects
$PAIR;
$E ('$x', '10053', '2023-09-01', 'correction', 'd', '', NULL, $D, 2);

-- attack: a release that names an entry as if it corrected it
-- sqlite: werkdruk: malformed entry
-- postgresql: ledger_entry_corrects
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2022, NULL, 10),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2022, 'm01', -10),
   ('$x', 3, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 20),
   ('$x', 4, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -20);
$E ('$x', '10053', '2023-09-01', 'released', 'd', '', '$6', $D, 4);

-- attack: a posting of another board beside a whole entry
-- sqlite: FOREIGN KEY constraint failed
-- postgresql: ledger_posting_entry
$PAIR;
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 2);
$P ('$x', 1, 'board', '20000', NULL, NULL, 'vo', 2023, NULL, 7);

-- attack: an entry of a board that moves money of another
-- sqlite: werkdruk: one-legged entry
-- postgresql: werkdruk: one-legged entry
$PAIR;
$E ('$x', '20000', '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: an entry of no known kind
-- sqlite: werkdruk: malformed entry
-- postgresql: ledger_entry_kind
$PAIR;
$E ('$x', '10053', '2023-09-01', 'gift', 'd', '', NULL, $D, 2);

-- attack: an entry without a document
-- sqlite: werkdruk: malformed entry
-- postgresql: ledger_entry_document
$PAIR;
$E ('$x', '10053', '2023-09-01', 'received', '  ', '', NULL, $D, 2);

-- attack: an entry of a board that cannot be
-- sqlite: werkdruk: one-legged entry
-- postgresql: werkdruk: one-legged entry
$PAIR;
$E ('$x', '1005A', '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: an entry with a digest that is none
-- sqlite: werkdruk: wrong digest
-- postgresql: werkdruk: wrong digest
$PAIR;
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, 'sha256:', 2);

-- attack: an entry with a document too long to show
-- sqlite: werkdruk: malformed entry
-- postgresql: value too long for type character varying(200)
$PAIR;
$E ('$x', '10053', '2023-09-01', 'received', '$TOOLONG', '', NULL, $D, 2);

-- attack: an entry with a text too long to show
-- sqlite: werkdruk: malformed entry
-- postgresql: value too long for type character varying(500)
$PAIR;
$E ('$x', '10053', '2023-09-01', 'received', 'd', '$TOOLONG', NULL, $D, 2);

-- attack: an entry with a digest of another kind
-- sqlite: werkdruk: wrong digest
-- postgresql: werkdruk: wrong digest
$PAIR;
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, 'sha512:0000000000000000000000000000000000000000000000000000000000000000', 2);

-- attack: an entry with a digest that is not hexadecimal
-- sqlite: werkdruk: wrong digest
-- postgresql: werkdruk: wrong digest
$PAIR;
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, 'sha256:gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg', 2);

-- attack: an entry on no day
-- sqlite: werkdruk: malformed entry
$PAIR;
$E ('$x', '10053', 'morgen', 'received', 'd', '', NULL, $D, 2);

-- attack: an entry whose id is written another way
-- sqlite: werkdruk: malformed entry
$P ('0000000000000000000000000000000A', 1, $STEP, -5), ('0000000000000000000000000000000A', 2, $STEP, 5);
$E ('0000000000000000000000000000000A', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 2);

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
-- sqlite: werkdruk: malformed account
-- postgresql: ledger_account_kind
$P ('$x', 1, 'kas', '10053', NULL, NULL, 'vo', 2023, NULL, 7);

-- attack: a posting at a school that is not named
-- sqlite: werkdruk: malformed account
-- postgresql: ledger_account_school
$P ('$x', 1, 'school', '10053', NULL, NULL, 'vo', 2023, NULL, 7);

-- attack: a posting at a school in no school year
-- sqlite: werkdruk: malformed account
-- postgresql: ledger_account_school_year
$P ('$x', 1, 'school', '10053', '18BR', NULL, 'vo', 2023, NULL, 7);

-- attack: a posting at the board that names a school
-- sqlite: werkdruk: malformed account
-- postgresql: ledger_account_school
$P ('$x', 1, 'board', '10053', '18BR', 2022, 'vo', 2023, NULL, 7);

-- attack: a posting at a measure that is not named
-- sqlite: werkdruk: malformed account
-- postgresql: ledger_account_measure
$P ('$x', 1, 'spent', '10053', '18BR', 2022, 'vo', 2023, NULL, 7);

-- attack: a posting at a school that names a measure
-- sqlite: werkdruk: malformed account
-- postgresql: ledger_account_measure
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, 'm01', 7);

-- attack: a posting of a board that cannot be
-- sqlite: werkdruk: malformed account
-- postgresql: ledger_account_board
$P ('$x', 1, 'board', '1005', NULL, NULL, 'vo', 2023, NULL, 7);

-- attack: a posting of a school that cannot be
-- sqlite: werkdruk: malformed account
-- postgresql: ledger_account_school
$P ('$x', 1, 'school', '10053', '18br', 2022, 'vo', 2023, NULL, 7);

-- attack: a posting in a school year that cannot be
-- sqlite: werkdruk: malformed account
-- postgresql: ledger_account_school_year
$P ('$x', 1, 'school', '10053', '18BR', 22, 'vo', 2023, NULL, 7);

-- attack: a posting of a funding year that cannot be
-- sqlite: werkdruk: malformed account
-- postgresql: ledger_account_year
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vo', 23, NULL, 7);

-- attack: a posting of a scheme that starts with a digit
-- sqlite: werkdruk: malformed account
-- postgresql: ledger_account_scheme
$P ('$x', 1, 'board', '10053', NULL, NULL, '2vo', 2023, NULL, 7);

-- attack: a posting of a scheme that has capitals
-- sqlite: werkdruk: malformed account
-- postgresql: ledger_account_scheme
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vO', 2023, NULL, 7);

-- attack: a posting of a scheme that is too long
-- sqlite: werkdruk: malformed account
-- postgresql: value too long for type character varying(20)
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vvvvvvvvvvvvvvvvvvvvv', 2023, NULL, 7);

-- attack: a posting at a measure that cannot be
-- sqlite: werkdruk: malformed account
-- postgresql: ledger_account_measure
$P ('$x', 1, 'spent', '10053', '18BR', 2022, 'vo', 2023, 'm 1', 7);

-- attack: a posting on line nought
-- sqlite: werkdruk: malformed posting
-- postgresql: ledger_posting_line
$P ('$x', 0, $STEP, 7);

-- attack: postings without an entry, with constraints checked at once
-- postgresql: ledger_posting_entry
SET CONSTRAINTS ALL IMMEDIATE;
$PAIR;

-- attack: postings in a temporary table that poses as the ledger
-- postgresql: werkdruk: one-legged entry
-- application: permission denied to create temporary tables
CREATE TEMPORARY TABLE ledger_posting (LIKE public.ledger_posting);
INSERT INTO pg_temp.ledger_posting (id, entry_id, line, account_id, turn, balance_cents, kind, board, scheme, year,
    amount_cents) VALUES (1, '$x', 1, 1, 1, -5, 'state', '10053', 'vo', 2023, -5),
    (2, '$x', 2, 2, 1, 5, 'board', '10053', 'vo', 2023, 5);
INSERT INTO public.ledger_entry (id, board, on_day, kind, document, text, corrects_id, digest, posting_count)
    VALUES ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: entry and postings in one statement
-- postgresql: werkdruk: one-legged entry
WITH header AS (
    INSERT INTO ledger_entry (id, board, on_day, kind, document, text, corrects_id, digest, posting_count)
    VALUES ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 2) RETURNING id)
INSERT INTO ledger_posting (entry_id, line, kind, board, school, school_year, scheme, year, measure, amount_cents)
    SELECT id, 1, $STEP, 5 FROM header;

-- attack: an entry under the id of before, by the way in
-- postgresql: werkdruk: id taken
SELECT ledger_keep('$1', '10053', '2023-08-24', 'received', 'iets anders', '', NULL, 'sha256:',
    '[["state", null, null, "vo", 2023, null, -5], ["board", null, null, "vo", 2023, null, 5]]');

-- attack: a snapshot of before, in which later entries do not show
-- postgresql: werkdruk: wrong isolation
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
$PAIR;

-- attack: the same as a serializable transaction
-- postgresql: werkdruk: wrong isolation
SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;
$PAIR;

-- attack: a posting replaced by its row number
-- sqlite: werkdruk: posting taken
INSERT OR REPLACE INTO ledger_posting (id, $LINE)
    SELECT 1, '$x', 1, account_id, kind, board, school, school_year, scheme, year, measure, -7, turn + 1,
        balance_cents - 7 FROM ledger_posting WHERE id = 1;

-- attack: a posting replaced by its entry and line
-- sqlite: werkdruk: late posting
INSERT OR REPLACE INTO ledger_posting ($LINE)
    SELECT '$1', 1, account_id, kind, board, school, school_year, scheme, year, measure, -7, turn + 1,
        balance_cents - 7 FROM ledger_posting WHERE id = 1;

-- attack: a posting replaced by its turn
-- sqlite: werkdruk: wrong balance
INSERT OR REPLACE INTO ledger_posting ($LINE)
    SELECT '$x', 1, account_id, kind, board, school, school_year, scheme, year, measure, -7, turn, -7
    FROM ledger_posting WHERE id = 1;

-- attack: a posting that says its account holds more
-- sqlite: werkdruk: wrong balance
INSERT INTO ledger_posting ($LINE)
    SELECT '$x', 1, account_id, kind, board, school, school_year, scheme, year, measure, 7, 2, 1000
    FROM ledger_posting WHERE id = 3;

-- attack: a posting that skips a turn
-- sqlite: werkdruk: wrong balance
INSERT INTO ledger_posting ($LINE)
    SELECT '$x', 1, account_id, kind, board, school, school_year, scheme, year, measure, 7, 3, 107
    FROM ledger_posting WHERE id = 3;

-- attack: a posting that says one account and counts for another
-- sqlite: werkdruk: another account
INSERT INTO ledger_posting ($LINE)
    SELECT '$x', 1, account_id, 'board', board, school, school_year, scheme, year, measure, 7, 2, 107
    FROM ledger_posting WHERE id = 3;

-- attack: a posting that counts for an account of another earmark
-- sqlite: werkdruk: another account
INSERT INTO ledger_posting ($LINE)
    SELECT '$x', 1, account_id, kind, board, school, school_year, scheme, 2024, measure, 7, 2, 107
    FROM ledger_posting WHERE id = 3;

-- attack: a posting that counts for no account
-- sqlite: werkdruk: another account
INSERT INTO ledger_posting ($LINE)
    SELECT '$x', 1, 999, kind, board, school, school_year, scheme, year, measure, 7, 1, 7
    FROM ledger_posting WHERE id = 3;

-- attack: a posting in a row that hides from the look-up
-- sqlite: werkdruk: hidden row
INSERT INTO ledger_posting (id, $LINE)
    SELECT -1, '$x', 1, account_id, kind, board, school, school_year, scheme, year, measure, 7, turn + 1,
        balance_cents + 7 FROM ledger_posting WHERE id = 3;

-- attack: an account in a row that hides from the look-up
-- sqlite: werkdruk: hidden row
INSERT INTO ledger_account (id, board, kind, scheme, year) VALUES (-1, '10053', 'board', 'po', 2023);

-- attack: an account replaced by its row number
-- sqlite: werkdruk: account taken
INSERT OR REPLACE INTO ledger_account (id, board, kind, scheme, year) VALUES (1, '10053', 'board', 'po', 2023);

-- attack: an account made twice
-- sqlite: werkdruk: account taken
-- postgresql: ledger_account_once
INSERT INTO ledger_account ($ACCOUNT) VALUES ('10053', 'board', 'vo', 2023, NULL, NULL, NULL$NAMED);

-- attack: an account under the name of another
-- postgresql: ledger_account_name
INSERT INTO ledger_account ($ACCOUNT) VALUES ('10053', 'state', 'po', 2023, NULL, NULL, NULL, 'board:10053:po:2023');

-- attack: an account that is somewhere else from now on
-- sqlite: werkdruk: accounts are never changed
-- postgresql: werkdruk: accounts are never changed
-- application: permission denied for table ledger_account
UPDATE ledger_account SET kind = 'board';

-- attack: an account removed
-- sqlite: werkdruk: accounts are never removed
-- postgresql: werkdruk: accounts are never removed
-- application: permission denied for table ledger_account
DELETE FROM ledger_account;

-- attack: the accounts emptied out
-- postgresql: werkdruk: accounts are never removed
-- application: permission denied for table ledger_account
TRUNCATE ledger_account CASCADE;

-- attack: an entry replaced by its id
-- sqlite: werkdruk: entry taken
INSERT OR REPLACE INTO ledger_entry ($WHOLE)
    SELECT id, board, number + 100, '2020-01-01', kind, 'iets anders', text, salt, seal, corrects_id, digest, chain,
        posting_count FROM ledger_entry WHERE id = '$1';

-- attack: an entry replaced by its row number
-- sqlite: werkdruk: entry taken
$PAIR;
INSERT OR REPLACE INTO ledger_entry (rowid, $WHOLE)
    SELECT 1, '$x', board, number + 100, on_day, kind, document, text, salt, seal, corrects_id, digest, chain,
        2 FROM ledger_entry WHERE id = '$1';

-- attack: an entry replaced by its number
-- sqlite: werkdruk: wrong number
$PAIR;
INSERT OR REPLACE INTO ledger_entry ($WHOLE)
    SELECT '$x', board, number, on_day, kind, document, text, salt, seal, corrects_id, digest, chain, 2
    FROM ledger_entry WHERE id = '$1';

-- attack: a number left out
-- sqlite: werkdruk: wrong number
$PAIR;
INSERT INTO ledger_entry ($WHOLE)
    SELECT '$x', board, 99, on_day, kind, document, text, salt, seal, corrects_id, digest, chain, 2
    FROM ledger_entry WHERE id = '$1';

-- attack: an entry in a row that hides from the look-up
-- sqlite: werkdruk: hidden row
$PAIR;
INSERT INTO ledger_entry (rowid, $WHOLE) VALUES (-1, '$x', '10053', 11, '2023-09-01', 'received', 'd', '', '', '', NULL,
    $PAIRDIGEST, $PAIRCHAIN, 2);

-- attack: an entry with the chain of another
-- sqlite: werkdruk: broken chain
$PAIR;
INSERT INTO ledger_entry ($WHOLE) SELECT '$x', '10053', 11, '2023-09-01', 'received', 'd', '', '', '', NULL,
    $PAIRDIGEST, chain, 2 FROM ledger_entry WHERE number = 10;

-- attack: an entry with a digest of something else
-- sqlite: werkdruk: wrong digest
-- postgresql: werkdruk: wrong digest
$PAIR;
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL,
    'sha256:0000000000000000000000000000000000000000000000000000000000000000', 2);

-- attack: an entry with a seal on a text that is not there
-- sqlite: werkdruk: wrong seal
$PAIR;
INSERT INTO ledger_entry ($WHOLE) SELECT '$x', '10053', 11, '2023-09-01', 'received', 'd', '', '', digest, NULL,
    $PAIRDIGEST, chain, 2 FROM ledger_entry WHERE number = 10;

-- attack: an entry with a text that anybody can find by guessing
-- sqlite: werkdruk: malformed entry
-- postgresql: ledger_entry_salt
$PAIR;
$E ('$x', '10053', '2023-09-01', 'received', 'd', 'ziek: collega 7', NULL, $D, 2);

-- attack: a text written beside an entry of before
-- sqlite: werkdruk: entries are never changed
-- postgresql: werkdruk: entries are never changed
-- application: permission denied for table ledger_entry
UPDATE ledger_entry SET text = 'iets anders', salt = '00000000000000000000000000000000' WHERE id = '$1';

-- attack: a text erased and the seal with it
-- sqlite: werkdruk: entries are never changed
-- postgresql: werkdruk: entries are never changed
-- application: permission denied for table ledger_entry
UPDATE ledger_entry SET text = '', salt = '', seal = 'sha256:' WHERE id = '$1';

-- attack: more passed on than was received
-- sqlite: werkdruk: overdraft
-- postgresql: werkdruk: overdraft
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, -81),
   ('$x', 2, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 81);
$E ('$x', '10053', '2023-09-01', 'passed-on', 'd', '', NULL, $D, 2);

-- attack: more passed on than was received of a funding year, with money of another
-- sqlite: werkdruk: overdraft
-- postgresql: werkdruk: overdraft
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vo', 2022, NULL, -1),
   ('$x', 2, 'school', '10053', '18BR', 2022, 'vo', 2022, NULL, 1);
$E ('$x', '10053', '2023-09-01', 'passed-on', 'd', '', NULL, $D, 2);

-- attack: more taken back from a school than it has left
-- sqlite: werkdruk: overdraft
-- postgresql: werkdruk: overdraft
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, 25),
   ('$x', 2, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -25);
$E ('$x', '10053', '2023-09-01', 'passed-on', 'd', '', NULL, $D, 2);

-- attack: more committed than the school has of an earmark
-- sqlite: werkdruk: overdraft
-- postgresql: werkdruk: overdraft
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -25),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', 25);
$E ('$x', '10053', '2023-09-01', 'committed', 'd', '', NULL, $D, 2);

-- attack: committed by a school that has nothing
-- sqlite: werkdruk: overdraft
-- postgresql: werkdruk: overdraft
$P ('$x', 1, 'school', '10053', '20AB', 2022, 'vo', 2023, NULL, -1),
   ('$x', 2, 'committed', '10053', '20AB', 2022, 'vo', 2023, 'm01', 1);
$E ('$x', '10053', '2023-09-01', 'committed', 'd', '', NULL, $D, 2);

-- attack: more spent than was committed
-- sqlite: werkdruk: overdraft
-- postgresql: werkdruk: overdraft
$P ('$x', 1, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -22),
   ('$x', 2, 'spent', '10053', '18BR', 2022, 'vo', 2023, 'm01', 22);
$E ('$x', '10053', '2023-09-01', 'spent', 'd', '', NULL, $D, 2);

-- attack: spent on a measure that nothing was committed to
-- sqlite: werkdruk: overdraft
-- postgresql: werkdruk: overdraft
$P ('$x', 1, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm02', -1),
   ('$x', 2, 'spent', '10053', '18BR', 2022, 'vo', 2023, 'm02', 1);
$E ('$x', '10053', '2023-09-01', 'spent', 'd', '', NULL, $D, 2);

-- attack: spent twice over in one entry
-- sqlite: werkdruk: overdraft
-- postgresql: werkdruk: overdraft
$P ('$x', 1, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -21),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -1),
   ('$x', 3, 'spent', '10053', '18BR', 2022, 'vo', 2023, 'm01', 22);
$E ('$x', '10053', '2023-09-01', 'spent', 'd', '', NULL, $D, 3);

-- attack: more released than was committed
-- sqlite: werkdruk: overdraft
-- postgresql: werkdruk: overdraft
$P ('$x', 1, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -22),
   ('$x', 2, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 22);
$E ('$x', '10053', '2023-09-01', 'released', 'd', '', NULL, $D, 2);

-- attack: more carried over than was left
-- sqlite: werkdruk: overdraft
-- postgresql: werkdruk: overdraft
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -25),
   ('$x', 2, 'carried', '10053', '18BR', 2023, 'vo', 2023, NULL, 25);
$E ('$x', '10053', '2023-09-01', 'carried', 'd', '', NULL, $D, 2);

-- attack: more given back to the state than it paid
-- sqlite: werkdruk: overdraft
-- postgresql: werkdruk: overdraft
$P ('$x', 1, 'state', '10053', NULL, NULL, 'vo', 2023, NULL, 301),
   ('$x', 2, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, -301);
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: a correction of what was passed on and is committed since
-- sqlite: werkdruk: overdraft
-- postgresql: werkdruk: overdraft
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, 120),
   ('$x', 2, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -70),
   ('$x', 3, 'school', '10053', '18BR', 2023, 'vo', 2023, NULL, -50);
$E ('$x', '10053', '2023-09-01', 'correction', 'd', '', '$2', $D, 3);

-- attack: a correction of a commitment that is spent since
-- sqlite: werkdruk: overdraft
-- postgresql: werkdruk: overdraft
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 30),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -30);
$E ('$x', '10053', '2023-09-01', 'correction', 'd', '', '$5', $D, 2);

-- attack: spent straight out of the state's purse
-- sqlite: werkdruk: wrong way
-- postgresql: werkdruk: wrong way
$P ('$x', 1, 'state', '10053', NULL, NULL, 'vo', 2023, NULL, -5),
   ('$x', 2, 'spent', '10053', '18BR', 2022, 'vo', 2023, 'm01', 5);
$E ('$x', '10053', '2023-09-01', 'spent', 'd', '', NULL, $D, 2);

-- attack: received by a school, past its board
-- sqlite: werkdruk: wrong way
-- postgresql: werkdruk: wrong way
$P ('$x', 1, 'state', '10053', NULL, NULL, 'vo', 2023, NULL, -5),
   ('$x', 2, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 5);
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: spent without being committed
-- sqlite: werkdruk: wrong way
-- postgresql: werkdruk: wrong way
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -5),
   ('$x', 2, 'spent', '10053', '18BR', 2022, 'vo', 2023, 'm01', 5);
$E ('$x', '10053', '2023-09-01', 'spent', 'd', '', NULL, $D, 2);

-- attack: spent under the name of a commitment
-- sqlite: werkdruk: wrong way
-- postgresql: werkdruk: wrong way
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -5),
   ('$x', 2, 'spent', '10053', '18BR', 2022, 'vo', 2023, 'm01', 5);
$E ('$x', '10053', '2023-09-01', 'committed', 'd', '', NULL, $D, 2);

-- attack: spent money that comes back under the name of a release
-- sqlite: werkdruk: wrong way
-- postgresql: werkdruk: wrong way
$P ('$x', 1, 'spent', '10053', '18BR', 2022, 'vo', 2023, 'm01', -5),
   ('$x', 2, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 5);
$E ('$x', '10053', '2023-09-01', 'released', 'd', '', NULL, $D, 2);

-- attack: money of the board committed
-- sqlite: werkdruk: wrong way
-- postgresql: werkdruk: wrong way
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, -5),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', 5);
$E ('$x', '10053', '2023-09-01', 'committed', 'd', '', NULL, $D, 2);

-- attack: the individual half passed on
-- sqlite: werkdruk: wrong way
-- postgresql: werkdruk: wrong way
$P ('$x', 1, 'individual', '10053', NULL, NULL, 'vo', 2023, NULL, -5),
   ('$x', 2, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, 5);
$E ('$x', '10053', '2023-09-01', 'passed-on', 'd', '', NULL, $D, 2);

-- attack: what is left kept by the board under the name of carrying over
-- sqlite: werkdruk: wrong way
-- postgresql: werkdruk: wrong way
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -5),
   ('$x', 2, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, 5);
$E ('$x', '10053', '2023-09-01', 'carried', 'd', '', NULL, $D, 2);

-- attack: the collective half turned into the individual one
-- sqlite: werkdruk: not from the state
-- postgresql: werkdruk: not from the state
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, -5),
   ('$x', 2, 'individual', '10053', NULL, NULL, 'vo', 2023, NULL, 5);
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 2);

-- attack: the same, with a cent for the state
-- sqlite: werkdruk: not from the state
-- postgresql: werkdruk: not from the state
$P ('$x', 1, 'board', '10053', NULL, NULL, 'vo', 2023, NULL, -500),
   ('$x', 2, 'individual', '10053', NULL, NULL, 'vo', 2023, NULL, 499),
   ('$x', 3, 'state', '10053', NULL, NULL, 'vo', 2023, NULL, 1);
$E ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, $D, 3);

-- attack: money of one school committed to a measure of another
-- sqlite: werkdruk: another place
-- postgresql: werkdruk: another place
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -5),
   ('$x', 2, 'committed', '10053', '20AB', 2022, 'vo', 2023, 'm01', 5);
$E ('$x', '10053', '2023-09-01', 'committed', 'd', '', NULL, $D, 2);

-- attack: money of one school year committed to a measure of another
-- sqlite: werkdruk: another place
-- postgresql: werkdruk: another place
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -5),
   ('$x', 2, 'committed', '10053', '18BR', 2023, 'vo', 2023, 'm01', 5);
$E ('$x', '10053', '2023-09-01', 'committed', 'd', '', NULL, $D, 2);

-- attack: committed to two measures at once
-- sqlite: werkdruk: another place
-- postgresql: werkdruk: another place
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -5),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', 2),
   ('$x', 3, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm02', 3);
$E ('$x', '10053', '2023-09-01', 'committed', 'd', '', NULL, $D, 3);

-- attack: committed to one measure and spent on another
-- sqlite: werkdruk: another place
-- postgresql: werkdruk: another place
$P ('$x', 1, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', -5),
   ('$x', 2, 'spent', '10053', '18BR', 2022, 'vo', 2023, 'm02', 5);
$E ('$x', '10053', '2023-09-01', 'spent', 'd', '', NULL, $D, 2);

-- attack: carried over two years ahead
-- sqlite: werkdruk: another place
-- postgresql: werkdruk: another place
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -5),
   ('$x', 2, 'carried', '10053', '18BR', 2024, 'vo', 2023, NULL, 5);
$E ('$x', '10053', '2023-09-01', 'carried', 'd', '', NULL, $D, 2);

-- attack: carried back to the year before
-- sqlite: werkdruk: another place
-- postgresql: werkdruk: another place
$P ('$x', 1, 'school', '10053', '18BR', 2023, 'vo', 2023, NULL, -5),
   ('$x', 2, 'carried', '10053', '18BR', 2022, 'vo', 2023, NULL, 5);
$E ('$x', '10053', '2023-09-01', 'carried', 'd', '', NULL, $D, 2);

-- attack: carried over to another school
-- sqlite: werkdruk: another place
-- postgresql: werkdruk: another place
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -5),
   ('$x', 2, 'carried', '10053', '20AB', 2023, 'vo', 2023, NULL, 5);
$E ('$x', '10053', '2023-09-01', 'carried', 'd', '', NULL, $D, 2);

-- attack: committed to a measure the council never agreed to
-- sqlite: werkdruk: no decision
-- postgresql: werkdruk: no decision
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -5),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm03', 5);
$E ('$x', '10053', '2023-09-01', 'committed', 'd', '', NULL, $D, 2);

-- attack: committed on a day before the council agreed
-- sqlite: werkdruk: no decision
-- postgresql: werkdruk: no decision
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -5),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm02', 5);
$E ('$x', '10053', '2023-07-31', 'committed', 'd', '', NULL, $D, 2);

-- attack: committed to a measure of last year's plan
-- sqlite: werkdruk: no decision
-- postgresql: werkdruk: no decision
$P ('$x', 1, 'school', '10053', '18BR', 2023, 'vo', 2023, NULL, -5),
   ('$x', 2, 'committed', '10053', '18BR', 2023, 'vo', 2023, 'm02', 5);
$E ('$x', '10053', '2023-09-01', 'committed', 'd', '', NULL, $D, 2);

-- attack: committed to a measure that the newest plan left out
-- sqlite: werkdruk: no decision
-- postgresql: werkdruk: no decision
$P ('$x', 1, 'school', '10053', '18BR', 2023, 'vo', 2023, NULL, -5),
   ('$x', 2, 'committed', '10053', '18BR', 2023, 'vo', 2023, 'm07', 5);
$E ('$x', '10053', '2023-09-01', 'committed', 'd', '', NULL, $D, 2);

-- attack: more committed than the council agreed to
-- sqlite: werkdruk: more than decided
-- postgresql: werkdruk: more than decided
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -6),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm02', 6);
$E ('$x', '10053', '2023-09-01', 'committed', 'd', '', NULL, $D, 2);

-- attack: more committed than agreed, in small parts out of two funding years
-- sqlite: werkdruk: more than decided
-- postgresql: werkdruk: more than decided
$P ('$x', 1, 'school', '10053', '18BR', 2022, 'vo', 2022, NULL, -3),
   ('$x', 2, 'committed', '10053', '18BR', 2022, 'vo', 2022, 'm02', 3),
   ('$x', 3, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -3),
   ('$x', 4, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm02', 3);
$E ('$x', '10053', '2023-09-01', 'committed', 'd', '', NULL, $D, 4);

-- attack: more than agreed by undoing a release after its money was committed again
-- sqlite: werkdruk: more than decided
-- postgresql: werkdruk: more than decided
$P ('$y', 1, 'school', '10053', '18BR', 2022, 'vo', 2022, NULL, -40),
   ('$y', 2, 'committed', '10053', '18BR', 2022, 'vo', 2022, 'm01', 40),
   ('$y', 3, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -4),
   ('$y', 4, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', 4);
$E ('$y', '10053', '2023-09-01', 'committed', 'd', '', NULL, $D, 4);
$P ('$x', 1, 'committed', '10053', '18BR', 2022, 'vo', 2023, 'm01', 4),
   ('$x', 2, 'school', '10053', '18BR', 2022, 'vo', 2023, NULL, -4);
$E ('$x', '10053', '2023-09-01', 'correction', 'd', '', '$10', $D, 2);

-- attack: a decision of no council
-- sqlite: werkdruk: not decided
-- postgresql: werkdruk: not decided
$DECISION '10053', '18BR', 2022, 1, 'm03', 5, '2023-08-01', 999);

-- attack: a decision for more than the council agreed to
-- sqlite: werkdruk: not decided
-- postgresql: werkdruk: not decided
$DECISION '10053', '18BR', 2022, 1, 'm03', 999, '2023-08-01', $ACT);

-- attack: a decision about a measure that is not in the plan
-- sqlite: werkdruk: not decided
-- postgresql: werkdruk: not decided
$DECISION '10053', '18BR', 2022, 1, 'm09', 5, '2023-08-01', $ACT);

-- attack: a decision about a version the council was not asked about
-- sqlite: werkdruk: not decided
-- postgresql: werkdruk: not decided
$DECISION '10053', '18BR', 2022, 2, 'm03', 7, '2023-08-01', $ACT);

-- attack: a decision of an earlier day
-- sqlite: werkdruk: not decided
-- postgresql: werkdruk: not decided
$DECISION '10053', '18BR', 2022, 1, 'm03', 7, '2020-08-01', $ACT);

-- attack: a decision about another school
-- sqlite: werkdruk: not decided
-- postgresql: werkdruk: not decided
$DECISION '10053', '20AB', 2022, 1, 'm03', 7, '2023-08-01', $ACT);

-- attack: a decision about another school year
-- sqlite: werkdruk: not decided
-- postgresql: werkdruk: not decided
$DECISION '10053', '18BR', 2024, 1, 'm03', 7, '2023-08-01', $ACT);

-- attack: a decision for the money of another board
-- sqlite: werkdruk: not decided
-- postgresql: werkdruk: not decided
$DECISION '20000', '18BR', 2022, 1, 'm03', 7, '2023-08-01', $ACT);

-- attack: a decision that rests on a refusal
-- sqlite: werkdruk: not decided
-- postgresql: werkdruk: not decided
$DECISION '10053', '18BR', 2022, 1, 'm03', 7, '2023-08-01', $REFUSED);

-- attack: a decision that rests on a yes to another text
-- sqlite: werkdruk: not decided
-- postgresql: werkdruk: not decided
$DECISION '10053', '18BR', 2022, 1, 'm03', 7, '2023-08-01', $OTHERTEXT);

-- attack: a decision of less than nothing
-- sqlite: werkdruk: malformed decision
-- postgresql: ledger_decision_amount
$DECISION '10053', '18BR', 2022, 1, 'm08', -5, '2023-08-01', $ACT);

-- attack: a decision made twice
-- sqlite: werkdruk: decision taken
-- postgresql: ledger_decision_once
$DECISION '10053', '18BR', 2022, 1, 'm01', 100, '2023-08-01', $ACT);

-- attack: a decision replaced by its row number
-- sqlite: werkdruk: decision taken
INSERT OR REPLACE INTO ledger_decision (id, board, school, school_year, version, measure, amount_cents, on_day, act_id)
    VALUES (1, '10053', '18BR', 2022, 1, 'm03', 7, '2023-08-01', $ACT);

-- attack: a decision in a row that hides from the look-up
-- sqlite: werkdruk: hidden row
INSERT INTO ledger_decision (id, board, school, school_year, version, measure, amount_cents, on_day, act_id)
    VALUES (-1, '10053', '18BR', 2022, 1, 'm03', 7, '2023-08-01', $ACT);

-- attack: a decision made larger
-- sqlite: werkdruk: decisions are never changed
-- postgresql: werkdruk: decisions are never changed
-- application: permission denied for table ledger_decision
UPDATE ledger_decision SET amount_cents = 100000;

-- attack: a decision removed
-- sqlite: werkdruk: decisions are never removed
-- postgresql: werkdruk: decisions are never removed
-- application: permission denied for table ledger_decision
DELETE FROM ledger_decision;

-- attack: the decisions emptied out
-- postgresql: werkdruk: decisions are never removed
-- application: permission denied for table ledger_decision
TRUNCATE ledger_decision;

-- attack: an entry for a board that this transaction does not name
-- postgresql: new row violates row-level security policy for table "ledger_account"
SELECT set_config('werkdruk.boards', '20000', true);
$P ('$x', 1, 'state', '10053', NULL, NULL, 'po', 2023, NULL, -5),
   ('$x', 2, 'board', '10053', NULL, NULL, 'po', 2023, NULL, 5);

-- attack: a decision for a board that this transaction does not name
-- postgresql: new row violates row-level security policy for table "ledger_decision"
SELECT set_config('werkdruk.boards', '20000', true);
$DECISION '10053', '18BR', 2022, 1, 'm03', 7, '2023-08-01', $ACT);

-- attack: the trigger switched off
-- application: must be owner of table ledger_entry
ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_sound;

-- attack: the triggers of the session switched off
-- postgresql: permission denied to set parameter "session_replication_role"
SET session_replication_role = replica;

-- attack: a trigger of one's own that changes amounts
-- application: permission denied for table ledger_posting
CREATE TRIGGER mine BEFORE INSERT ON ledger_posting FOR EACH ROW EXECUTE FUNCTION ledger_refuse('x');

-- attack: row security switched off
-- application: must be owner of table ledger_entry
ALTER TABLE ledger_entry DISABLE ROW LEVEL SECURITY;

-- attack: the policy dropped
-- application: must be owner of relation ledger_entry
DROP POLICY ledger_entry_of_board ON ledger_entry;

-- attack: the function of the check replaced
-- application: permission denied for schema public
CREATE OR REPLACE FUNCTION ledger_entry_check() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';

-- attack: a number chosen by the writer
-- application: permission denied for table ledger_entry
$PAIR;
INSERT INTO ledger_entry (id, board, number, on_day, kind, document, text, corrects_id, digest, posting_count)
    VALUES ('$x', '10053', 1, '2023-09-01', 'received', 'd', '', NULL, NULL, 2);

-- attack: a balance chosen by the writer
-- application: permission denied for table ledger_posting
INSERT INTO ledger_posting (entry_id, line, kind, board, scheme, year, amount_cents, balance_cents)
    VALUES ('$x', 1, 'board', '10053', 'vo', 2023, 7, 1000000);

-- attack: a day of recording chosen by the writer
-- application: permission denied for table ledger_entry
$PAIR;
INSERT INTO ledger_entry (id, board, on_day, kind, document, text, corrects_id, digest, posting_count, recorded_at)
    VALUES ('$x', '10053', '2023-09-01', 'received', 'd', '', NULL, NULL, 2, '2020-01-01');
