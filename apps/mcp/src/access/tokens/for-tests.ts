import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Scope } from "../scopes.ts";
import { changeTokens } from "./change-tokens.ts";
import { hashOf, newToken } from "./token.ts";
import type { Grant } from "./tokens-file.ts";

/** A file that is not there yet, in a folder that is gone after the test. */
export function tokensFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "flowroute-mcp-tokens-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "tokens.json");
}

export const grantOf = (
  token: string,
  name: string,
  scopes: Scope[] = ["numbers:read"],
  until = "2100-01-01T00:00:00.000Z",
): Grant => ({
  name,
  hash: hashOf(token),
  scopes,
  created_at: "2026-11-24T14:32:05.000Z",
  expires_at: until,
});

/** Adds a token to the file, and gives it. */
export async function addToken(
  file: string,
  name: string,
  scopes?: Scope[],
  until?: string,
): Promise<string> {
  const token = newToken();
  await changeTokens(file, (grants) => [...grants, grantOf(token, name, scopes, until)]);
  return token;
}
