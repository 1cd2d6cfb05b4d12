-- SPDX-FileCopyrightText: 2026 Werkdruk contributors
-- SPDX-License-Identifier: EUPL-1.2
--
-- What PostgreSQL itself refuses in the ledger. Postings go in first, their entry last: the deferred foreign key
-- refuses a posting without an entry at COMMIT, and the entry's trigger refuses it unless its postings are sound.
-- A late posting, also one that another transaction slips in while the entry is being committed, is found by the
-- deferred trigger: lines are unique and run from 1 to posting_count, so a late one stands beyond that.
-- Functions name their schema and put pg_temp last, so that a temporary table cannot pose as the ledger.

-- guard: function ledger_posting_check
CREATE FUNCTION ledger_posting_check() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $guard$
BEGIN
    IF (NEW.line >= 1
        AND NEW.year BETWEEN 1000 AND 9999
        AND (NEW.school_year IS NULL OR NEW.school_year BETWEEN 1000 AND 9998)
        AND NEW.board ~ '^[0-9]{5}$'
        AND NEW.scheme ~ '^[a-z][a-z0-9-]{0,19}$'
        AND (NEW.school IS NULL OR NEW.school ~ '^[0-9]{2}[A-Z]{2}$')
        AND (NEW.measure IS NULL OR NEW.measure ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$')) IS NOT TRUE
    THEN RAISE 'werkdruk: malformed posting' USING ERRCODE = '23000'; END IF;
    RETURN NEW;
END $guard$;

-- guard: function ledger_posting_settle
CREATE FUNCTION ledger_posting_settle() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $guard$
BEGIN
    IF EXISTS (SELECT FROM public.ledger_entry WHERE id = NEW.entry_id AND posting_count < NEW.line)
    THEN RAISE 'werkdruk: late posting' USING ERRCODE = '23000'; END IF;
    RETURN NULL;
END $guard$;

-- guard: function ledger_entry_check
CREATE FUNCTION ledger_entry_check() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $guard$
DECLARE
    found_count bigint;
    line_min integer;
    line_max integer;
BEGIN
    IF (NEW.board ~ '^[0-9]{5}$'
        AND NEW.digest ~ '^sha256:[0-9a-f]{64}$'
        AND length(trim(NEW.document)) >= 1) IS NOT TRUE
    THEN RAISE 'werkdruk: malformed entry' USING ERRCODE = '23000'; END IF;
    -- One writer per board from here to COMMIT: numbers have no gap, and what is looked for cannot come in between.
    PERFORM pg_advisory_xact_lock(hashtext('ledger_entry'), NEW.board::integer);
    SELECT count(*), min(line), max(line) INTO found_count, line_min, line_max
        FROM public.ledger_posting WHERE entry_id = NEW.id;
    IF EXISTS (SELECT FROM public.ledger_entry WHERE id = NEW.id)
    THEN RAISE 'werkdruk: entry taken' USING ERRCODE = '23000'; END IF;
    IF found_count < 2
    THEN RAISE 'werkdruk: one-legged entry' USING ERRCODE = '23000'; END IF;
    IF (found_count, line_min, line_max) IS DISTINCT FROM (NEW.posting_count::bigint, 1, NEW.posting_count::integer)
    THEN RAISE 'werkdruk: wrong posting count' USING ERRCODE = '23000'; END IF;
    IF EXISTS (SELECT FROM public.ledger_posting WHERE entry_id = NEW.id AND board <> NEW.board)
    THEN RAISE 'werkdruk: mixed boards' USING ERRCODE = '23000'; END IF;
    IF EXISTS (SELECT FROM public.ledger_posting WHERE entry_id = NEW.id
               GROUP BY scheme, year HAVING sum(amount_cents) <> 0)
    THEN RAISE 'werkdruk: unbalanced entry' USING ERRCODE = '23000'; END IF;
    IF NEW.corrects_id IS NOT NULL AND (
        NOT EXISTS (
            SELECT FROM public.ledger_entry
            WHERE id = NEW.corrects_id AND kind <> 'correction' AND on_day <= NEW.on_day
                AND posting_count = NEW.posting_count)
        OR EXISTS (SELECT FROM public.ledger_entry WHERE corrects_id = NEW.corrects_id)
        OR EXISTS (
            SELECT FROM public.ledger_posting AS back WHERE back.entry_id = NEW.id AND NOT EXISTS (
                SELECT FROM public.ledger_posting AS forth
                WHERE forth.entry_id = NEW.corrects_id AND forth.line = back.line AND forth.kind = back.kind
                    AND forth.board = back.board AND forth.school IS NOT DISTINCT FROM back.school
                    AND forth.school_year IS NOT DISTINCT FROM back.school_year
                    AND forth.scheme = back.scheme AND forth.year = back.year
                    AND forth.measure IS NOT DISTINCT FROM back.measure
                    AND forth.amount_cents = -back.amount_cents)))
    THEN RAISE 'werkdruk: wrong correction' USING ERRCODE = '23000'; END IF;
    NEW.number := (SELECT coalesce(max(number), 0) + 1 FROM public.ledger_entry WHERE board = NEW.board);
    RETURN NEW;
END $guard$;

-- guard: function ledger_refuse
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $guard$
BEGIN
    RAISE '%', TG_ARGV[0] USING ERRCODE = '23000';
END $guard$;

-- guard: trigger ledger_posting_sound on ledger_posting
CREATE TRIGGER ledger_posting_sound BEFORE INSERT ON ledger_posting
    FOR EACH ROW EXECUTE FUNCTION ledger_posting_check();

-- guard: trigger ledger_posting_settled on ledger_posting
CREATE CONSTRAINT TRIGGER ledger_posting_settled AFTER INSERT ON ledger_posting DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION ledger_posting_settle();

-- guard: trigger ledger_posting_unchanged on ledger_posting
CREATE TRIGGER ledger_posting_unchanged BEFORE UPDATE ON ledger_posting
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('werkdruk: postings are never changed');

-- guard: trigger ledger_posting_unremoved on ledger_posting
CREATE TRIGGER ledger_posting_unremoved BEFORE DELETE ON ledger_posting
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('werkdruk: postings are never removed');

-- guard: trigger ledger_posting_untruncated on ledger_posting
CREATE TRIGGER ledger_posting_untruncated BEFORE TRUNCATE ON ledger_posting
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('werkdruk: postings are never removed');

-- guard: trigger ledger_entry_sound on ledger_entry
CREATE TRIGGER ledger_entry_sound BEFORE INSERT ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_entry_check();

-- guard: trigger ledger_entry_unchanged on ledger_entry
CREATE TRIGGER ledger_entry_unchanged BEFORE UPDATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('werkdruk: entries are never changed');

-- guard: trigger ledger_entry_unremoved on ledger_entry
CREATE TRIGGER ledger_entry_unremoved BEFORE DELETE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('werkdruk: entries are never removed');

-- guard: trigger ledger_entry_untruncated on ledger_entry
CREATE TRIGGER ledger_entry_untruncated BEFORE TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('werkdruk: entries are never removed');
