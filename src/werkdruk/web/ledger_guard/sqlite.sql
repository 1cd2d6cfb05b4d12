-- SPDX-FileCopyrightText: 2026 Werkdruk contributors
-- SPDX-License-Identifier: EUPL-1.2
--
-- What SQLite itself refuses in the ledger. Postings go in first, their entry last: the deferred foreign key refuses a
-- posting without an entry at COMMIT, and the entry's triggers refuse it unless its postings are sound. Checks of form
-- stand here and not in the tables, because a connection can switch the CHECK constraints of its tables off.
-- INSERT OR REPLACE removes a row without firing its DELETE trigger, so the row it would remove is looked for first;
-- a row number below 1 would hide from that, because -1 stands for "not chosen yet" before the insert.
-- Nothing is ever updated: a posting holds the balance of its account after it, its turn counts the postings of the
-- account. The two views are the way in: they fill in account, turn, balance, number, seal and chain.
-- werkdruk_sha256 is a function of the program: SQLite has none, and what has no such function adds no entry.

-- guard: text NAME
kind || ':' || board || coalesce('/' || school, '') || ':' || scheme || ':' || year
        || coalesce(':' || school_year || '-' || (school_year + 1), '') || coalesce(':' || measure, '')

-- guard: text NEWNAME
NEW.kind || ':' || NEW.board || coalesce('/' || NEW.school, '') || ':' || NEW.scheme || ':' || NEW.year
            || coalesce(':' || NEW.school_year || '-' || (NEW.school_year + 1), '') || coalesce(':' || NEW.measure, '')

-- guard: text DIGEST
werkdruk_sha256('{"corrects":' || coalesce('"' || substr(NEW.corrects_id, 1, 8) || '-' || substr(NEW.corrects_id, 9, 4)
        || '-' || substr(NEW.corrects_id, 13, 4) || '-' || substr(NEW.corrects_id, 17, 4) || '-'
        || substr(NEW.corrects_id, 21) || '"', 'null')
    || ',"document":' || json_quote(NEW.document)
    || ',"id":"' || substr(NEW.id, 1, 8) || '-' || substr(NEW.id, 9, 4) || '-' || substr(NEW.id, 13, 4)
        || '-' || substr(NEW.id, 17, 4) || '-' || substr(NEW.id, 21)
    || '","kind":"' || NEW.kind || '","on":"' || NEW.on_day || '","postings":['
    || (SELECT group_concat('{"account":"' || name || '","cents":' || amount_cents || '}', ',')
        FROM (SELECT name, amount_cents FROM ledger_posting AS posting JOIN ledger_account AS account
              ON account.id = posting.account_id WHERE entry_id = NEW.id AND posting.board = NEW.board ORDER BY line))
    || ']}')

-- guard: text BEFORE
coalesce((SELECT chain FROM ledger_entry WHERE board = NEW.board ORDER BY number DESC LIMIT 1),
             'werkdruk ' || NEW.board)

-- guard: view ledger_posting_in
CREATE VIEW ledger_posting_in AS
    SELECT entry_id, line, kind, board, school, school_year, scheme, year, measure, amount_cents FROM ledger_posting;

-- guard: trigger ledger_posting_in_door on ledger_posting_in
CREATE TRIGGER ledger_posting_in_door INSTEAD OF INSERT ON ledger_posting_in
BEGIN
    INSERT INTO ledger_account (board, kind, scheme, year, school, school_year, measure)
        SELECT NEW.board, NEW.kind, NEW.scheme, NEW.year, NEW.school, NEW.school_year, NEW.measure
        WHERE NOT EXISTS (SELECT 1 FROM ledger_account WHERE name = @NEWNAME@);
    INSERT INTO ledger_posting (entry_id, line, account_id, kind, board, school, school_year, scheme, year, measure,
                                amount_cents, turn, balance_cents)
        SELECT NEW.entry_id, NEW.line, account.id, NEW.kind, NEW.board, NEW.school, NEW.school_year, NEW.scheme,
               NEW.year, NEW.measure, NEW.amount_cents, coalesce(last.turn, 0) + 1,
               coalesce(last.balance_cents, 0) + NEW.amount_cents
        FROM ledger_account AS account LEFT JOIN ledger_posting AS last ON last.account_id = account.id
            AND last.turn = (SELECT max(turn) FROM ledger_posting WHERE account_id = account.id)
        WHERE name = @NEWNAME@;
END;

-- guard: view ledger_entry_in
CREATE VIEW ledger_entry_in AS
    SELECT id, board, on_day, kind, document, text, salt, corrects_id, digest, posting_count FROM ledger_entry;

