-- SPDX-FileCopyrightText: 2026 Werkdruk contributors
-- SPDX-License-Identifier: EUPL-1.2
--
-- What PostgreSQL itself refuses in the ledger. Postings go in first, their entry last: the deferred foreign key
-- refuses a posting without an entry at COMMIT, and the entry's trigger refuses it unless its postings are sound.
-- Nothing is ever updated: a posting holds the balance of its account after it, its turn counts the postings of the
-- account. One writer per board, from its first posting to COMMIT: what is looked for cannot come in between. That
-- holds only where a statement sees what was committed before it, hence the check of the isolation.
-- Functions name their schema and put pg_temp last, so that a temporary table cannot pose as the ledger. None has more
-- rights than its caller. Account, turn, balance, number, digest, seal and chain are the database's own, whatever was asked.

-- guard: text NAME
kind || ':' || board || coalesce('/' || school, '') || ':' || scheme || ':' || year
        || coalesce(':' || school_year || '-' || (school_year + 1), '') || coalesce(':' || measure, '')

-- guard: text NEWNAME
NEW.kind || ':' || NEW.board || coalesce('/' || NEW.school, '') || ':' || NEW.scheme || ':' || NEW.year
        || coalesce(':' || NEW.school_year || '-' || (NEW.school_year + 1), '') || coalesce(':' || NEW.measure, '')

