/**
 * One step from a version of the ledger to the next: what both databases understand, and then what each says in words of
 * its own.
 */
export type Migration = { sql: string; sqlite: string; postgres: string };

/** In order; a ledger's version is how many of them it has had. Never edited once released: add another. */
export const MIGRATIONS: readonly Migration[] = [
  {
    sql: `
      CREATE TABLE operations (
        id TEXT PRIMARY KEY,
        account TEXT NOT NULL,
        effect TEXT NOT NULL,
        tool TEXT NOT NULL,
        caller TEXT NOT NULL,
        dedupe_key TEXT NOT NULL,
        what TEXT NOT NULL,
        target TEXT NOT NULL,
        body TEXT,
        units BIGINT NOT NULL,
        nanodollars BIGINT NOT NULL,
        state TEXT NOT NULL,
        approval_id TEXT,
        owner TEXT NOT NULL,
        good_until BIGINT NOT NULL,
        result TEXT,
        reason TEXT,
        carrier_id TEXT,
        created_at BIGINT NOT NULL,
        counted_at BIGINT NOT NULL,
        started_at BIGINT,
        ended_at BIGINT
      );
      CREATE UNIQUE INDEX operations_one_at_a_time ON operations (account, dedupe_key) WHERE state = 'executing';
      CREATE UNIQUE INDEX operations_carrier_id ON operations (account, tool, carrier_id) WHERE carrier_id IS NOT NULL;
      CREATE INDEX operations_by_key ON operations (account, dedupe_key, created_at)
        WHERE state IN ('executing', 'unknown', 'succeeded');
      CREATE INDEX operations_by_approval ON operations (approval_id) WHERE approval_id IS NOT NULL;
      CREATE INDEX operations_unfinished ON operations (account, state, good_until)
        WHERE state IN ('awaiting_approval', 'approved', 'executing', 'unknown');

      CREATE TABLE approvals (
        id TEXT PRIMARY KEY,
        account TEXT NOT NULL,
        tool TEXT NOT NULL,
        effect TEXT NOT NULL,
        caller TEXT NOT NULL,
        digest TEXT NOT NULL,
        code TEXT NOT NULL,
        question TEXT,
        nanodollars BIGINT NOT NULL,
        state TEXT NOT NULL,
        offered BIGINT NOT NULL,
        asked_at BIGINT NOT NULL,
        good_until BIGINT NOT NULL,
        decided_at BIGINT,
        decided_by TEXT
      );
      CREATE UNIQUE INDEX approvals_by_code ON approvals (code) WHERE state = 'waiting';
      CREATE INDEX approvals_open ON approvals (account, digest) WHERE state IN ('waiting', 'approved');

      CREATE TABLE totals (
        account TEXT NOT NULL,
        effect TEXT NOT NULL,
        period TEXT NOT NULL,
        units BIGINT NOT NULL,
        nanodollars BIGINT NOT NULL,
        PRIMARY KEY (account, effect, period)
      );

      CREATE TABLE opt_outs (
        account TEXT NOT NULL,
        number TEXT NOT NULL,
        state TEXT NOT NULL,
        at BIGINT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (account, number)
      );

      CREATE TABLE audit (
        seq INTEGER PRIMARY KEY,
        at BIGINT NOT NULL,
        account TEXT NOT NULL,
        operation_id TEXT,
        tool TEXT NOT NULL,
        effect TEXT NOT NULL,
        caller TEXT NOT NULL,
        what TEXT NOT NULL,
        state TEXT NOT NULL,
        units BIGINT NOT NULL,
        nanodollars BIGINT NOT NULL,
        approval TEXT,
        detail TEXT
      );
    `,
    // An INTEGER PRIMARY KEY is the table's own order in SQLite, and needs no index beside it.
    sqlite: `
      CREATE TRIGGER audit_is_not_rewritten BEFORE UPDATE ON audit BEGIN
        SELECT RAISE(ABORT, 'the audit is append-only');
      END;
      CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit BEGIN
        SELECT RAISE(ABORT, 'the audit is append-only');
      END;
      CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit
        WHEN EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq) BEGIN
        SELECT RAISE(ABORT, 'the audit is append-only');
      END;
    `,
    postgres: `
      ALTER TABLE audit ALTER COLUMN seq TYPE BIGINT;
      CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'the audit is append-only'; END
      $$;
      CREATE TRIGGER audit_is_not_rewritten BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
        EXECUTE FUNCTION audit_is_append_only();
    `,
  },
  {
    sql: `
      ALTER TABLE operations ADD COLUMN subject TEXT NOT NULL DEFAULT 'local';
      ALTER TABLE approvals ADD COLUMN subject TEXT NOT NULL DEFAULT 'local';
      ALTER TABLE audit ADD COLUMN subject TEXT NOT NULL DEFAULT 'local';

      CREATE TABLE caller_totals (
        account TEXT NOT NULL,
        subject TEXT NOT NULL,
        effect TEXT NOT NULL,
        period TEXT NOT NULL,
        units BIGINT NOT NULL,
        nanodollars BIGINT NOT NULL,
        PRIMARY KEY (account, subject, effect, period)
      );
      INSERT INTO caller_totals SELECT account, 'local', effect, period, units, nanodollars FROM totals;

      CREATE TABLE seals (
        name TEXT PRIMARY KEY,
        key TEXT NOT NULL,
        made_at BIGINT NOT NULL
      );

      CREATE TABLE inbox (
        account TEXT NOT NULL,
        id TEXT NOT NULL,
        sender TEXT NOT NULL,
        recipient TEXT NOT NULL,
        is_mms BIGINT NOT NULL,
        body TEXT,
        at BIGINT NOT NULL,
        received_at BIGINT NOT NULL,
        PRIMARY KEY (account, id)
      );
      CREATE INDEX inbox_newest ON inbox (account, at, id);
      CREATE INDEX inbox_oldest ON inbox (received_at);

      CREATE TABLE receipts (
        account TEXT NOT NULL,
        id TEXT NOT NULL,
        level BIGINT NOT NULL,
        status TEXT NOT NULL,
        code BIGINT,
        at BIGINT,
        received_at BIGINT NOT NULL,
        PRIMARY KEY (account, id, level, status)
      );
      CREATE INDEX receipts_oldest ON receipts (received_at);
    `,
    sqlite: "",
    // Who shares the carrier's limits over machines does so here; a process alone keeps them in memory. What is in them
    // holds for seconds: it is not worth a write to the disk for each message, and a crash of the database may lose it.
    postgres: `
      CREATE UNLOGGED TABLE carrier_permits (
        account TEXT NOT NULL,
        product TEXT NOT NULL,
        slot BIGINT NOT NULL,
        holder TEXT,
        free_at BIGINT NOT NULL,
        PRIMARY KEY (account, product, slot)
      ) WITH (fillfactor = 50);
      CREATE UNLOGGED TABLE carrier_queue (
        account TEXT NOT NULL,
        product TEXT NOT NULL,
        owner TEXT NOT NULL,
        place BIGINT GENERATED ALWAYS AS IDENTITY,
        seen_at BIGINT NOT NULL,
        PRIMARY KEY (account, product, owner)
      ) WITH (fillfactor = 50);
    `,
  },
];