-- guard: trigger ledger_entry_in_door on ledger_entry_in
CREATE TRIGGER ledger_entry_in_door INSTEAD OF INSERT ON ledger_entry_in
BEGIN
    INSERT INTO ledger_entry (id, board, number, on_day, kind, document, text, salt, seal, corrects_id, digest, chain,
                              posting_count)
        SELECT NEW.id, NEW.board, (SELECT coalesce(max(number), 0) + 1 FROM ledger_entry WHERE board = NEW.board),
               NEW.on_day, NEW.kind, NEW.document, NEW.text, coalesce(NEW.salt, ''), seal, NEW.corrects_id, digest,
               werkdruk_sha256(@BEFORE@ || ' ' || digest || ' ' || seal), NEW.posting_count
        FROM (SELECT coalesce(NEW.digest, @DIGEST@, '') AS digest,
                     CASE NEW.text WHEN '' THEN '' ELSE werkdruk_sha256(NEW.salt || NEW.text) END AS seal);
END;

-- guard: trigger ledger_account_sound on ledger_account
CREATE TRIGGER ledger_account_sound BEFORE INSERT ON ledger_account
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: malformed account') WHERE (
        typeof(NEW.year) IS 'integer' AND NEW.year BETWEEN 1000 AND 9999
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
    ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'werkdruk: account taken') WHERE EXISTS (SELECT 1 FROM ledger_account WHERE id = NEW.id OR name = @NEWNAME@);
END;

-- guard: trigger ledger_account_row on ledger_account
CREATE TRIGGER ledger_account_row AFTER INSERT ON ledger_account
WHEN NEW.id < 1
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: hidden row');
END;

-- guard: trigger ledger_account_fixed on ledger_account
CREATE TRIGGER ledger_account_fixed BEFORE UPDATE ON ledger_account
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: accounts are never changed');
END;

-- guard: trigger ledger_account_stays on ledger_account
CREATE TRIGGER ledger_account_stays BEFORE DELETE ON ledger_account
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: accounts are never removed');
END;

-- guard: trigger ledger_decision_sound on ledger_decision
CREATE TRIGGER ledger_decision_sound BEFORE INSERT ON ledger_decision
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: malformed decision') WHERE (typeof(NEW.amount_cents) IS 'integer' AND NEW.amount_cents BETWEEN 0 AND 100000000000
          AND NEW.on_day = date(NEW.on_day)) IS NOT TRUE;
    SELECT RAISE(ABORT, 'werkdruk: decision taken') WHERE EXISTS (SELECT 1 FROM ledger_decision
                 WHERE id = NEW.id OR (board, school, school_year, measure, version)
                     = (NEW.board, NEW.school, NEW.school_year, NEW.measure, NEW.version));
    SELECT RAISE(ABORT, 'werkdruk: not decided') WHERE NOT EXISTS (
        SELECT 1 FROM werkdruk_councilact AS act
        JOIN werkdruk_plan AS plan ON plan.id = act.plan_id AND plan.digest = act.plan_digest
        JOIN werkdruk_planline AS line ON line.plan_id = plan.id
        JOIN werkdruk_year AS year ON year.id = plan.year_id
        JOIN werkdruk_school AS school ON school.id = year.school_id
        JOIN werkdruk_board AS board ON board.id = school.board_id
        WHERE act.id = NEW.act_id AND act.act IN ('consent', 'accept-conditions', 'ratify', 'grant')
            AND act."on" = NEW.on_day AND plan.version = NEW.version AND line.measure = NEW.measure
            AND line.amount_cents = NEW.amount_cents AND year.school_year = NEW.school_year
            AND school.brin = NEW.school AND board.number = NEW.board);
END;

-- guard: trigger ledger_decision_row on ledger_decision
CREATE TRIGGER ledger_decision_row AFTER INSERT ON ledger_decision
WHEN NEW.id < 1
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: hidden row');
END;

-- guard: trigger ledger_decision_fixed on ledger_decision
CREATE TRIGGER ledger_decision_fixed BEFORE UPDATE ON ledger_decision
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: decisions are never changed');
END;

-- guard: trigger ledger_decision_stays on ledger_decision
CREATE TRIGGER ledger_decision_stays BEFORE DELETE ON ledger_decision
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: decisions are never removed');
END;

