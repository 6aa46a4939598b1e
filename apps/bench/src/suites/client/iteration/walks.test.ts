import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ChildProcesses } from "../../../children/child-processes.ts";
import { startNumbersServer } from "../../../servers/start-server.ts";
import { answeredId } from "../answered-id.ts";
import { PAGE_ITEMS, walksByName } from "./walks.ts";

// Two whole pages and a part of one.
const ITEMS = 2 * PAGE_ITEMS + 50;

const children = new ChildProcesses();
let url = "";
beforeAll(async () => {
  url = (await startNumbersServer(children, ITEMS)).ready.url;
});
afterAll(() => children.endAll());

describe.each(Object.entries(walksByName))("%s", (_, walk) => {
  it("gives every number of every page once, in order", async () => {
    const ids: unknown[] = [];
    const account = {
      url,
      accessKey: randomBytes(4).toString("hex"),
      secretKey: randomBytes(16).toString("hex"),
    };
    await walk(account, (number) => ids.push(answeredId(number)));
    expect(ids).toEqual(
      Array.from({ length: ITEMS }, (_, index) => {
        const area = String(Math.floor(index / 100)).padStart(3, "0");
        return `1${area}55501${String(index % 100).padStart(2, "0")}`;
      }),
    );
  });
});
