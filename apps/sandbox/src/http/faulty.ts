import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "../faults/fault.ts";
import { refusal } from "../operations/operation.ts";
import type { Answered } from "./answer.ts";
import { type Headers, MEDIA_TYPE, textOf } from "./send-answer.ts";

/** What goes out instead of the answer: a whole one, the beginning of one, or nothing but the end of the connection. */
export type Outcome =
  | { kind: "sent"; status: number; text: string | undefined; headers: Headers }
  | { kind: "cut in the middle"; status: number; text: string; headers: Headers }
  | { kind: "cut" };

const asItIs = ({ answer, headers }: Answered): Outcome => ({
  kind: "sent",
  status: answer.status,
  text: textOf(answer),
  headers,
});

const page = (status: number) =>
  `<html>\n<head><title>${status}</title></head>\n<body>\n<center><h1>${status}</h1></center>\n<hr><center>proxy</center>\n</body>\n</html>\n`;

function truncated({ answer, headers }: Answered): Outcome {
  const text = textOf(answer);
  // There is no middle of an answer without a body.
  if (text === undefined) return { kind: "cut" };
  return { kind: "cut in the middle", status: answer.status, text, headers };
}

/** A body that is not a string is JSON, and has the carrier's media type unless the fault says another. */
function given(status: number, body: unknown, headers: Headers): Outcome {
  const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  return { kind: "sent", status, text, headers: { "content-type": MEDIA_TYPE, ...headers } };
}

/**
 * What becomes of a request that meets a fault. `perform` answers it as if there were none. Rejects when the sandbox
 * closes while the request waits.
 */
export async function outcomeOf(
  fault: Fault,
  perform: () => Answered | Promise<Answered>,
  closing: AbortSignal,
): Promise<Outcome> {
  const { effect, delay_ms: delayMs = 0 } = fault;
  if (delayMs > 0) await sleep(delayMs, undefined, { signal: closing });
  if (effect === undefined) return asItIs(await perform());
  switch (effect.kind) {
    case "cut_before":
      return { kind: "cut" };
    case "cut_after":
      await perform();
      return { kind: "cut" };
    case "truncate":
      return truncated(await perform());
    case "answer":
      if (effect.after_effect === true) await perform();
      return given(effect.status, effect.body, effect.headers ?? {});
    case "html": {
      if (effect.after_effect === true) await perform();
      const { status = 502 } = effect;
      return { kind: "sent", status, text: page(status), headers: { "content-type": "text/html" } };
    }
    case "rate_limit": {
      const { retry_after_seconds: seconds } = effect;
      const answer = refusal(429, "Too many requests. Nothing was done.", "Too Many Requests");
      return asItIs({ answer, headers: seconds === undefined ? {} : { "retry-after": String(seconds) } });
    }
  }
}
