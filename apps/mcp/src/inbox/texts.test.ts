import { createFlowroute, type Message } from "flowroute-client";
import { createSandbox } from "flowroute-sandbox";
import { describe, expect, it, onTestFinished } from "vitest";
import { idOf, OURS, THEIRS } from "./for-tests.ts";
import { createTexts } from "./texts.ts";

const NEVER = new AbortController().signal;

/** The texts of a sandbox's messages, through a client that counts how many of its questions are open. */
async function openTexts() {
  const sandbox = await createSandbox({ inventory: 1, timeScale: 0 });
  onTestFinished(() => sandbox.close());
  sandbox.control.seed({ numbers: [{ number: OURS.slice(1) }] });
  const { messages } = createFlowroute({
    baseUrl: sandbox.url,
    accessKey: sandbox.accessKey,
    secretKey: sandbox.secretKey,
  });
  const asked = { open: 0, most: 0, all: 0 };
  const get = async (id: string): Promise<Message> => {
    asked.open += 1;
    asked.all += 1;
    asked.most = Math.max(asked.most, asked.open);
    try {
      return await messages.get(id);
    } finally {
      asked.open -= 1;
    }
  };
  const write = (body: string) =>
    sandbox.control.receiveMessage({ from: THEIRS.slice(1), to: OURS.slice(1), body }).id;
  return { sandbox, asked, write, texts: createTexts(get) };
}

describe("texts from the carrier", () => {
  it("come in order, at most five questions at a time, and each is asked for once", async () => {
    const { asked, write, texts } = await openTexts();
    const bodies = Array.from({ length: 20 }, (_, at) => `Text ${at}`);
    const ids = bodies.map(write);
    const both = await Promise.all([texts.of(ids, NEVER), texts.of(ids.toReversed(), NEVER)]);
    expect(both).toEqual([bodies, bodies.toReversed()]);
    expect(asked).toEqual({ open: 0, most: 5, all: 20 });
    await texts.of(ids, NEVER);
    expect(asked.all).toBe(20);
  });

  it("that cannot be read are left out, and asked for again the next time", async () => {
    const { asked, write, texts } = await openTexts();
    const ids = [write("There"), idOf(1)];
    expect(await texts.of(ids, NEVER)).toEqual(["There", undefined]);
    expect(await texts.of(ids, NEVER)).toEqual(["There", undefined]);
    expect(asked.all).toBe(3);
  });

  it("are not waited for by a call that is cancelled", async () => {
    const { sandbox, write, texts } = await openTexts();
    const id = write("Slow");
    sandbox.control.addFault({ delay_ms: 60_000 });
    const cancel = new AbortController();
    const reading = texts.of([id], cancel.signal);
    cancel.abort();
    expect(await reading).toEqual([undefined]);
  });
});
