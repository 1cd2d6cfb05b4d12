-- SPDX-FileCopyrightText: 2026 Werkdruk contributors
-- SPDX-License-Identifier: EUPL-1.2
--
-- The ledger's tables on SQLite. Board and earmark are carried by keys: a posting belongs to an account of the same
-- board, scheme and funding year, and to an entry of the same board. Keys are unique per board, so that no board can
-- tell from a refusal, or block, what another one has.

-- guard: table ledger_account
CREATE TABLE ledger_account (
    id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    board varchar(5) NOT NULL,
    kind varchar(12) NOT NULL,
    scheme varchar(20) NOT NULL,
    year smallint NOT NULL,
    school varchar(4),
    school_year smallint,
    measure varchar(40),
    name text GENERATED ALWAYS AS (@NAME@) STORED,
    UNIQUE (name),
    UNIQUE (id, board, scheme, year)
);

-- guard: index ledger_account_place on ledger_account
CREATE INDEX ledger_account_place ON ledger_account (school, school_year, measure);

-- guard: table ledger_decision
CREATE TABLE ledger_decision (
    id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    board varchar(5) NOT NULL,
    school varchar(4) NOT NULL,
    school_year smallint NOT NULL,
    version smallint NOT NULL,
    measure varchar(40) NOT NULL,
    amount_cents bigint NOT NULL,
    on_day date NOT NULL,
    act_id bigint NOT NULL REFERENCES werkdruk_councilact (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (board, school, school_year, measure, version)
);

-- guard: table ledger_entry
CREATE TABLE ledger_entry (
    id char(32) NOT NULL,
    board varchar(5) NOT NULL,
    number integer NOT NULL,
    on_day date NOT NULL,
    kind varchar(12) NOT NULL,
    document varchar(200) NOT NULL,
    text varchar(500) NOT NULL,
    salt varchar(32) NOT NULL,
    seal varchar(71) NOT NULL,
    corrects_id char(32),
    digest varchar(71) NOT NULL,
    chain varchar(71) NOT NULL,
    posting_count smallint NOT NULL,
    recorded_at datetime NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    PRIMARY KEY (id, board),
    UNIQUE (board, number),
    UNIQUE (corrects_id, board)
);

-- guard: table ledger_posting
CREATE TABLE ledger_posting (
    id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    entry_id char(32) NOT NULL,
    line smallint NOT NULL,
    account_id bigint NOT NULL,
    kind varchar(12) NOT NULL,
    board varchar(5) NOT NULL,
    school varchar(4),
    school_year smallint,
    scheme varchar(20) NOT NULL,
    year smallint NOT NULL,
    measure varchar(40),
    amount_cents bigint NOT NULL,
    turn integer NOT NULL,
    balance_cents bigint NOT NULL,
    UNIQUE (entry_id, board, line),
    UNIQUE (account_id, turn),
    FOREIGN KEY (entry_id, board) REFERENCES ledger_entry (id, board) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (account_id, board, scheme, year) REFERENCES ledger_account (id, board, scheme, year)
);
