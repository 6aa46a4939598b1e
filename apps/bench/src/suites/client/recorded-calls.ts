import type { ChildProcesses } from "../../children/child-processes.ts";
import { ownedNumber } from "../../servers/owned-number.ts";
import { type RecordedAnswer, recordAnswer } from "../../servers/recorded-answer.ts";
import { startSandbox } from "../../servers/start-server.ts";
import { answeredId } from "./answered-id.ts";
import type { Operation } from "./callers/by-name.ts";
import { messageDocument, type Target } from "./callers/caller.ts";

/** A call that was made once, and can be answered again without the server that answered it. */
export type RecordedCall = {
  operation: Operation;
  target: Target;
  answer: RecordedAnswer;
  /** The id in the answer. */
  expectedId: string;
};

/** Asks a sandbox for a number, sends a message from it, keeps both answers, and ends the sandbox. */
export async function recordCalls(
  children: ChildProcesses,
): Promise<{ get: RecordedCall; send: RecordedCall }> {
  const sandbox = await startSandbox(children);
  const { url, accessKey, secretKey } = sandbox.ready;
  const { number, path, headers } = await ownedNumber(sandbox.ready);
  const got = await recordAnswer(url + path, { headers });
  const sent = await recordAnswer(`${url}/v2.1/messages`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/vnd.api+json" },
    body: JSON.stringify(messageDocument(number)),
  });
  await children.end(sandbox.child);
  const target: Target = { url, number, keys: { accessKey, secretKey } };
  return { get: recorded("numbers.get", target, got), send: recorded("messages.send", target, sent) };
}

function recorded(operation: Operation, target: Target, answer: RecordedAnswer): RecordedCall {
  const expectedId = answeredId(JSON.parse(answer.body));
  if (expectedId === undefined) throw new Error(`The sandbox answered ${operation} without an id.`);
  // Octokit reads a body as JSON by this type only, and the others by this one too.
  return { operation, target, expectedId, answer: { ...answer, contentType: "application/json" } };
}
