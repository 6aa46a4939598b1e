import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox, type SandboxOptions } from "flowroute-sandbox";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { openSession, type Session } from "../../test/session.ts";
import { createLedgerFile } from "../guard/ledger/ledger-file.ts";
import { about } from "../guard/ledger/opt-outs.ts";
import { inboxOn, listen, OURS, PATIENT, postWebhooksTo, THEIRS, webhookUrl } from "./for-tests.ts";

const ACCOUNT = "account";

/** A sandbox that posts to this handler, with one number of ours. */
async function openPosting(handler: (request: Request) => Promise<Response>, options: SandboxOptions = {}) {
  const sandbox = await createSandbox({ inventory: 1, timeScale: 0, ...options });
  onTestFinished(() => sandbox.close());
  sandbox.control.seed({ numbers: [{ number: OURS.slice(1) }] });
  await postWebhooksTo(sandbox, webhookUrl(await listen(handler)));
  const write = (body: string) =>
    sandbox.control.receiveMessage({ from: THEIRS.slice(1), to: OURS.slice(1), body });
  const attempts = () =>
    sandbox.control.listWebhooks().map((each) => each.attempts.map(({ status }) => status));
  return { sandbox, write, attempts };
}

describe("webhooks of the sandbox", () => {
  it("are posted again while the ledger is away, until they are stored: no STOP is lost", async () => {
    const parent = mkdtempSync(join(tmpdir(), "flowroute-mcp-away-"));
    const folder = join(parent, "state");
    // A folder cannot be made where there is a file.
    writeFileSync(folder, "");
    const ledger = createLedgerFile(folder, "real");
    onTestFinished(async () => {
      await ledger.close();
      rmSync(parent, { recursive: true });
    });
    const said: string[] = [];
    const inbox = inboxOn(ledger.open, ACCOUNT, { say: (line) => said.push(line) });
    const { sandbox, write, attempts } = await openPosting(inbox.handler, { timeScale: 1 });
    // Time stands still: an attempt is made when the clock is moved.
    sandbox.control.setClock({ frozen: true });
    write("STOP");
    sandbox.control.setClock({ advance_ms: 1000 });
    await expect.poll(attempts, PATIENT).toEqual([[500]]);
    sandbox.control.setClock({ advance_ms: 30_000 });
    await expect.poll(attempts, PATIENT).toEqual([[500, 500]]);
    rmSync(folder);
    sandbox.control.setClock({ advance_ms: 30_000 });
    await expect.poll(attempts, PATIENT).toEqual([[500, 500, 200]]);
    expect(await inbox.newest(50)).toMatchObject([{ sender: THEIRS, recipient: OURS }]);
    expect(await about(await ledger.open(), ACCOUNT, THEIRS)).toMatchObject({ state: "out" });
    expect(said).toEqual([
      expect.stringMatching(/^webhooks are not stored, and the carrier posts them again\. .*ledger/),
      "webhooks are stored again",
    ]);
  });

  it.each(["jsonapi", "legacy"] as const)(
    "are kept in the form %s, once, whoever posts them again",
    async (webhookFormat) => {
      const folder = mkdtempSync(join(tmpdir(), "flowroute-mcp-form-"));
      const ledger = createLedgerFile(folder, "real");
      onTestFinished(async () => {
        await ledger.close();
        rmSync(folder, { recursive: true });
      });
      const inbox = inboxOn(ledger.open, ACCOUNT, { keepBodies: true });
      const { sandbox, write, attempts } = await openPosting(inbox.handler, { webhookFormat });
      write("The first");
      await expect.poll(attempts, PATIENT).toEqual([[200]]);
      write("The second");
      await expect.poll(attempts, PATIENT).toEqual([[200], [200]]);
      for (const { id } of sandbox.control.listWebhooks()) sandbox.control.resendWebhook({ id });
      await expect.poll(attempts, PATIENT).toEqual([
        [200, 200],
        [200, 200],
      ]);
      expect((await inbox.newest(50)).map(({ sender, body }) => [sender, body])).toEqual([
        [THEIRS, "The second"],
        [THEIRS, "The first"],
      ]);
    },
  );
});

describe("somebody who answers STOP", () => {
  let session: Session | undefined;
  afterEach(() => session?.close());

  it("gets no further message, although nobody has read what they wrote", async () => {
    const answersStop = "+12065550194";
    session = await openSession();
    const inbox = inboxOn(session.ledger.file.open, session.context.account);
    await postWebhooksTo(session.sandbox, webhookUrl(await listen(inbox.handler)));
    await session.use("purchase_number", { numbers: [OURS], messaging_enabled: true });
    await session.use("send_message", { from: OURS, to: answersStop, body: "Your table is ready." });
    await expect.poll(() => inbox.newest(50), PATIENT).toMatchObject([{ sender: answersStop }]);
    const again = { from: OURS, to: answersStop, body: "Your table is still ready." };
    expect(await session.fail("send_message", again)).toMatch(/STOP|opted out/i);
    expect(session.acts().filter(({ path }) => path === "/v2.1/messages")).toHaveLength(1);
  });
});
