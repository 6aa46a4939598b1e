import { createHash, randomUUID } from "node:crypto";
import { LEDGER_ACCOUNT } from "./open-server.ts";
import { countOperation, move, note, openSqlite, operations, type Sql } from "./the-server.ts";

/** Puts messages that were sent today into a ledger's file, each as the guard would have left it. */
export async function fillLedger(file: string, count: number): Promise<void> {
  const ledger = await openSqlite(file);
  try {
    // In one transaction: one wait for the disk.
    await ledger.transaction(async (sql) => {
      for (let index = 0; index < count; index++) await addSent(sql, index, Date.now());
    });
  } finally {
    await ledger.close();
  }
}

async function addSent(sql: Sql, index: number, at: number): Promise<void> {
  const id = randomUUID();
  const text = `filled ${index}`;
  const row: operations.NewOperation = {
    id,
    account: LEDGER_ACCOUNT,
    effect: "send",
    tool: "send_message",
    caller: "bench 1.0.0",
    subject: "local",
    dedupe_key: createHash("sha256").update(text).digest("base64url"),
    what: `From +12065550123 to +12065550142: ${text.length} characters, 1 segment, about $0.004`,
    target: {
      from: "+12065550123",
      to: "+12065550142",
      is_mms: false,
      body_sha256: createHash("sha256").update(text).digest("hex"),
      body_length: text.length,
    },
    units: 1,
    nanodollars: 4_000_000,
    state: "approved",
    approval_id: null,
    owner: "a process that is gone",
    good_until: at + 20_000,
    created_at: at,
    counted_at: at,
    started_at: null,
    body: null,
  };
  await operations.add(sql, row);
  await countOperation(sql, row, 1);
  await note(sql, row, "approved", at);
  const approved = { ...row, result: null, reason: null, ended_at: null };
  await move(sql, approved, "executing", at, { started_at: at });
  const carrierId = `mdr2-${id.replaceAll("-", "")}`;
  await move(sql, { ...approved, state: "executing", started_at: at }, "succeeded", at, {
    result: JSON.stringify({ id: carrierId }),
    carrier_id: carrierId,
    ended_at: at,
  });
}