-- guard: function ledger_sha256
CREATE FUNCTION ledger_sha256(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $guard$ SELECT 'sha256:' || encode(sha256(convert_to(words, 'UTF8')), 'hex') $guard$;

-- guard: function ledger_posting_check
CREATE FUNCTION ledger_posting_check() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $guard$
DECLARE
    named text := @NEWNAME@;
    account public.ledger_account;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed'
    THEN RAISE 'werkdruk: wrong isolation' USING ERRCODE = '23000'; END IF;
    PERFORM pg_advisory_xact_lock(hashtext('ledger_entry'), hashtext(NEW.board));
    IF EXISTS (SELECT FROM public.ledger_entry WHERE id = NEW.entry_id AND board = NEW.board)
    THEN RAISE 'werkdruk: late posting' USING ERRCODE = '23000'; END IF;
    SELECT * INTO account FROM public.ledger_account WHERE name = named;
    IF account.id IS NULL THEN
        INSERT INTO public.ledger_account (board, kind, scheme, year, school, school_year, measure, name)
            VALUES (NEW.board, NEW.kind, NEW.scheme, NEW.year, NEW.school, NEW.school_year, NEW.measure, named)
            RETURNING * INTO account;
    END IF;
    NEW.account_id := account.id;
    NEW.kind := account.kind;
    NEW.school := account.school;
    NEW.school_year := account.school_year;
    NEW.measure := account.measure;
    SELECT turn, balance_cents INTO NEW.turn, NEW.balance_cents
        FROM public.ledger_posting WHERE account_id = account.id ORDER BY turn DESC LIMIT 1;
    NEW.turn := coalesce(NEW.turn, 0) + 1;
    NEW.balance_cents := coalesce(NEW.balance_cents, 0) + NEW.amount_cents;
    RETURN NEW;
END $guard$;

-- guard: function ledger_entry_check
CREATE FUNCTION ledger_entry_check() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $guard$
DECLARE
    found record;
    last_number integer;
    last_chain text;
    asked text := NEW.digest;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('ledger_entry'), hashtext(NEW.board));
    IF EXISTS (SELECT FROM public.ledger_entry WHERE id = NEW.id AND board = NEW.board)
    THEN RAISE 'werkdruk: entry taken' USING ERRCODE = '23000'; END IF;
    SELECT count(*) AS lines, min(line) AS line_min, max(line) AS line_max,
        min(scheme) IS DISTINCT FROM max(scheme) OR min(year) IS DISTINCT FROM max(year) AS mixed,
        sum(amount_cents) AS total,
        coalesce(bool_or(CASE NEW.kind
            WHEN 'received' THEN kind NOT IN ('state', 'board', 'individual')
            WHEN 'passed-on' THEN kind NOT IN ('board', 'school')
            WHEN 'committed' THEN kind <> CASE WHEN amount_cents > 0 THEN 'committed' ELSE 'school' END
                AND NOT (kind = 'carried' AND amount_cents < 0)
            WHEN 'spent' THEN kind <> CASE WHEN amount_cents > 0 THEN 'spent' ELSE 'committed' END
            WHEN 'released' THEN kind <> CASE WHEN amount_cents > 0 THEN 'school' ELSE 'committed' END
            WHEN 'carried' THEN kind <> 'carried' AND NOT (kind = 'school' AND amount_cents < 0)
            END), false) AS strays,
        bool_or(CASE
            WHEN kind = 'state' THEN balance_cents > 0
            WHEN kind IN ('board', 'individual') AND NEW.kind = 'received' THEN false
            ELSE amount_cents < 0 AND balance_cents < 0 END) AS overdrawn,
        NEW.kind IN ('committed', 'spent', 'released', 'carried') AND (
            min(school) IS DISTINCT FROM max(school) OR min(measure) IS DISTINCT FROM max(measure)
            OR min(school_year - (NEW.kind = 'carried' AND amount_cents > 0)::integer)
                IS DISTINCT FROM max(school_year - (NEW.kind = 'carried' AND amount_cents > 0)::integer)) AS elsewhere,
        min(school) AS school, min(school_year) AS school_year, min(measure) AS measure,
        string_agg('{"account":"' || kind || ':' || board || coalesce('/' || school, '') || ':' || scheme || ':' || year
                || coalesce(':' || school_year || '-' || (school_year + 1), '') || coalesce(':' || measure, '')
                || '","cents":' || amount_cents || '}', ',' ORDER BY line) AS told
        INTO found FROM public.ledger_posting WHERE entry_id = NEW.id AND board = NEW.board;
    IF found.lines < 2
    THEN RAISE 'werkdruk: one-legged entry' USING ERRCODE = '23000'; END IF;
    IF (found.lines, found.line_min, found.line_max)
        IS DISTINCT FROM (NEW.posting_count::bigint, 1::smallint, NEW.posting_count)
    THEN RAISE 'werkdruk: wrong posting count' USING ERRCODE = '23000'; END IF;
    IF found.total <> 0 OR found.mixed AND EXISTS (
        SELECT FROM public.ledger_posting WHERE entry_id = NEW.id AND board = NEW.board
        GROUP BY scheme, year HAVING sum(amount_cents) <> 0)
    THEN RAISE 'werkdruk: unbalanced entry' USING ERRCODE = '23000'; END IF;
    IF NEW.corrects_id IS NOT NULL AND (
        NOT EXISTS (
            SELECT FROM public.ledger_entry
            WHERE id = NEW.corrects_id AND board = NEW.board AND kind <> 'correction' AND on_day <= NEW.on_day
                AND posting_count = NEW.posting_count)
        OR EXISTS (SELECT FROM public.ledger_entry WHERE corrects_id = NEW.corrects_id AND board = NEW.board)
        OR EXISTS (
            SELECT FROM public.ledger_posting AS back WHERE back.entry_id = NEW.id AND back.board = NEW.board
            AND NOT EXISTS (
                SELECT FROM public.ledger_posting AS forth
                WHERE forth.entry_id = NEW.corrects_id AND forth.board = NEW.board AND forth.line = back.line
                    AND forth.account_id = back.account_id AND forth.amount_cents = -back.amount_cents)))
    THEN RAISE 'werkdruk: wrong correction' USING ERRCODE = '23000'; END IF;
    IF found.strays
    THEN RAISE 'werkdruk: wrong way' USING ERRCODE = '23000'; END IF;
    IF NEW.kind = 'received' AND EXISTS (
        SELECT FROM public.ledger_posting WHERE entry_id = NEW.id AND board = NEW.board GROUP BY scheme, year
        HAVING count(DISTINCT CASE kind WHEN 'state' THEN amount_cents > 0 ELSE amount_cents < 0 END) <> 1)
    THEN RAISE 'werkdruk: not from the state' USING ERRCODE = '23000'; END IF;
    IF found.elsewhere
    THEN RAISE 'werkdruk: another place' USING ERRCODE = '23000'; END IF;
    IF found.overdrawn
    THEN RAISE 'werkdruk: overdraft' USING ERRCODE = '23000'; END IF;
    IF NEW.kind = 'committed' AND NOT EXISTS (
        SELECT FROM public.ledger_decision AS decision
        WHERE board = NEW.board AND school = found.school AND school_year = found.school_year
            AND measure = found.measure AND on_day <= NEW.on_day AND version = (
                SELECT max(version) FROM public.ledger_decision AS later WHERE later.board = NEW.board
                    AND later.school = found.school AND later.school_year = found.school_year))
    THEN RAISE 'werkdruk: no decision' USING ERRCODE = '23000'; END IF;
    IF (NEW.kind = 'committed' OR NEW.corrects_id IS NOT NULL AND
        (SELECT kind FROM public.ledger_entry WHERE id = NEW.corrects_id AND board = NEW.board) = 'released')
        AND (SELECT sum((SELECT balance_cents FROM public.ledger_posting WHERE account_id = account.id
                         ORDER BY turn DESC LIMIT 1))
             FROM public.ledger_account AS account
             WHERE board = NEW.board AND school = found.school AND school_year = found.school_year
                AND measure = found.measure)
            > (SELECT amount_cents FROM public.ledger_decision
               WHERE board = NEW.board AND school = found.school AND school_year = found.school_year
                    AND measure = found.measure ORDER BY version DESC LIMIT 1)
    THEN RAISE 'werkdruk: more than decided' USING ERRCODE = '23000'; END IF;
    NEW.digest := public.ledger_sha256('{"corrects":' || coalesce('"' || NEW.corrects_id || '"', 'null')
        || ',"document":' || to_json(NEW.document) || ',"id":"' || NEW.id || '","kind":"' || NEW.kind
        || '","on":"' || to_char(NEW.on_day, 'YYYY-MM-DD') || '","postings":[' || found.told || ']}');
    IF asked <> NEW.digest
    THEN RAISE 'werkdruk: wrong digest' USING ERRCODE = '23000'; END IF;
    SELECT number, chain INTO last_number, last_chain FROM public.ledger_entry
        WHERE board = NEW.board ORDER BY number DESC LIMIT 1;
    NEW.seal := CASE NEW.text WHEN '' THEN '' ELSE public.ledger_sha256(NEW.salt || NEW.text) END;
    NEW.number := coalesce(last_number, 0) + 1;
    NEW.chain := public.ledger_sha256(
        coalesce(last_chain, 'werkdruk ' || NEW.board) || ' ' || NEW.digest || ' ' || NEW.seal);
    RETURN NEW;
