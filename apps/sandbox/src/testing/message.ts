import { expect } from "vitest";
import type { Started } from "./start.ts";

export const MESSAGES = "/v2.1/messages";
export const FROM = "12065550100";
/** Nobody's number in the sandbox. */
export const HANDSET = "12065550190";

export const message = { to: HANDSET, from: FROM, body: "Your table is ready." };

export function messageDocument(attributes: Record<string, unknown>) {
  return { data: { type: "message", attributes } };
}

/** Sends a message that must be accepted, and gives its id. */
export async function sent(sandbox: Started, json: unknown): Promise<string> {
  const answer = await sandbox.post(MESSAGES, json);
  expect(answer.status).toBe(202);
  return String(answer.at("data", "id"));
}

export async function attributesOf(sandbox: Started, id: string): Promise<unknown> {
  return (await sandbox.get(`${MESSAGES}/${id}`)).at("data", "attributes");
}
