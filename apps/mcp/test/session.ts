import { createFlowroute } from "flowroute-client";
import { createSandbox, type SandboxOptions } from "flowroute-sandbox";
import { readingOnly } from "../src/carrier/reading-only.ts";
import type { GuardContext, Rules } from "../src/guard/context.ts";
import { type Caller, createGuard } from "../src/guard/guard.ts";
import type { Policy } from "../src/guard/policy.ts";
import { hearOptOuts } from "../src/guard/recipients/hear.ts";
import { catalog } from "../src/tools/catalog.ts";
import type { CallContext, ToolAnswer } from "../src/tools/tool.ts";
import { openCuttingProxy } from "./cutting-proxy.ts";
import { contextOn, OPEN_RULES, temporaryLedger } from "./guard-context.ts";
import { ASKING } from "./guard-kit.ts";

export type Session = Awaited<ReturnType<typeof openSession>>;

type Options = SandboxOptions & {
  policy?: Partial<Policy>;
  rules?: Partial<Omit<Rules, "policy">>;
  timeoutMs?: number;
  /** The server's clock, where it is not the system's. */
  now?: () => number;
};

export const PRICES = { smsNanodollars: 4_000_000, mmsNanodollars: 19_500_000 };

/**
 * The tools with a guard, a ledger and a client, on a sandbox of their own over real sockets. Messages are delivered at
 * once unless `timeScale` says otherwise. Every answer is checked against the tool's own output schema.
 */
export async function openSession({
  policy,
  rules,
  timeoutMs = 30_000,
  now = Date.now,
  ...options
}: Options = {}) {
  const requests: { method: string; path: string; status: number }[] = [];
  const sandbox = await createSandbox({
    inventory: 5000,
    timeScale: 0,
    onRequest: ({ method, path, status }) => requests.push({ method, path, status }),
    ...options,
  });
  const { accessKey, secretKey } = sandbox;
  const proxy = await openCuttingProxy(sandbox.url);
  const baseUrl = proxy.url;
  const flowroute = createFlowroute({ baseUrl, accessKey, secretKey, timeoutMs });
  const reading = readingOnly(flowroute);
  const ledger = temporaryLedger();
  const said: string[] = [];
  const finders: GuardContext["finders"] = new Map(
    catalog.flatMap(({ name, finder }) =>
      finder === undefined
        ? []
        : [
            [
              name,
              finder({ flowroute: reading, now, hear: (messages) => hearOptOuts(context, messages) }),
            ] as const,
          ],
    ),
  );
  const context = contextOn(ledger.file.open, {
    rules: { ...OPEN_RULES, ...rules, policy: { ...OPEN_RULES.policy, ...policy } },
    finders,
    findingPausesMs: [10, 50],
    now,
    say: (line) => said.push(line),
  });
  const guard = createGuard(context);

  const answer = async (
    name: string,
    input: unknown,
    given: Partial<CallContext> = {},
  ): Promise<ToolAnswer> => {
    const tool = catalog.find((each) => each.name === name);
    if (tool === undefined) throw new Error(`no tool ${name}`);
    const result = await tool.call(input, {
      flowroute: reading,
      acting: flowroute,
      account: { kind: "sandbox", baseUrl },
      guard,
      prices: PRICES,
      rates: { sms: 5, mms: 1 },
      rules: context.rules,
      caller: { name: "test-host 1.0.0", subject: "local", canAsk: false },
      signal: new AbortController().signal,
      onProgress: () => {},
      now,
      ...given,
    });
    if (result.kind === "result") tool.output.strict().parse(result.output);
    return result;
  };

  return {
    sandbox,
    flowroute,
    guard,
    context,
    ledger,
    /** What the operator was told on stderr. */
    said,
    requests,
    /** What happens from now on to requests that act, and how many of them left the client. */
    wire: proxy.state,
    answer,
    /** Requests that would have changed something at the carrier. */
    acts: () => requests.filter(({ method }) => method !== "GET"),
    /** The output of a call that has to succeed. */
    async use(
      name: string,
      input: unknown,
      given: Partial<CallContext> = {},
    ): Promise<Record<string, unknown>> {
      const result = await answer(name, input, given);
      if (result.kind !== "result") throw new Error(`${name}: ${JSON.stringify(result)}`);
      return result.output;
    },
    /** The words of a call that has to fail. */
    async fail(name: string, input: unknown, given: Partial<CallContext> = {}): Promise<string> {
      const result = await answer(name, input, given);
      if (result.kind !== "failure") throw new Error(`${name}: ${JSON.stringify(result)}`);
      return result.message;
    },
    /** The question of a call that has to ask, and the caller who answers it. */
    async ask(
      name: string,
      input: unknown,
    ): Promise<{ message: string; answered: (approved: boolean) => { caller: Caller } }> {
      const result = await answer(name, input, { caller: ASKING });
      if (result.kind !== "asks") throw new Error(`${name}: ${JSON.stringify(result)}`);
      const { message, ticket } = result.question;
      return {
        message,
        answered: (approved) => ({ caller: { ...ASKING, answer: { ticket, approved } } }),
      };
    },
    async close() {
      await guard.close();
      await ledger.remove();
      await proxy.close();
      await sandbox.close();
    },
  };
}