END $guard$;

-- guard: function ledger_entry_keep
CREATE FUNCTION ledger_entry_keep() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $guard$
BEGIN
    IF (NEW.text, NEW.salt) IS DISTINCT FROM ('', '')
        OR (NEW.id, NEW.board, NEW.number, NEW.on_day, NEW.kind, NEW.document, NEW.seal, NEW.corrects_id, NEW.digest,
            NEW.chain, NEW.posting_count, NEW.recorded_at)
        IS DISTINCT FROM (OLD.id, OLD.board, OLD.number, OLD.on_day, OLD.kind, OLD.document, OLD.seal, OLD.corrects_id,
                          OLD.digest, OLD.chain, OLD.posting_count, OLD.recorded_at)
    THEN RAISE 'werkdruk: entries are never changed' USING ERRCODE = '23000'; END IF;
    RETURN NEW;
END $guard$;

-- guard: function ledger_decision_check
CREATE FUNCTION ledger_decision_check() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $guard$
BEGIN
    IF NOT EXISTS (
        SELECT FROM public.werkdruk_councilact AS act
        JOIN public.werkdruk_plan AS plan ON plan.id = act.plan_id AND plan.digest = act.plan_digest
        JOIN public.werkdruk_planline AS line ON line.plan_id = plan.id
        JOIN public.werkdruk_year AS year ON year.id = plan.year_id
        JOIN public.werkdruk_school AS school ON school.id = year.school_id
        JOIN public.werkdruk_board AS board ON board.id = school.board_id
        WHERE act.id = NEW.act_id AND act.act IN ('consent', 'accept-conditions', 'ratify', 'grant')
            AND act."on" = NEW.on_day AND plan.version = NEW.version AND line.measure = NEW.measure
            AND line.amount_cents = NEW.amount_cents AND year.school_year = NEW.school_year
            AND school.brin = NEW.school AND board.number = NEW.board)
    THEN RAISE 'werkdruk: not decided' USING ERRCODE = '23000'; END IF;
    RETURN NEW;
END $guard$;

-- guard: function ledger_refuse
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $guard$
BEGIN
    RAISE '%', TG_ARGV[0] USING ERRCODE = '23000';
END $guard$;

-- guard: function ledger_keep
CREATE FUNCTION ledger_keep(
    entry uuid, place text, on_day date, kind text, document text, words text, corrects uuid, digest text, lines jsonb
) RETURNS text LANGUAGE plpgsql SET search_path = public, pg_temp AS $guard$
DECLARE
    kept public.ledger_entry;
