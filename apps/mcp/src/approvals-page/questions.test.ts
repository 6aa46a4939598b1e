import { describe, expect, it } from "vitest";
import { statesOf } from "../../test/guard-kit.ts";
import { since } from "../guard/ledger/audit.ts";
import { createApprovalsPage } from "./approvals-page.ts";
import { MINUTE, ORIGIN, openPage, visitorOf } from "./for-tests.ts";

describe("the questions", () => {
  it("are shown whole, with who asked and what it costs", async () => {
    const { kit, signedIn } = openPage();
    await kit.perform(["+12065550123"], {
      cost: 2_250_000_000,
      caller: { name: "test-host 1.0.0", subject: "token:desk", canAsk: false },
    });
    const { body } = await (await signedIn()).ask("/approvals");
    for (const part of [
      "1 question waits.",
      "1. buy spends money: $2.25",
      "Do it?\n+12065550123 for 2250000000, with its text</blockquote>",
      "<dt>Asked by</dt><dd><bdi>token:desk</bdi></dd>",
      "<dt>Calls itself</dt><dd><bdi>test-host 1.0.0</bdi></dd>",
      "<dt>Asked at</dt><dd>12:00 UTC</dd>",
      "12:15 UTC, for 15 min more",
    ])
      expect(body).toContain(part);
  });

  it("are those of this account alone, and no longer than their time", async () => {
    const { kit, options, signedIn } = openPage();
    await kit.perform(["a thing"]);
    const visitor = await signedIn();
    expect(await visitor.forms()).toHaveLength(1);
    const other = visitorOf(createApprovalsPage({ ...options, account: "another" }));
    await other.signIn(visitor.token);
    const { body } = await other.ask("/approvals");
    expect(body).toContain("Nothing waits for a person.");
    kit.clock.now += 15 * MINUTE + 1;
    expect(await visitor.forms()).toEqual([]);
  });

  it("never show a code with which a terminal approves", async () => {
    const { kit, signedIn } = openPage();
    await kit.perform(["a thing"]);
    const [row] = await (await kit.ledger.file.open()).all("SELECT code FROM approvals");
    const { body } = await (await signedIn()).ask("/approvals");
    expect(body).not.toContain(String(row?.["code"]));
  });
});

