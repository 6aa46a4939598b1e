import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { type FlowrouteWebhook, parseWebhook } from "flowroute-client/webhooks";
import { serve } from "../media/testing/serve.ts";
import { eventually } from "./eventually.ts";
import { webhookViolation } from "./webhook-violation.ts";

/** One post as it came, and as the client reads it. */
export type Posted = { path: string; headers: IncomingHttpHeaders; body: unknown; webhook: FlowrouteWebhook };

/** A status, a redirect to somewhere, or one of the ways not to answer. */
export type Reply = number | { redirectTo: string } | "hang up" | "never";

export type Receiver = {
  /** Without a slash at its end. */
  url: string;
  /** In the order in which they came. */
  posted: Posted[];
  /** Waits until so many have come, and gives all that have. */
  arrived(count: number): Promise<Posted[]>;
  /** How many connections were made so far. */
  connections(): number;
};

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function send(reply: Reply, outgoing: ServerResponse): void {
  if (typeof reply === "number") outgoing.writeHead(reply).end();
  else if (typeof reply === "object") outgoing.writeHead(301, { location: reply.redirectTo }).end();
  else if (reply === "hang up") outgoing.destroy();
}

/**
 * A receiver of webhooks, which takes everything unless the test says otherwise. Each post must be as the contract
 * has it, and one that the client can read.
 *
 * @param replyTo what it does with the post of this place, from 0.
 */
export async function startReceiver(
  replyTo: (place: number, post: Posted) => Reply | Promise<Reply> = () => 200,
): Promise<Receiver> {
  const posted: Posted[] = [];
  const problems: string[] = [];
  const take = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const text = await textOf(incoming);
    const { method, url: path = "", headers } = incoming;
    const body: unknown = JSON.parse(text);
    const violation = webhookViolation(headers["content-type"], body);
    if (method !== "POST" || violation !== undefined) problems.push(`${method} ${path}: ${violation}`);
    const post = { path, headers, body, webhook: parseWebhook(text) };
    const place = posted.push(post) - 1;
    send(await replyTo(place, post), outgoing);
  };
  const { url, connections } = await serve((incoming, outgoing) => {
    take(incoming, outgoing).catch((cause: unknown) => {
      problems.push(String(cause));
      outgoing.destroy();
    });
  });
  const refuseProblems = () => {
    if (problems.length > 0) throw new Error(problems.join("\n"));
  };
  return {
    url,
    posted,
    connections,
    arrived: async (count) => {
      await eventually(() => {
        if (problems.length === 0 && posted.length < count) {
          throw new Error(`${posted.length} of ${count} posts have come.`);
        }
      });
      refuseProblems();
      return posted;
    },
  };
}