-- guard: trigger ledger_posting_sound on ledger_posting
CREATE TRIGGER ledger_posting_sound BEFORE INSERT ON ledger_posting
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: malformed posting') WHERE (
        typeof(NEW.line) IS 'integer' AND NEW.line >= 1
        AND typeof(NEW.amount_cents) IS 'integer' AND NEW.amount_cents <> 0 AND abs(NEW.amount_cents) <= 100000000000
    ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'werkdruk: late posting') WHERE EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.entry_id AND board = NEW.board);
    SELECT RAISE(ABORT, 'werkdruk: posting taken') WHERE EXISTS (SELECT 1 FROM ledger_posting WHERE id = NEW.id);
    SELECT RAISE(ABORT, 'werkdruk: another account') WHERE NOT EXISTS (
        SELECT 1 FROM ledger_account
        WHERE id = NEW.account_id AND kind = NEW.kind AND board = NEW.board AND scheme = NEW.scheme AND year = NEW.year
            AND school IS NEW.school AND school_year IS NEW.school_year AND measure IS NEW.measure);
    SELECT RAISE(ABORT, 'werkdruk: wrong balance') WHERE (NEW.turn, NEW.balance_cents) IS NOT (
        SELECT coalesce(max(turn), 0) + 1, coalesce(max(balance_cents), 0) + NEW.amount_cents
        FROM (SELECT turn, balance_cents FROM ledger_posting WHERE account_id = NEW.account_id ORDER BY turn DESC LIMIT 1));
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

