import type { IncomingMessage } from "node:http";
import type { Context } from "hono";
import type { ContractOperation } from "../contract/operations.ts";
import { type Answer, type OperationContext, refusal } from "../operations/operation.ts";
import type { Account } from "../store/accounts.ts";
import type { HttpEnv } from "./http-env.ts";
import type { Perform } from "./perform.ts";
import { messageKindOf, type RateLimit } from "./rate-limit.ts";
import { readBody } from "./request-body.ts";

/** Answers a request whose sender is known. */
export type Handle = (c: Context<HttpEnv>, account: Account) => Answer | Promise<Answer>;

/** Each attempt at it counts against a limit, whatever becomes of it. */
const RATE_LIMITED = "sendMessage";

function searchOf(url: string): string {
  const at = url.indexOf("?");
  return at < 0 ? "" : url.slice(at + 1);
}

/** The limit depends on what is sent, so the body is read before it is applied; nothing else is. */
async function readAndAdmit(
  incoming: IncomingMessage,
  admit: (body: unknown) => boolean,
): Promise<{ json: unknown } | { refused: Answer }> {
  const read = await readBody(incoming);
  if (admit("json" in read ? read.json : undefined)) return read;
  return { refused: refusal(429, "Too many requests. Nothing was done.", "Too Many Requests") };
}

export function handlerOf(
  contract: ContractOperation,
  perform: Perform,
  context: Omit<OperationContext, "account">,
  rateLimit: RateLimit,
): Handle {
  const run = (c: Context<HttpEnv>, account: Account, body: unknown) =>
    perform({ path: c.req.param(), search: searchOf(c.req.url), body }, { ...context, account });
  if (contract.body === undefined) return (c, account) => run(c, account, undefined);
  const isLimited = contract.operationId === RATE_LIMITED;
  return async (c, account) => {
    const read = await readAndAdmit(
      c.env.incoming,
      (body) => !isLimited || rateLimit.admit(account.accessKey, messageKindOf(body)),
    );
    return "refused" in read ? read.refused : run(c, account, read.json);
  };
}