BEGIN
    PERFORM set_config('werkdruk.boards', place, true);
    PERFORM pg_advisory_xact_lock(hashtext('ledger_entry'), hashtext(place));
    SELECT * INTO kept FROM public.ledger_entry AS known WHERE known.id = entry AND known.board = place;
    IF FOUND THEN
        IF kept.digest <> ledger_keep.digest OR kept.text <> words AND NOT (kept.text = '' AND kept.seal <> '')
        THEN RAISE 'werkdruk: id taken' USING ERRCODE = '23000'; END IF;
        RETURN 'known';
    END IF;
    INSERT INTO public.ledger_posting (entry_id, line, kind, board, school, school_year, scheme, year, measure,
                                       amount_cents)
        SELECT entry, line, each ->> 0, place, each ->> 1, (each ->> 2)::smallint, each ->> 3, (each ->> 4)::smallint,
            each ->> 5, (each ->> 6)::bigint
        FROM jsonb_array_elements(lines) WITH ORDINALITY AS given (each, line) ORDER BY line;
    INSERT INTO public.ledger_entry (id, board, on_day, kind, document, text, salt, corrects_id, digest, posting_count)
        VALUES (entry, place, ledger_keep.on_day, ledger_keep.kind, ledger_keep.document, words,
                CASE words WHEN '' THEN '' ELSE replace(gen_random_uuid()::text, '-', '') END,
                corrects, ledger_keep.digest, jsonb_array_length(lines));
    RETURN 'kept';
END $guard$;

-- guard: trigger ledger_account_fixed on ledger_account
CREATE TRIGGER ledger_account_fixed BEFORE UPDATE ON ledger_account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('werkdruk: accounts are never changed');

-- guard: trigger ledger_account_stays on ledger_account
CREATE TRIGGER ledger_account_stays BEFORE DELETE ON ledger_account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('werkdruk: accounts are never removed');

-- guard: trigger ledger_account_emptied on ledger_account
CREATE TRIGGER ledger_account_emptied BEFORE TRUNCATE ON ledger_account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('werkdruk: accounts are never removed');

-- guard: trigger ledger_decision_sound on ledger_decision
CREATE TRIGGER ledger_decision_sound BEFORE INSERT ON ledger_decision
    FOR EACH ROW EXECUTE FUNCTION ledger_decision_check();

-- guard: trigger ledger_decision_fixed on ledger_decision
CREATE TRIGGER ledger_decision_fixed BEFORE UPDATE ON ledger_decision
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('werkdruk: decisions are never changed');

-- guard: trigger ledger_decision_stays on ledger_decision
CREATE TRIGGER ledger_decision_stays BEFORE DELETE ON ledger_decision
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('werkdruk: decisions are never removed');

-- guard: trigger ledger_decision_emptied on ledger_decision
CREATE TRIGGER ledger_decision_emptied BEFORE TRUNCATE ON ledger_decision
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('werkdruk: decisions are never removed');

-- guard: trigger ledger_posting_sound on ledger_posting
CREATE TRIGGER ledger_posting_sound BEFORE INSERT ON ledger_posting
    FOR EACH ROW EXECUTE FUNCTION ledger_posting_check();

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
    FOR EACH ROW EXECUTE FUNCTION ledger_entry_keep();

-- guard: trigger ledger_entry_unremoved on ledger_entry
CREATE TRIGGER ledger_entry_unremoved BEFORE DELETE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('werkdruk: entries are never removed');

-- guard: trigger ledger_entry_untruncated on ledger_entry
CREATE TRIGGER ledger_entry_untruncated BEFORE TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('werkdruk: entries are never removed');

-- guard: policy ledger_account_of_board on ledger_account
CREATE POLICY ledger_account_of_board ON ledger_account
    USING (board = ANY (string_to_array(current_setting('werkdruk.boards', true), ',')));
ALTER TABLE ledger_account ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- guard: policy ledger_decision_of_board on ledger_decision
CREATE POLICY ledger_decision_of_board ON ledger_decision
    USING (board = ANY (string_to_array(current_setting('werkdruk.boards', true), ',')));
ALTER TABLE ledger_decision ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- guard: policy ledger_entry_of_board on ledger_entry
CREATE POLICY ledger_entry_of_board ON ledger_entry
    USING (board = ANY (string_to_array(current_setting('werkdruk.boards', true), ',')));
ALTER TABLE ledger_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- guard: policy ledger_posting_of_board on ledger_posting
CREATE POLICY ledger_posting_of_board ON ledger_posting
    USING (board = ANY (string_to_array(current_setting('werkdruk.boards', true), ',')));
ALTER TABLE ledger_posting ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
