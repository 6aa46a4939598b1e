import type { IncomingMessage, ServerResponse } from "node:http";
import { type Context, Hono } from "hono";
import { type ContractOperation, contractOperations } from "../contract/operations.ts";
import type { Log } from "../log.ts";
import { operations } from "../operations/index.ts";
import { type Answer, type OperationContext, refusal } from "../operations/operation.ts";
import type { Account } from "../store/accounts.ts";
import { createAuthentication } from "./authentication.ts";
import { type Perform, performer } from "./perform.ts";
import { createRateLimit, messageKindOf, type RateLimit } from "./rate-limit.ts";
import { readBody } from "./request-body.ts";

/** A request that was answered. Nothing of what was sent or answered but this. */
export type ObservedRequest = {
  method: string;
  /** Without the query. */
  path: string;
  /** Undefined when no operation matched. */
  operationId: string | undefined;
  status: number;
};

export type AppOptions = {
  accounts: readonly Account[];
  context: Omit<OperationContext, "account">;
  log: Log;
  onRequest: ((request: ObservedRequest) => void) | undefined;
};

type Env = { Bindings: { incoming: IncomingMessage; outgoing: ServerResponse } };
type Handle = (c: Context<Env>, account: Account) => Answer | Promise<Answer>;

/** Each attempt at it counts against a limit, whatever becomes of it. */
const RATE_LIMITED = "sendMessage";

const MEDIA_TYPE = "application/vnd.api+json";

const CHALLENGE = { "www-authenticate": 'Basic realm="Flowroute sandbox"' };

const honoPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ":$1");

function searchOf(url: string): string {
  const at = url.indexOf("?");
  return at < 0 ? "" : url.slice(at + 1);
}

function respond({ status, body }: Answer, headers: Readonly<Record<string, string>>): Response {
  if (body === undefined) return new Response(null, { status, headers });
  return new Response(JSON.stringify(body), { status, headers: { "content-type": MEDIA_TYPE, ...headers } });
}

function handlerOf(contract: ContractOperation, perform: Perform, options: AppOptions, rateLimit: RateLimit): Handle {
  const { context } = options;
  const run = (c: Context<Env>, account: Account, body: unknown) =>
    perform({ path: c.req.param(), search: searchOf(c.req.url), body }, { ...context, account });
  if (contract.body === undefined) return (c, account) => run(c, account, undefined);
  return async (c, account) => {
    const read = await readBody(c.env.incoming);
    const body = "json" in read ? read.json : undefined;
    if (
      contract.operationId === RATE_LIMITED &&
      !rateLimit.admit(account.accessKey, messageKindOf(body))
    ) {
      return refusal(429, "Too many requests. Nothing was done.", "Too Many Requests");
    }
    return "refused" in read ? read.refused : run(c, account, body);
  };
}

function performersByOperationId(log: Log): Map<string, Perform> {
  const contracts = new Map(contractOperations.map((contract) => [contract.operationId, contract]));
  return new Map(
    operations.map((operation) => {
      const contract = contracts.get(operation.operationId);
      if (contract === undefined) throw new Error(`The contract has no operation ${operation.operationId}.`);
      return [operation.operationId, performer(contract, operation, log)];
    }),
  );
}

/** The sandbox over HTTP. Which paths and methods there are is the contract's; operations are found by their id. */
export function createApp(options: AppOptions): Hono<Env> {
  const { accounts, context, log, onRequest } = options;
  const app = new Hono<Env>();
  const authenticate = createAuthentication(accounts);
  const rateLimit = createRateLimit(context.clock);
  const performers = performersByOperationId(log);

  const observe = (c: Context<Env>, operationId: string | undefined, status: number) => {
    if (onRequest === undefined) return;
    const { method, path } = c.req;
    c.env.outgoing.once("finish", () => {
      try {
        onRequest({ method, path, operationId, status });
      } catch (cause) {
        log(`onRequest failed: ${cause instanceof Error ? cause.message : "unknown failure"}`);
      }
    });
  };
  const authenticated =
    (handle: Handle, operationId?: string, headers: Readonly<Record<string, string>> = {}) =>
    (c: Context<Env>): Response | Promise<Response> => {
      const finish = (answer: Answer, answerHeaders = headers) => {
        observe(c, operationId, answer.status);
        return respond(answer, answerHeaders);
      };
      const account = authenticate(c.req.header("authorization"));
      if (account === undefined) return finish(refusal(401, "Authentication failed.", "Unauthorized"), CHALLENGE);
      const answer = handle(c, account);
      return answer instanceof Promise ? answer.then((later) => finish(later)) : finish(answer);
    };

  for (const path of new Set(contractOperations.map((contract) => contract.path))) {
    const allowed: string[] = [];
    for (const contract of contractOperations.filter((operation) => operation.path === path)) {
      const { method, operationId } = contract;
      const perform = performers.get(operationId);
      if (perform === undefined) continue;
      allowed.push(method);
      const handle = handlerOf(contract, perform, options, rateLimit);
      app.on(method, honoPath(path), authenticated(handle, operationId));
    }
    const notAllowed = () =>
      refusal(405, "The method is not allowed for the requested URL.", "Method Not Allowed");
    app.all(honoPath(path), authenticated(notAllowed, undefined, { allow: allowed.join(", ") }));
  }
  app.notFound(authenticated(() => refusal(404, "There is nothing at the requested URL.", "Not Found")));
  return app;
}
