import { once } from "node:events";
import { connect, createServer } from "node:net";
import * as fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { createStatementCounter, openCountingLine } from "./counting-line.ts";

const message = (letter: string, rest: string): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + Buffer.byteLength(rest));
  return Buffer.concat([Buffer.from(letter), length, Buffer.from(rest)]);
};
const code = (value: number): string =>
  String.fromCharCode(...[24, 16, 8, 0].map((by) => (value >> by) & 255));
const greeting = message("", `${code(196_608)}user\0bench\0\0`);
const encryption = Buffer.concat([message("", "").subarray(0, 3), Buffer.from([8, 4, 210, 22, 47])]);

it("counts statements, in whatever pieces they come", () => {
  const letters = fc.array(fc.tuple(fc.constantFrom("P", "B", "E", "S", "Q"), fc.string({ maxLength: 20 })));
  fc.assert(
    fc.property(letters, fc.boolean(), fc.array(fc.nat(9), { minLength: 1 }), (said, asksFirst, sizes) => {
      const all = Buffer.concat([
        ...(asksFirst ? [encryption] : []),
        greeting,
        ...said.map(([letter, rest]) => message(letter, rest)),
      ]);
      const count = createStatementCounter();
      let counted = 0;
      for (let at = 0, turn = 0; at < all.length; turn++) {
        const size = 1 + (sizes[turn % sizes.length] ?? 0);
        counted += count(all.subarray(at, at + size));
        at += size;
      }
      expect(counted).toBe(said.filter(([letter]) => letter === "E" || letter === "Q").length);
    }),
  );
});

it("passes everything on, and counts how often its client waited", async () => {
  const server = createServer((socket) => socket.on("data", (chunk) => socket.write(chunk)));
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const line = await openCountingLine(`postgres://u:p@127.0.0.1:${address.port}/d?options=x`);
  onTestFinished(line.close);
  expect(line.url).toMatch(/^postgres:\/\/u:p@127\.0\.0\.1:\d+\/d\?options=x$/);

  const client = connect(Number(new URL(line.url).port), "127.0.0.1");
  onTestFinished(() => void client.destroy());
  const said = async (bytes: Buffer) => {
    client.write(bytes);
    const [back] = await once(client, "data");
    expect(back).toEqual(bytes);
  };
  await said(greeting);
  const together = Buffer.concat([message("B", "one"), message("E", ""), message("E", ""), message("S", "")]);
  await said(together);
  expect(line.crossed()).toEqual({
    statements: 2,
    roundTrips: 2,
    bytes: 2 * (greeting.length + together.length),
  });
});
