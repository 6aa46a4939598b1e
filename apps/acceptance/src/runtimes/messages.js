// A worker that sends messages, with all that the client does by itself. Plain JavaScript.
import { createFlowroute } from "flowroute-client";

const clients = new Map();

/** Sends as many as the URL says in `count`, and tells how many went out; with `leave`, it does not wait for them. */
export async function sendMessages(request, account) {
  const { searchParams } = new URL(request.url);
  // One for all requests of this worker, as a program has it.
  if (!clients.has(account.url))
    clients.set(account.url, createFlowroute({ ...account, baseUrl: account.url }));
  const { messages } = clients.get(account.url);
  const sends = Array.from({ length: Number(searchParams.get("count")) }, () =>
    messages.send({ from: "12065550123", to: "12065550142", body: "Hello" }),
  );
  const all = Promise.allSettled(sends);
  if (searchParams.has("leave")) return "left";
  return (await all).filter(({ status }) => status === "fulfilled").length;
}
