import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession, type Session } from "../../test/session.ts";

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
    const { id } = await session.use("send_message", {
      from: FROM,
      to: TO,
      media_urls: '["https://example.com/menu.png"]',
    });
    expect(await session.use("get_message", { id })).toMatchObject({
      media: ["https://example.com/menu.png"],
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

  it("shows a person sender, recipient and text before it goes, when that is the policy", async () => {
    const careful = await openSession({ policy: { send: "confirm" } });
    try {
      const input = { from: FROM, to: TO, body: 'Say "yes"\nto this' };
      const { message } = await careful.ask("send_message", input);
      expect(message).toBe(`Send this message?\nFrom ${FROM} to ${TO}: "Say \\"yes\\"\\nto this"`);
      expect(await careful.fail("send_message", input)).toMatch(/cannot ask a person.*--send allow/);
      expect(careful.acts()).toEqual([]);
    } finally {
      await careful.close();
    }
  });
});
