import { once } from "node:events";
import { expect, test } from "vitest";
import { Children } from "./children.ts";

const SLEEP = ["-e", "process.stdin.resume(); setInterval(() => {}, 1000); console.log('up')"];
const LISTEN = ["-e", "process.stdin.resume().once('close', () => process.exit(0)); console.log('up')"];

async function start(children: Children, program: string[]) {
  const child = children.start(program, {});
  await once(child.stdout, "data");
  return child;
}

test("ends a process by closing its stdin, or kills it", async () => {
  const children = new Children();
  const [polite, deaf] = [await start(children, LISTEN), await start(children, SLEEP)];
  expect(children.running).toBe(2);
  await Promise.all([children.end(polite), children.end(deaf)]);
  expect([polite.exitCode, deaf.signalCode]).toEqual([0, "SIGKILL"]);
  expect(children.running).toBe(0);
});

test("kills all at once, and starts no other after that", async () => {
  const children = new Children();
  const child = await start(children, SLEEP);
  const gone = once(child, "exit");
  children.killAll();
  expect(await gone).toEqual([null, "SIGKILL"]);
  expect(() => children.start(LISTEN, {})).toThrow("over");
});
