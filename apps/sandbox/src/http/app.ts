import { type Context, Hono } from "hono";
import { type ContractOperation, contractOperations } from "../contract/operations.ts";
import type { Log } from "../log.ts";
import { operations } from "../operations/index.ts";
import { type Answer, type OperationContext, refusal } from "../operations/operation.ts";
import type { Account } from "../store/accounts.ts";
import { createAuthentication } from "./authentication.ts";
import { type Handle, handlerOf } from "./handle.ts";
import type { HttpEnv } from "./http-env.ts";
import type { RequestObserver } from "./observed-request.ts";
import { failureText, fault, performer } from "./perform.ts";
import { createRateLimit, type MessageRates } from "./rate-limit.ts";
import { type Headers, sendAnswer } from "./send-answer.ts";

export type AppOptions = {
  accounts: readonly Account[];
  messageRates: MessageRates;
  context: Omit<OperationContext, "account">;
  log: Log;
  onRequest: RequestObserver | undefined;
};

/** For a route of the app: the operation that it is, if it is one, and headers of its answers. */
type Matched = { operationId?: string; headers?: Headers };

const CHALLENGE: Headers = { "www-authenticate": 'Basic realm="Flowroute sandbox"' };

const honoPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ":$1");

const byOperationId = new Map(operations.map((operation) => [operation.operationId, operation]));

function contractsByPath(): Map<string, ContractOperation[]> {
  const paths = new Map<string, ContractOperation[]>();
  for (const contract of contractOperations) {
    paths.set(contract.path, [...(paths.get(contract.path) ?? []), contract]);
  }
  return paths;
}

/** The sandbox over HTTP. Which paths and methods there are is the contract's; operations are found by their id. */
export function createApp({ accounts, messageRates, context, log, onRequest }: AppOptions): Hono<HttpEnv> {
  const authenticate = createAuthentication(accounts);
  const rateLimit = createRateLimit(context.clock, messageRates);

  const finish = (c: Context<HttpEnv>, answer: Answer, { operationId, headers = {} }: Matched): Response => {
    const { outgoing } = c.env;
    if (onRequest !== undefined) {
      const { method, path } = c.req;
      outgoing.once("finish", () => onRequest({ method, path, operationId, status: answer.status }));
    }
    // A body that is too large is not read to its end.
    return sendAnswer(
      outgoing,
      answer,
      answer.status === 413 ? { ...headers, connection: "close" } : headers,
    );
  };
  const authenticated =
    (handle: Handle, matched: Matched) =>
    (c: Context<HttpEnv>): Response | Promise<Response> => {
      const account = authenticate(c.req.header("authorization"));
      if (account === undefined) {
        const answer = refusal(401, "Authentication failed.", "Unauthorized");
        return finish(c, answer, { headers: CHALLENGE });
      }
      const answer = handle(c, account);
      if (!(answer instanceof Promise)) return finish(c, answer, matched);
      return answer.then((settled) => finish(c, settled, matched));
    };

  const app = new Hono<HttpEnv>();
  for (const [path, contracts] of contractsByPath()) {
    for (const contract of contracts) {
      const { method, operationId } = contract;
      const operation = byOperationId.get(operationId);
      if (operation === undefined) throw new Error(`The sandbox has no operation ${operationId}.`);
      const handle = handlerOf(contract, performer(contract, operation, log), context, rateLimit);
      app.on(method, honoPath(path), authenticated(handle, { operationId }));
    }
    const notAllowed = () =>
      refusal(405, "The method is not allowed for the requested URL.", "Method Not Allowed");
    const allow = contracts.map(({ method }) => method).join(", ");
    app.all(honoPath(path), authenticated(notAllowed, { headers: { allow } }));
  }
  const notFound = () => refusal(404, "There is nothing at the requested URL.", "Not Found");
  app.notFound(authenticated(notFound, {}));
  app.onError((cause, c) => {
    log(failureText(cause));
    return finish(c, fault(), {});
  });
  return app;
}
