import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callerNamed } from "../../test/guard-kit.ts";
import { openSession, type Session } from "../../test/session.ts";
import { LedgerError } from "../guard/ledger/sql.ts";

const FROM = "+12065550140";
const TO = "+12065550187";

let session: Session;
beforeAll(async () => {
  session = await openSession();
  await session.use("purchase_number", { numbers: [FROM], messaging_enabled: true });
  await session.use("purchase_number", { numbers: ["+12065550141"] });
});
afterAll(() => session.close());

describe("send_message", () => {
  it("sends one text once", async () => {
    const before = session.acts().length;
    expect(
      await session.use("send_message", { from: "206-555-0140", to: TO, body: "Your table is ready." }),
    ).toEqual({
      id: expect.stringMatching(/^mdr2-[0-9a-f]{32}$/),
      from: FROM,
      to: TO,
      status: "accepted",
    });
    expect(session.acts()).toHaveLength(before + 1);
  });

  it("sends media, also when the list comes as JSON text", async () => {
    const picture = `${session.sandbox.url}/_sandbox/samples/picture.png`;
    const { id } = await session.use("send_message", {
      from: FROM,
      to: TO,
      media_urls: JSON.stringify([picture]),
    });
    expect(await session.use("get_message", { id })).toMatchObject({
      media: [`${session.sandbox.url}/_sandbox/media/${id}-1`],
    });
  });

  it("wants a text or media, and sends nothing without", async () => {
    const before = session.acts().length;
    expect(await session.fail("send_message", { from: FROM, to: TO })).toMatch(
      /^Nothing was sent: give body/,
    );
    expect(await session.fail("send_message", { from: FROM, to: TO, body: "" })).toContain("body:");
    expect(
      await session.fail("send_message", { from: FROM, to: TO, media_urls: ["ftp://example.com/x"] }),
    ).toContain("media_urls.0:");
    expect(session.acts()).toHaveLength(before);
  });

  it("explains a sender that may not send", async () => {
    expect(await session.fail("send_message", { from: "+12065550199", to: TO, body: "Hi" })).toMatch(
      /^Nothing was done\. Flowroute does not allow this for the account.*Manage portal/s,
    );
    expect(await session.fail("send_message", { from: "+12065550141", to: TO, body: "Hi" })).toMatch(
      /messag/i,
    );
  });

  it("sends an equal text within minutes no second time, and with repeat it does", async () => {
    const before = session.acts().length;
    const input = { from: FROM, to: TO, body: "Only once." };
    const { id } = await session.use("send_message", input);
    expect(await session.use("send_message", { ...input, from: "206.555.0140" })).toEqual({
      id,
      from: FROM,
      to: TO,
      status: "accepted",
      deduplicated: true,
    });
    expect(session.acts()).toHaveLength(before + 1);
    const again = await session.use("send_message", { ...input, repeat: "true" });
    expect(again["id"]).not.toBe(id);
    expect(again).not.toHaveProperty("deduplicated");
    expect(session.acts()).toHaveLength(before + 2);
  });

  it("says so where another caller sent the equal text", async () => {
    const input = { from: FROM, to: TO, body: "Whose is it?" };
    const { id } = await session.use("send_message", input, { caller: callerNamed("desk") });
    const before = session.acts().length;
    expect(await session.use("send_message", input, { caller: callerNamed("shop") })).toEqual({
      id,
      from: FROM,
      to: TO,
      status: "accepted",
      deduplicated: true,
      note: "Another caller of this account sent it. It was not sent again.",
    });
    expect(session.acts()).toHaveLength(before);
  });

  it("tells segments, encoding and what forces it in a dry run, and sends nothing", async () => {
    const before = session.acts().length;
    const body = `It\u2019s ${"ready ".repeat(20)}`;
    expect(await session.use("send_message", { from: FROM, to: TO, body, dry_run: true })).toEqual({
      from: FROM,
      to: TO,
      status: "not_sent",
      plan: {
        would: [`From ${FROM} to ${TO}: ${JSON.stringify(body)} (2 segments, about $0.008)`],
        cost_usd: 0.008,
        verdict: "goes_ahead",
        kind: "SMS",
        characters: 125,
        segments: 2,
        encoding: "UCS-2",
        encoding_forced_by: "\u2019 (U+2019), character 3",
        cheaper_body: body.replace("\u2019", "'"),
        segments_of_cheaper_body: 1,
      },
    });
    expect(session.acts()).toHaveLength(before);
  });

  it("tells what is wrong with the ledger, in a dry run too", async () => {
    const { ledger, ledgerToRead } = session.context;
    session.context.ledgerToRead = session.context.ledger = () =>
      Promise.reject(new LedgerError("The ledger cannot be used: disk full."));
    for (const dry_run of [true, false])
      expect(await session.fail("send_message", { from: FROM, to: TO, body: "Hi", dry_run })).toMatch(
        /^Nothing was done\. .*disk full.*flowroute-mcp doctor/,
      );
    Object.assign(session.context, { ledger, ledgerToRead });
  });

  it("goes abroad only where the operator allows it", async () => {
    const before = session.acts().length;
    const abroad = { from: FROM, to: "+44 7700 900123", body: "Hello" };
    expect(await session.fail("send_message", abroad)).toMatch(/^Nothing was sent\. .*--destinations/);
    expect(await session.fail("send_message", { ...abroad, to: "44 7700 900123" })).toContain("to:");
    expect(session.acts()).toHaveLength(before);
    const open = await openSession({ rules: { destinations: { allow: ["US", "+44"], deny: [] } } });
    try {
      await open.use("purchase_number", { numbers: [FROM], messaging_enabled: true });
      expect(await open.use("send_message", abroad)).toMatchObject({
        to: "+447700900123",
        status: "accepted",
      });
    } finally {
      await open.close();
    }
  });

  it("writes to nobody whose STOP was read, until a START was", async () => {
    // Both numbers are of this account, so that the sandbox delivers what one writes to the other.
    const other = "+12065550142";
    await session.use("purchase_number", { numbers: [other], messaging_enabled: true });
    const write = async (body: string) => {
      await session.use("send_message", { from: other, to: FROM, body });
      await session.use("list_messages", {});
    };
    const toThem = { from: FROM, to: other, body: "News!" };
    await write("STOP");
    expect(await session.fail("send_message", toThem)).toMatch(
      /^Nothing was sent\. .*asked not to be messaged/,
    );
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await write("Start");
    expect(await session.use("send_message", toThem)).toMatchObject({ status: "accepted" });
  });

  it("shows a person sender, recipient and text before it goes, when that is the policy", async () => {
    const careful = await openSession({ policy: { send: "confirm" } });
    try {
      const input = { from: FROM, to: TO, body: 'Say "yes"\nto this' };
      const { message } = await careful.ask("send_message", input);
      expect(message).toBe(
        `Send this message?\nFrom ${FROM} to ${TO}: "Say \\"yes\\"\\nto this" (1 segment, about $0.004)`,
      );
      expect(await careful.fail("send_message", input)).toMatch(
        /^Nothing was done yet: a person has to approve this first.*flowroute-mcp approve/,
      );
      expect(careful.acts()).toEqual([]);
    } finally {
      await careful.close();
    }
  });
});
