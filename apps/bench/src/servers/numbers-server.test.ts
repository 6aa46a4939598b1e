import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { ChildProcesses } from "../children/child-processes.ts";
import { startNumbersServer } from "./start-server.ts";

const page = z.object({
  data: z.array(z.object({ id: z.string() })),
  links: z.object({ self: z.url(), next: z.url().optional() }),
});

const children = new ChildProcesses();
let url = "";
beforeAll(async () => {
  url = (await startNumbersServer(children, 100_000)).ready.url;
});
afterAll(() => children.endAll());

async function at(query: string) {
  return page.parse(await (await fetch(`${url}/v2/numbers?${query}`)).json());
}

it("links a page to the next, with the same limit", async () => {
  const { data, links } = await at("limit=3");
  expect(data.map(({ id }) => id)).toEqual(["10005550100", "10005550101", "10005550102"]);
  expect(links.next).toBe(`${url}/v2/numbers?limit=3&offset=3`);
});

it("ends with the last number, of which none is twice", async () => {
  const { data, links } = await at("limit=200&offset=99900");
  expect(data).toHaveLength(100);
  expect(data.at(-1)?.id).toBe("19995550199");
  expect(links).not.toHaveProperty("next");
  expect(new Set(data.map(({ id }) => id)).size).toBe(100);
});
