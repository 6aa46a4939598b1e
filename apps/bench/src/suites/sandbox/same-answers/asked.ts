import { basicAuthorization } from "../../../servers/basic-authorization.ts";
import { ownedNumber } from "../../../servers/owned-number.ts";
import { type RecordedAnswer, recordAnswer } from "../../../servers/recorded-answer.ts";
import type { SandboxReady } from "../../../servers/start-server.ts";

/** Something that every subject is asked for, and what the sandbox said. */
export type Asked = {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
  answer: RecordedAnswer;
  /** The same path in the contract. */
  inContract: string;
};

/** A number that every sandbox has, and a handset that is nobody's. */
const MESSAGE = { from: "12065550100", to: "12065550190", body: "Your table is ready. Reply C to cancel." };
const AVAILABLE = "/v2/numbers/available";
const MESSAGES = "/v2.1/messages";

/** Buys a number, so that there is one to ask for. */
export async function askById(ready: SandboxReady): Promise<Asked> {
  const { path, headers } = await ownedNumber(ready);
  return asked(ready, { method: "GET", path, headers, inContract: "/v2/numbers/{id}" });
}

export const askForList = (ready: SandboxReady): Promise<Asked> =>
  askForNumbers(ready, { limit: "200", state: "WA" });

/** What somebody asks who looks for a number in a city. */
export const askForTenInSeattle = (ready: SandboxReady): Promise<Asked> =>
  askForNumbers(ready, { limit: "10", state: "WA", rate_center: "SEATTLE" });

async function askForNumbers(ready: SandboxReady, query: Record<string, string>): Promise<Asked> {
  const path = `${AVAILABLE}?${new URLSearchParams(query)}`;
  const headers = { authorization: basicAuthorization(ready), accept: "application/vnd.api+json" };
  const all = await asked(ready, { method: "GET", path, headers, inContract: AVAILABLE });
  if (all.answer.body.startsWith(`{"data":[]`)) throw new Error(`A search found nothing: ${path}`);
  return all;
}

/** Sends a message. Each has an id of its own: another answer to the same differs, but is as long. */
export const askToSend = (ready: SandboxReady): Promise<Asked> =>
  asked(ready, {
    method: "POST",
    path: MESSAGES,
    headers: { authorization: basicAuthorization(ready), "content-type": "application/json" },
    body: JSON.stringify(MESSAGE),
    inContract: MESSAGES,
  });

async function asked({ url }: SandboxReady, question: Omit<Asked, "answer">): Promise<Asked> {
  const { method, path, headers, body } = question;
  const answer = await recordAnswer(url + path, { method, headers, ...(body !== undefined && { body }) });
  return { ...question, answer };
}
