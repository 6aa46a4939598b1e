import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { operationsOf, readContract } from "./contract.ts";
import { forReaders, SANDBOX } from "./for-readers.ts";

const contract = await readContract();
const shown = forReaders(contract);

test("every operation has its name and its marks", () => {
  const marks = operationsOf(shown).map((operation) => ({
    id: operation.operationId,
    badges: JSON.stringify(operation["x-badges"]).match(/companion|sandbox only/g) ?? [],
    begins: operation.description.split("\n")[0],
  }));
  expect(marks).toEqual(
    operationsOf(contract).map((operation) => ({
      id: operation.operationId,
      badges: [
        ...(operation["x-companion"] ? ["companion"] : []),
        ...(operation["x-sandbox-only"] ? ["sandbox only"] : []),
      ],
      begins: `\`${operation.operationId}\``,
    })),
  );
});

test("nothing else of an operation is lost", () => {
  const without = (text: string) =>
    JSON.parse(text, (key, value) => (/^(x-badges|description|servers)$/.test(key) ? undefined : value));
  expect(without(JSON.stringify(shown))).toEqual(without(JSON.stringify(contract)));
  for (const [i, { description }] of operationsOf(contract).entries())
    expect(operationsOf(shown)[i]?.description).toContain(description);
});

test("the sandbox is where its README says", async () => {
  const readme = await readFile(new URL("../../../sandbox/README.md", import.meta.url), "utf8");
  const cell = (flag: string) => new RegExp(`^\\| \`${flag} \\w+\` +\\| \`([^\`]+)\``, "m").exec(readme)?.[1];
  expect(SANDBOX).toBe(`http://${cell("--host")}:${cell("--port")}`);
  expect(shown.servers.map(({ url }) => url)).toEqual([...contract.servers.map(({ url }) => url), SANDBOX]);
});
