import { type Answer, type OperationContext, refusal } from "../operations/operation.ts";
import type { Account } from "../store/accounts.ts";
import type { Authenticate } from "./authentication.ts";
import type { Exchange } from "./exchange.ts";
import type { Performed } from "./path-operations.ts";
import { decodedParameters } from "./paths.ts";
import { messageKindOf, type RateLimit } from "./rate-limit.ts";
import { readBody } from "./request-body.ts";
import type { Headers } from "./send-answer.ts";

/** An answer with the headers that belong to it. */
export type Answered = { answer: Answer; headers: Headers };

export type Answering = {
  authenticate: Authenticate;
  rateLimit: RateLimit;
  contextOf: (account: Account) => OperationContext;
};

/** Each attempt at it counts against a limit, whatever becomes of it. */
const RATE_LIMITED = "sendMessage";

const NO_HEADERS: Headers = {};
const CHALLENGE: Headers = { "www-authenticate": 'Basic realm="Flowroute sandbox"' };
/** A body that is too large is not read to its end. */
const CLOSE: Headers = { connection: "close" };

/** The limit depends on what is sent, so the body is read before it is applied; nothing else is. */
async function readAndPerform(
  exchange: Exchange,
  account: Account,
  performed: Performed,
  answering: Answering,
): Promise<Answer> {
  const read = await readBody(exchange.incoming);
  if ("text" in read) exchange.requestBody = read.text;
  if (performed.contract.operationId === RATE_LIMITED) {
    const kind = messageKindOf("json" in read ? read.json : undefined);
    if (!answering.rateLimit.admit(account.accessKey, kind)) {
      return refusal(429, "Too many requests. Nothing was done.", "Too Many Requests");
    }
  }
  return "refused" in read ? read.refused : perform(exchange, account, performed, answering, read.json);
}

function perform(
  { found, search }: Exchange,
  account: Account,
  performed: Performed,
  { contextOf }: Answering,
  body: unknown,
): Answer | Promise<Answer> {
  const path = found === undefined ? {} : decodedParameters(found);
  return performed.perform({ path, search, body }, contextOf(account));
}

const plain = (answer: Answer): Answered => ({
  answer,
  headers: answer.status === 413 ? CLOSE : NO_HEADERS,
});

/** Who asks, for what, and what the operation says to it. */
export function answerTo(exchange: Exchange, answering: Answering): Answered | Promise<Answered> {
  const { incoming, found, performed } = exchange;
  const account = answering.authenticate(incoming.headers.authorization);
  exchange.account = account;
  if (account === undefined) {
    return { answer: refusal(401, "Authentication failed.", "Unauthorized"), headers: CHALLENGE };
  }
  if (found === undefined) {
    return plain(refusal(404, "There is nothing at the requested URL.", "Not Found"));
  }
  if (performed === undefined) {
    const detail = "The method is not allowed for the requested URL.";
    return { answer: refusal(405, detail, "Method Not Allowed"), headers: { allow: found.value.allow } };
  }
  const answer =
    performed.contract.body === undefined
      ? perform(exchange, account, performed, answering, undefined)
      : readAndPerform(exchange, account, performed, answering);
  return answer instanceof Promise ? answer.then(plain) : plain(answer);
}
