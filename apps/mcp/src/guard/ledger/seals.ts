import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Database } from "./sql.ts";

const KEY_BYTES = 32;

const row = z.object({
  key: z
    .string()
    .transform((text) => Buffer.from(text, "base64url"))
    .refine(({ length }) => length === KEY_BYTES, "a seal's key has another length"),
});

const read = async (database: Database, name: string): Promise<Uint8Array | undefined> => {
  const [found] = await database.all("SELECT key FROM seals WHERE name = $1", name);
  return found === undefined ? undefined : row.parse(found).key;
};

/**
 * A secret key of 32 bytes with which every process on this ledger seals what it gives out and takes back, made when it
 * is first asked for. Rejects with a LedgerError.
 *
 * @param name what is sealed with it: each kind has a key of its own
 */
export async function sealKey(database: Database, name: string, now: number): Promise<Uint8Array> {
  const known = await read(database, name);
  if (known !== undefined) return known;
  // Of those who make it at the same time, one does; the others read what that one has made.
  await database.run(
    "INSERT INTO seals (name, key, made_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    name,
    randomBytes(KEY_BYTES).toString("base64url"),
    now,
  );
  const made = await read(database, name);
  if (made === undefined) throw new Error("a seal was taken out of the ledger while it was made");
  return made;
}
