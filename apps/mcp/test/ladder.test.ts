import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { HOSTS, type Host, openCarrier, openHost } from "./hosts.ts";
import { atTerminal, codeAtTerminal, hasTerminal } from "./terminal.ts";

// Every rung on which a person can say yes or no, with every kind of client that hosts are built on.

const NUMBER = "+12065550140";
const ALREADY = "+12065550142";
const TERMINAL_WAY = /run `"[^"]+" "[^"]+cli\.js" approve --state "[^"]+"` in a terminal/;

describe.each(HOSTS)("%s, when a purchase has to be confirmed", (name) => {
  let carrier: Awaited<ReturnType<typeof openCarrier>>;
  let hosts: Host[];
  beforeEach(async () => {
    carrier = await openCarrier();
    hosts = [];
  });
  afterEach(async () => {
    for (const host of hosts) await host.close();
    await carrier.close();
  });

  const start = async (person?: Parameters<typeof openHost>[1]["person"], args: string[] = []) => {
    const host = await openHost(name, {
      args,
      env: carrier.env,
      ...(person === undefined ? {} : { person }),
    });
    hosts.push(host);
    return {
      buy: (numbers = [NUMBER]) => host.call("purchase_number", { numbers }),
      call: host.call,
    };
  };
  const yes = () => ({ action: "accept", content: { approve: true } }) as const;

  it("and the host cannot ask: it waits, says how a person can approve it, and tells no code", async () => {
    const { buy } = await start();
    const { isError, content } = await buy();
    expect(isError).toBe(true);
    expect(content[0].text).toMatch(/^Nothing was done yet: a person has to approve this first/);
    expect(content[0].text).toMatch(TERMINAL_WAY);
    expect(content[0].text).not.toMatch(/\b[2-9A-HJ-NP-Z]{4}-?[2-9A-HJ-NP-Z]{4}\b/);
    expect(carrier.acts).toEqual([]);
  });

  it.skipIf(!hasTerminal)(
    "and a person approves it in a terminal: the same call goes through, once",
    async () => {
      const { buy, call } = await start();
      await buy();
      const code = codeAtTerminal(carrier.stateFolder);
      const { status, stdout } = atTerminal("yes\n", "approve", code, "--state", carrier.stateFolder);
      expect(status, stdout).toBe(0);
      expect(stdout).toContain(`${NUMBER} (seattle, WA) for $2.25 now`);
      expect((await buy([ALREADY])).isError).toBe(true);
      expect(carrier.acts).toEqual([]);
      expect((await buy()).structuredContent).toMatchObject({ numbers: [{ outcome: "bought" }] });
      expect((await buy()).structuredContent).toMatchObject({ numbers: [{ outcome: "already_bought" }] });
      expect(carrier.acts).toHaveLength(1);
      const limits = await call("get_account_limits", {});
      expect(limits.structuredContent).toMatchObject({
        spend: { today: { count: 2 } },
        waiting_for_approval: 1,
      });
    },
  );

  it.skipIf(!hasTerminal)("and a person refuses it in a terminal: nothing is done", async () => {
    const { buy } = await start();
    await buy();
    const code = codeAtTerminal(carrier.stateFolder);
    expect(atTerminal("", "deny", code, "--state", carrier.stateFolder).status).toBe(0);
    expect((await buy()).content[0].text).toContain("a person has to approve");
    expect(carrier.acts).toEqual([]);
  });

  it.each([
    ["declines", { action: "decline" }],
    ["closes the question", { action: "cancel" }],
    ["sends the form with the box not ticked", { action: "accept", content: { approve: false } }],
  ] as const)("does nothing when the person %s, and offers the other way", async (_, answer) => {
    const questions: string[] = [];
    const { buy } = await start((message) => {
      questions.push(message);
      return answer;
    });
    const { isError, content } = await buy();
    expect(questions).toEqual([expect.stringContaining(`${NUMBER} (seattle, WA) for $2.25 now`)]);
    expect(isError).toBe(true);
    expect(content[0].text).toContain("declined by the person, or never shown");
    expect(content[0].text).toMatch(TERMINAL_WAY);
    expect(carrier.acts).toEqual([]);
  });

  it.skipIf(!hasTerminal)("and the host declines by itself: a person approves in a terminal", async () => {
    let asked = 0;
    const { buy } = await start(() => {
      asked += 1;
      return { action: "decline" };
    });
    await buy();
    await buy();
    const code = codeAtTerminal(carrier.stateFolder);
    expect(atTerminal("yes\n", "approve", code, "--state", carrier.stateFolder).status).toBe(0);
    expect((await buy()).structuredContent).toMatchObject({ numbers: [{ outcome: "bought" }] });
    expect(asked).toBe(2);
    expect(carrier.acts).toHaveLength(1);
  });

  it("buys once when the person says yes, and asks again for the next", async () => {
    let asked = 0;
    const { buy } = await start(() => {
      asked += 1;
      return yes();
    });
    const { structuredContent } = await buy();
    expect(structuredContent).toMatchObject({ spent_usd: 2.25, numbers: [{ outcome: "bought" }] });
    expect(carrier.acts).toHaveLength(1);
    await buy(["+12065550150"]);
    expect(asked).toBe(2);
  });

  it("asks nobody for a dry run", async () => {
    let asked = 0;
    const { call } = await start(() => {
      asked += 1;
      return yes();
    });
    const { structuredContent } = await call("purchase_number", { numbers: [NUMBER], dry_run: true });
    expect(structuredContent).toMatchObject({ plan: { verdict: "asks_a_person", budget_left_today: 5 } });
    expect(asked).toBe(0);
    expect(carrier.acts).toEqual([]);
  });

  it("asks with the text of a message, where sending has to be confirmed", async () => {
    const questions: string[] = [];
    const { call, buy } = await start(
      (message) => {
        questions.push(message);
        return yes();
      },
      ["--send", "confirm", "--spend", "allow"],
    );
    await call("purchase_number", { numbers: [NUMBER], messaging_enabled: true });
    await call("send_message", { from: NUMBER, to: "+12065550187", body: "Your table is ready." });
    expect(questions).toEqual([
      `Send this message?\nFrom ${NUMBER} to +12065550187: "Your table is ready." (1 segment, about $0.004)`,
    ]);
    expect((await buy([ALREADY])).isError ?? false).toBe(false);
  });

  it("and the operator denies it: nobody is asked", async () => {
    let asked = 0;
    const { buy } = await start(() => {
      asked += 1;
      return yes();
    }, ["--spend", "deny"]);
    expect((await buy()).content[0].text).toMatch(/^Nothing was done\. .*--spend allow/);
    expect(asked).toBe(0);
    expect(carrier.acts).toEqual([]);
  });

  it("and the budget does not cover it: nobody is asked", async () => {
    let asked = 0;
    const { buy } = await start(() => {
      asked += 1;
      return yes();
    }, ["--numbers-usd-per-day", "2"]);
    expect((await buy()).content[0].text).toMatch(
      /takes \$2\.25, and \$2\.00 is left of the budget for today/,
    );
    expect(asked).toBe(0);
    expect(carrier.acts).toEqual([]);
  });

  it("shares budget, dedupe and questions with the other servers of this machine", async () => {
    const one = await start(undefined, ["--spend", "allow", "--numbers-per-day", "1"]);
    const other = await start(undefined, ["--spend", "allow", "--numbers-per-day", "1"]);
    const answers = await Promise.all([one.buy(), other.buy()]);
    expect(answers.map(({ structuredContent }) => structuredContent?.["spent_usd"]).sort()).toEqual([
      0, 2.25,
    ]);
    expect((await other.buy([ALREADY])).content[0].text).toContain("budget for today");
    expect(carrier.acts).toHaveLength(1);
  });
});
