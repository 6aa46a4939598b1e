/**
 * Each entry takes the database one `user_version` further. Entries are only ever appended.
 *
 * Phone numbers are integers of eleven digits, times are milliseconds since 1970 UTC, money is nanodollars
 * (prices of the inventory: cents).
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    access_key TEXT NOT NULL UNIQUE,
    secret_key TEXT NOT NULL,
    balance_nanodollars INTEGER NOT NULL,
    cnam_lookups_enabled INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE available_numbers (
    value INTEGER PRIMARY KEY,
    number_type TEXT NOT NULL,
    rate_center TEXT,
    state TEXT,
    iso_country TEXT NOT NULL,
    tier TEXT NOT NULL,
    setup_cost_cents INTEGER NOT NULL,
    monthly_cost_cents INTEGER NOT NULL,
    reversed TEXT NOT NULL GENERATED ALWAYS AS (
      substr(value, 11, 1) || substr(value, 10, 1) || substr(value, 9, 1) || substr(value, 8, 1) ||
      substr(value, 7, 1) || substr(value, 6, 1) || substr(value, 5, 1) || substr(value, 4, 1) ||
      substr(value, 3, 1) || substr(value, 2, 1) || substr(value, 1, 1)
    ) VIRTUAL
  ) STRICT;
  CREATE INDEX available_numbers_by_suffix ON available_numbers (reversed);
  CREATE INDEX available_numbers_by_state ON available_numbers (state);
  CREATE INDEX available_numbers_by_rate_center ON available_numbers (rate_center, state);

  CREATE TABLE exchange_stock (
    exchange INTEGER NOT NULL,
    setup_cost_cents INTEGER NOT NULL,
    numbers INTEGER NOT NULL,
    PRIMARY KEY (exchange, setup_cost_cents)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE area_code_stock (
    area_code INTEGER NOT NULL,
    setup_cost_cents INTEGER NOT NULL,
    numbers INTEGER NOT NULL,
    PRIMARY KEY (area_code, setup_cost_cents)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER take_from_stock AFTER DELETE ON available_numbers BEGIN
    UPDATE exchange_stock SET numbers = numbers - 1
      WHERE exchange = OLD.value / 10000 - 1000000 AND setup_cost_cents = OLD.setup_cost_cents;
    UPDATE area_code_stock SET numbers = numbers - 1
      WHERE area_code = OLD.value / 10000000 - 1000 AND setup_cost_cents = OLD.setup_cost_cents;
  END;

  CREATE TABLE routes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER REFERENCES accounts (id),
    route_type TEXT NOT NULL,
    alias TEXT,
    value TEXT,
    edge_strategy_id TEXT,
    UNIQUE (account_id, alias)
  ) STRICT;
  INSERT INTO routes (id, account_id, route_type, alias) VALUES (0, NULL, 'sip-reg', 'sip-reg');

  CREATE TABLE account_numbers (
    value INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    number_type TEXT NOT NULL,
    rate_center TEXT,
    state TEXT,
    iso_country TEXT NOT NULL,
    tier TEXT NOT NULL,
    setup_cost_cents INTEGER NOT NULL,
    monthly_cost_cents INTEGER NOT NULL,
    alias TEXT,
    note TEXT,
    cnam_lookups_enabled INTEGER NOT NULL,
    messaging_enabled INTEGER NOT NULL,
    primary_route_id INTEGER NOT NULL DEFAULT 0 REFERENCES routes (id),
    failover_route_id INTEGER REFERENCES routes (id)
  ) STRICT;
  CREATE INDEX account_numbers_by_account ON account_numbers (account_id);

  CREATE TABLE messages (
    ordinal INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    direction TEXT NOT NULL,
    sender TEXT NOT NULL,
    recipient TEXT NOT NULL,
    body TEXT,
    is_mms INTEGER NOT NULL,
    message_encoding INTEGER NOT NULL,
    message_type TEXT NOT NULL,
    segments INTEGER NOT NULL,
    amount_nanodollars INTEGER NOT NULL,
    dlr_callback TEXT,
    sent_at INTEGER NOT NULL,
    visible_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX messages_by_time ON messages (account_id, sent_at, ordinal);

  CREATE TABLE delivery_receipts (
    message_id TEXT NOT NULL REFERENCES messages (id),
    position INTEGER NOT NULL,
    level INTEGER NOT NULL,
    status TEXT NOT NULL,
    status_code INTEGER,
    status_code_description TEXT NOT NULL,
    arrives_at INTEGER NOT NULL,
    PRIMARY KEY (message_id, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE media (
    message_id TEXT NOT NULL REFERENCES messages (id),
    position INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    mime_type TEXT NOT NULL,
    file_size INTEGER NOT NULL,
    url TEXT NOT NULL,
    PRIMARY KEY (message_id, position)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  INSERT INTO settings
    SELECT 'accounts', json_group_array(json_object(
      'accessKey', access_key, 'secretKey', secret_key, 'balanceNanodollars', balance_nanodollars
    )) FROM (SELECT * FROM accounts ORDER BY id) HAVING count(*) > 0;

  DROP TRIGGER take_from_stock;
  DROP TABLE available_numbers;
  DROP TABLE exchange_stock;
  DROP TABLE area_code_stock;
  CREATE TABLE inventory (id INTEGER PRIMARY KEY CHECK (id = 1), content BLOB NOT NULL) STRICT;

  ALTER TABLE account_numbers ADD COLUMN last_change TEXT;
  ALTER TABLE account_numbers ADD COLUMN last_change_at INTEGER;

  ALTER TABLE media ADD COLUMN content BLOB;
  CREATE INDEX messages_of_all_by_time ON messages (sent_at, ordinal);

  CREATE TABLE charges (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    nanodollars INTEGER NOT NULL,
    charged_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX charges_by_account ON charges (account_id, kind);

  CREATE TABLE callbacks (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    product TEXT NOT NULL,
    url TEXT NOT NULL,
    PRIMARY KEY (account_id, product)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE webhooks (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    product TEXT NOT NULL,
    message_id TEXT NOT NULL REFERENCES messages (id),
    receipt_position INTEGER,
    happens_at INTEGER NOT NULL,
    url TEXT,
    state TEXT NOT NULL,
    next_attempt_at INTEGER,
    attempts_before INTEGER NOT NULL DEFAULT 0,
    leased_until INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX webhooks_by_time ON webhooks (happens_at, id);
  CREATE INDEX webhooks_by_next_attempt ON webhooks (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
  CREATE INDEX webhooks_by_message ON webhooks (message_id);
  CREATE TABLE webhook_attempts (
    webhook_id INTEGER NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    attempted_at INTEGER NOT NULL,
    status INTEGER,
    problem TEXT,
    took_ms INTEGER NOT NULL,
    PRIMARY KEY (webhook_id, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE snapshots (
    name TEXT PRIMARY KEY,
    taken_at INTEGER NOT NULL,
    content BLOB NOT NULL
  ) STRICT;
  `,
];