describe("a decision", () => {
  const history = async (kit: ReturnType<typeof openPage>["kit"]) =>
    (await since(await kit.ledger.file.open(), 0, 0, 100)).map(({ state, approval }) => [state, approval]);
  const BY = "token:ops on the approvals page";

  async function asked(things = ["a thing"]) {
    const opened = openPage();
    for (const thing of things) await opened.kit.perform([thing]);
    const visitor = await opened.signedIn();
    const forms = await visitor.forms();
    const [form, second] = forms;
    if (form === undefined) throw new Error("nothing waits");
    return { ...opened, visitor, form, second: second ?? form };
  }

  it("to approve lets the same call through once, and is in the audit", async () => {
    const { kit, visitor, form } = await asked();
    const { body } = await visitor.press("approve", form);
    expect(body).toContain(
      `Approved: buy, asked at 12:00 UTC, by ${BY}, until 12:15 UTC, for one use. Tell the assistant to make the same call again.`,
    );
    expect(body).toContain("<title>Approved – Approvals</title>");
    expect(statesOf(await kit.perform(["a thing"]))).toEqual(["succeeded"]);
    expect(await history(kit)).toEqual([
      ["awaiting_approval", null],
      ["approved", BY],
      ["executing", null],
      ["succeeded", null],
    ]);
    expect(kit.maker.calls).toEqual(["a thing"]);
  });

  it("to refuse frees the budget, and its text leaves the ledger", async () => {
    const { kit, visitor, form } = await asked();
    const { body } = await visitor.press("deny", form);
    expect(body).toContain(`Refused: buy, asked at 12:00 UTC, by ${BY}. Nothing of it is done`);
    expect(await history(kit)).toEqual([
      ["awaiting_approval", null],
      ["declined", BY],
    ]);
    const database = await kit.ledger.file.open();
    expect(await database.all("SELECT question FROM approvals")).toEqual([{ question: null }]);
    expect((await database.all("SELECT units FROM totals")).every(({ units }) => units === 0)).toBe(true);
  });

  it("counts once when it is sent twice at the same time", async () => {
    const { kit, visitor, form } = await asked();
    const both = await Promise.all([visitor.press("approve", form), visitor.press("approve", form)]);
    for (const { body } of both) expect(body).toContain("Approved: buy");
    expect(await history(kit)).toHaveLength(2);
  });

  it("hears what somebody else has decided, or the assistant has done, meanwhile", async () => {
    const { kit, visitor, form, signedIn } = await asked();
    const alice = await signedIn("alice");
    const [hers] = await alice.forms();
    await alice.press("approve", hers ?? form);
    expect((await visitor.press("deny", form)).body).toContain(
      "Nothing was refused: buy, asked at 12:00 UTC. It was approved by token:alice on the approvals page meanwhile, and is not used yet.",
    );
    await kit.perform(["a thing"]);
    expect((await visitor.press("deny", form)).body).toContain("and used meanwhile.");
    expect((await visitor.press("approve", form)).body).toContain(
      "Approved: buy, asked at 12:00 UTC, by token:alice on the approvals page, and used.",
    );
    expect(kit.maker.calls).toEqual(["a thing"]);
  });

  it("hears that the time is over", async () => {
    const { kit, visitor, form } = await asked();
    kit.clock.now += 15 * MINUTE + 1;
    expect((await visitor.press("approve", form)).body).toContain(
      "Nothing was approved: buy, asked at 12:00 UTC. Its time is over.",
    );
    expect((await history(kit)).map(([state]) => state)).toEqual(["awaiting_approval", "expired"]);
  });

  it("needs the proof of this session for this question", async () => {
    const { kit, visitor, form, second, signedIn } = await asked(["a thing", "another"]);
    const [ofAlice] = await (await signedIn("alice")).forms();
    expect(ofAlice?.question).toBe(form.question);
    for (const proof of ["", "wrong", second.proof, ofAlice?.proof ?? "", `${form.proof}A`]) {
      const { status, body } = await visitor.press("approve", { ...form, proof });
      expect({ proof, status }).toEqual({ proof, status: 403 });
      expect(body).toContain("Nothing was decided");
    }
    const without = await visitor.post("/approvals/decide", { question: form.question, verdict: "approve" });
    const otherVerdict = await visitor.post("/approvals/decide", { ...form, verdict: "used" });
    const asJson = await visitor.ask("/approvals/decide", {
      method: "POST",
      body: JSON.stringify({ ...form, verdict: "approve" }),
      headers: { origin: ORIGIN, "content-type": "text/plain" },
    });
    expect([without.status, otherVerdict.status, asJson.status]).toEqual([403, 403, 403]);
    expect(await visitor.forms()).toHaveLength(2);
    expect(kit.maker.calls).toEqual([]);
  });

  it("needs a session", async () => {
    const { kit, visitor, form } = await asked();
    visitor.setCookie(undefined);
    expect((await visitor.press("approve", form)).status).toBe(403);
    expect(await history(kit)).toHaveLength(1);
  });

  it("has to come from the page itself", async () => {
    const { kit, visitor, form, second } = await asked(["a thing", "another"]);
    const from = async (headers: Record<string, string>, which = form) =>
      (await visitor.post("/approvals/decide", { ...which, verdict: "approve" }, headers)).status;
    for (const headers of [
      {},
      { origin: "https://evil.example.com" },
      { origin: "null" },
      { origin: ORIGIN.replace("http", "https") },
      { origin: "http://127.0.0.1:8809", "sec-fetch-site": "same-origin" },
      { "sec-fetch-site": "same-site" },
      { "sec-fetch-site": "cross-site" },
    ])
      expect({ headers, status: await from(headers) }).toEqual({ headers, status: 403 });
    expect(await history(kit)).toHaveLength(2);
    expect(await from({ origin: ORIGIN })).toBe(303);
    expect(await from({ "sec-fetch-site": "same-origin" }, second)).toBe(303);
    expect(await history(kit)).toHaveLength(4);
  });

  it("comes from the public URL, whatever a proxy makes of the host", async () => {
    const { kit, tokens, page } = openPage({ publicUrl: "https://mcp.example.com" });
    await kit.perform(["a thing"]);
    const visitor = visitorOf(page, "http://10.0.0.7:8808");
    const token = await tokens.make("ops", "approvals:decide");
    const direct = await visitor.signIn(token);
    expect(direct.status).toBe(403);
    expect(direct.body).toContain("It is at https://mcp.example.com/approvals.");
    const origin = "https://mcp.example.com";
    expect((await visitor.post("/approvals/sign-in", { token }, { origin })).status).toBe(303);
    const [form] = await visitor.forms();
    await visitor.post("/approvals/decide", { ...form, verdict: "deny" }, { origin });
    expect(await visitor.forms()).toEqual([]);
  });

  it("that is larger than any is not read to its end", async () => {
    const { visitor, form } = await asked();
    let given = 0;
    const body = new ReadableStream({
      pull: (stream) => {
        given += 1;
        stream.enqueue(new TextEncoder().encode(given === 1 ? "verdict=approve&more=" : "x".repeat(1024)));
      },
    });
    const { status } = await visitor.ask("/approvals/decide", {
      method: "POST",
      body,
      duplex: "half",
      headers: { origin: ORIGIN, "content-type": "application/x-www-form-urlencoded" },
    });
    expect(status).toBe(403);
    expect(given).toBeLessThan(40);
    expect(await visitor.forms()).toEqual([form]);
  });

  it("of another account is not told, whoever asks by its id", async () => {
    const { options, visitor, form } = await asked();
    await visitor.press("deny", form);
    const query = `/approvals?question=${form.question}&said=deny`;
    expect((await visitor.ask(query)).body).toContain("Refused: buy");
    const other = visitorOf(createApprovalsPage({ ...options, account: "another" }));
    await other.signIn(visitor.token);
    expect((await other.ask(query)).body).not.toContain("Refused: buy");
  });

  it("cannot be claimed by a link", async () => {
    const { visitor, form } = await asked();
    for (const query of [
      `question=${form.question}&said=approve`,
      "question=00000000-0000-4000-8000-000000000000&said=approve",
      "question=Approved&said=approve",
      `question=${form.question}&said=Everything+is+approved`,
    ]) {
      const { status, body } = await visitor.ask(`/approvals?${query}`);
      expect(status).toBe(200);
      expect(body).not.toMatch(/role="status"|Everything/);
    }
  });
});
