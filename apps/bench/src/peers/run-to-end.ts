import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { ChildProcesses } from "../children/child-processes.ts";

/** Runs a Node program until it ends. @throws Error with what it said, when it did not end well. */
export async function runToEnd(children: ChildProcesses, args: readonly string[]): Promise<void> {
  const { process: child, complaints } = children.start(args);
  if (child.stdout === null) throw new Error("No stdout.");
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  if (code !== 0) throw new Error([`${args[0]} ended with ${code}.`, said, complaints()].join("\n").trim());
}