-- guard: trigger ledger_entry_sound on ledger_entry
CREATE TRIGGER ledger_entry_sound BEFORE INSERT ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: entry taken') WHERE EXISTS (SELECT 1 FROM ledger_entry WHERE rowid = NEW.rowid)
        OR EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.id AND board = NEW.board);
    SELECT RAISE(ABORT, 'werkdruk: malformed entry') WHERE (
        length(NEW.id) = 32 AND NEW.id NOT GLOB '*[^0-9a-f]*'
        AND NEW.on_day = date(NEW.on_day)
        AND NEW.kind IN ('received', 'passed-on', 'committed', 'spent', 'released', 'carried', 'correction')
        AND (NEW.kind = 'correction') = (NEW.corrects_id IS NOT NULL)
        AND length(trim(NEW.document)) >= 1 AND length(NEW.document) <= 200 AND length(NEW.text) <= 500
        AND NEW.salt NOT GLOB '*[^0-9a-f]*' AND length(NEW.salt) = CASE NEW.text WHEN '' THEN 0 ELSE 32 END
    ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'werkdruk: wrong number') WHERE NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM ledger_entry WHERE board = NEW.board);
    SELECT RAISE(ABORT, 'werkdruk: one-legged entry') WHERE (SELECT count(*) FROM ledger_posting WHERE entry_id = NEW.id AND board = NEW.board) < 2;
    SELECT RAISE(ABORT, 'werkdruk: wrong posting count') WHERE (SELECT (count(*), min(line), max(line)) IS NOT (NEW.posting_count, 1, NEW.posting_count)
          FROM ledger_posting WHERE entry_id = NEW.id AND board = NEW.board);
    SELECT RAISE(ABORT, 'werkdruk: unbalanced entry') WHERE EXISTS (
        SELECT 1 FROM ledger_posting WHERE entry_id = NEW.id AND board = NEW.board
        GROUP BY scheme, year HAVING sum(amount_cents) <> 0);
    SELECT RAISE(ABORT, 'werkdruk: wrong correction') WHERE NEW.corrects_id IS NOT NULL AND (
        NOT EXISTS (
            SELECT 1 FROM ledger_entry
            WHERE id = NEW.corrects_id AND board = NEW.board AND kind <> 'correction' AND on_day <= NEW.on_day
                AND posting_count = NEW.posting_count)
        OR EXISTS (SELECT 1 FROM ledger_entry WHERE corrects_id = NEW.corrects_id AND board = NEW.board)
        OR EXISTS (
            SELECT 1 FROM ledger_posting AS back WHERE back.entry_id = NEW.id AND back.board = NEW.board AND NOT EXISTS (
                SELECT 1 FROM ledger_posting AS forth
                WHERE forth.entry_id = NEW.corrects_id AND forth.board = NEW.board AND forth.line = back.line
                    AND forth.account_id = back.account_id AND forth.amount_cents = -back.amount_cents)));
    SELECT RAISE(ABORT, 'werkdruk: wrong way') WHERE NEW.kind <> 'correction' AND (
        SELECT count(*) FROM ledger_posting WHERE entry_id = NEW.id AND board = NEW.board AND CASE NEW.kind
            WHEN 'received' THEN kind NOT IN ('state', 'board', 'individual')
            WHEN 'passed-on' THEN kind NOT IN ('board', 'school')
            WHEN 'committed' THEN kind <> CASE WHEN amount_cents > 0 THEN 'committed' ELSE 'school' END
                AND NOT (kind = 'carried' AND amount_cents < 0)
            WHEN 'spent' THEN kind <> CASE WHEN amount_cents > 0 THEN 'spent' ELSE 'committed' END
            WHEN 'released' THEN kind <> CASE WHEN amount_cents > 0 THEN 'school' ELSE 'committed' END
            WHEN 'carried' THEN kind <> 'carried' AND NOT (kind = 'school' AND amount_cents < 0)
            END) > 0;
    SELECT RAISE(ABORT, 'werkdruk: not from the state') WHERE NEW.kind = 'received' AND EXISTS (
        SELECT 1 FROM ledger_posting WHERE entry_id = NEW.id AND board = NEW.board GROUP BY scheme, year
        HAVING count(DISTINCT CASE kind WHEN 'state' THEN amount_cents > 0 ELSE amount_cents < 0 END) <> 1);
    SELECT RAISE(ABORT, 'werkdruk: another place') WHERE NEW.kind IN ('committed', 'spent', 'released', 'carried') AND (
        SELECT count(DISTINCT school) > 1 OR count(DISTINCT measure) > 1
            OR count(DISTINCT school_year - (NEW.kind = 'carried' AND amount_cents > 0)) > 1
        FROM ledger_posting WHERE entry_id = NEW.id AND board = NEW.board);
    SELECT RAISE(ABORT, 'werkdruk: overdraft') WHERE EXISTS (
        SELECT 1 FROM ledger_posting WHERE entry_id = NEW.id AND board = NEW.board AND CASE
            WHEN kind = 'state' THEN balance_cents > 0
            WHEN kind IN ('board', 'individual') AND NEW.kind = 'received' THEN FALSE
            ELSE amount_cents < 0 AND balance_cents < 0 END);
    SELECT RAISE(ABORT, 'werkdruk: no decision') WHERE NEW.kind = 'committed' AND EXISTS (
        SELECT 1 FROM ledger_posting AS posting WHERE entry_id = NEW.id AND board = NEW.board AND measure IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM ledger_decision AS decision
                WHERE decision.board = posting.board AND decision.school = posting.school
                    AND decision.school_year = posting.school_year AND decision.measure = posting.measure
                    AND decision.on_day <= NEW.on_day AND decision.version = (
                        SELECT max(version) FROM ledger_decision AS later
                        WHERE later.board = posting.board AND later.school = posting.school
                            AND later.school_year = posting.school_year)));
    SELECT RAISE(ABORT, 'werkdruk: more than decided') WHERE (NEW.kind = 'committed'
          OR (SELECT kind FROM ledger_entry WHERE id = NEW.corrects_id AND board = NEW.board) = 'released') AND EXISTS (
        SELECT 1 FROM ledger_posting AS posting
        WHERE entry_id = NEW.id AND board = NEW.board AND kind = 'committed' AND (
            SELECT sum(last.balance_cents) FROM ledger_account AS account JOIN ledger_posting AS last
                ON last.account_id = account.id
                    AND last.turn = (SELECT max(turn) FROM ledger_posting WHERE account_id = account.id)
            WHERE account.board = posting.board AND account.school = posting.school
                AND account.school_year = posting.school_year AND account.measure = posting.measure
        ) > coalesce((
            SELECT amount_cents FROM ledger_decision AS decision
            WHERE decision.board = posting.board AND decision.school = posting.school
                AND decision.school_year = posting.school_year AND decision.measure = posting.measure
            ORDER BY version DESC LIMIT 1), 100000000000));
    SELECT RAISE(ABORT, 'werkdruk: wrong seal') WHERE NEW.seal IS NOT CASE NEW.text WHEN '' THEN '' ELSE werkdruk_sha256(NEW.salt || NEW.text) END;
    SELECT RAISE(ABORT, 'werkdruk: wrong digest') WHERE NEW.digest IS NOT @DIGEST@;
    SELECT RAISE(ABORT, 'werkdruk: broken chain') WHERE NEW.chain IS NOT werkdruk_sha256(@BEFORE@ || ' ' || NEW.digest || ' ' || NEW.seal);
END;

-- guard: trigger ledger_entry_row on ledger_entry
CREATE TRIGGER ledger_entry_row AFTER INSERT ON ledger_entry
WHEN NEW.rowid < 1
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: hidden row');
END;

-- guard: trigger ledger_entry_unchanged on ledger_entry
CREATE TRIGGER ledger_entry_unchanged BEFORE UPDATE ON ledger_entry
WHEN (NEW.text, NEW.salt) IS NOT ('', '')
    OR (NEW.rowid, NEW.id, NEW.board, NEW.number, NEW.on_day, NEW.kind, NEW.document, NEW.seal, NEW.corrects_id,
        NEW.digest, NEW.chain, NEW.posting_count, NEW.recorded_at)
    IS NOT (OLD.rowid, OLD.id, OLD.board, OLD.number, OLD.on_day, OLD.kind, OLD.document, OLD.seal, OLD.corrects_id,
            OLD.digest, OLD.chain, OLD.posting_count, OLD.recorded_at)
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: entries are never changed');
END;

-- guard: trigger ledger_entry_unremoved on ledger_entry
CREATE TRIGGER ledger_entry_unremoved BEFORE DELETE ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'werkdruk: entries are never removed');
END;
