import type { NumberRequest } from "../../servers/owned-number.ts";
import { ownedNumber } from "../../servers/owned-number.ts";
import { type RecordedAnswer, recordAnswer } from "../../servers/recorded-answer.ts";
import type { SandboxReady } from "../../servers/start-server.ts";

/** Something that every subject is asked for, and what the sandbox said. */
export type Asked = {
  path: string;
  headers: NumberRequest["headers"];
  answer: RecordedAnswer;
  /** The same path in the contract, and as Mockoon has it. */
  inContract: string;
  inMockoon: string;
};

export type RecordedSandbox = { byId: Asked; list: Asked };

const LIST = "/v2/numbers/available";

/** Buys a number, so that there is one to ask for, and keeps what the sandbox answers. */
export async function recordSandbox(ready: SandboxReady): Promise<RecordedSandbox> {
  const { path: byId, headers } = await ownedNumber(ready);
  const asked = async (path: string, inContract: string): Promise<Asked> => ({
    path,
    headers,
    answer: await recordAnswer(ready.url + path, { headers }),
    inContract,
    inMockoon: inContract.replace(/\{(\w+)\}/g, ":$1"),
  });
  return {
    byId: await asked(byId, "/v2/numbers/{id}"),
    list: await asked(`${LIST}?limit=200&state=WA`, LIST),
  };
}
