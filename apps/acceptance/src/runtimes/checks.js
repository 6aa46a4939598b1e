// What the client must do on every runtime: real requests to the test's server, told as JSON. Plain JavaScript on
// nothing but the platform and the package's entries.
import { createFlowroute, createRateLimiter, FlowrouteError, toE164 } from "flowroute-client";
import { segments } from "flowroute-client/segments";
import { createWebhookHandler, parseWebhook } from "flowroute-client/webhooks";

const NUMBER = "12065550123";

/** @param targets Where things are, and the keys. */
export async function check({ url, closedUrl, nowhereUrl, untrustedUrl, accessKey, secretKey }) {
  // No waiting between attempts.
  Math.random = () => 0;
  const rateLimiter = createRateLimiter({ sms: 1000 });
  const client = (baseUrl, options) =>
    createFlowroute({ accessKey, secretKey, baseUrl, rateLimiter, maxRetries: 0, ...options });
  const get = (baseUrl, options, more) => told(client(baseUrl, options).numbers.get(NUMBER, more));
  const send = (baseUrl, body) =>
    told(client(baseUrl).messages.send({ from: NUMBER, to: "+1 (206) 555-0142", body }));
  const scene = (name) => `${url}/${name}`;

  return {
    get: await get(scene("found")),
    withResponse: await withResponse(client(scene("found"))),
    list: await told(idsOf(client(scene("listed")).numbers.list({ limit: 2 }))),
    send: await send(scene("accepted"), "Grüße – 👋"),
    notFound: await get(scene("missing")),
    failedOnce: await get(scene("failing-once"), { maxRetries: 1 }),
    html: await get(scene("html")),
    moved: await get(scene("moved")),
    cut: await send(scene("cut"), "Once"),
    cutInBody: await send(scene("cut-in-body"), "Once"),
    refused: await send(closedUrl, "Never"),
    nowhere: await send(nowhereUrl, "Never"),
    untrusted: await send(untrustedUrl, "Never"),
    timeout: await get(scene("late"), { timeoutMs: 50 }),
    abort: await aborted((options, more) => get(scene("late"), options, more)),
    input: await send(scene("accepted"), ""),
    keptConnections: await onKeptConnections(client(scene("kept"))),
    hooks: await hookEvents((options) => get(scene("missing"), options)),
    toE164: toE164(NUMBER),
    segments: segments("It’s here").firstUcs2?.codePoint,
    webhook: parseWebhook(WEBHOOK).idempotencyKey,
    handled: await handled(),
  };
}

const WEBHOOK = { id: "mdr2-0123456789abcdef", from: "12065550142", to: NUMBER, body: "Hi" };

/** What came of a call, as JSON. */
async function told(call) {
  try {
    const result = await call;
    return result.rate_center ?? result.id ?? result;
  } catch (error) {
    if (!(error instanceof FlowrouteError)) return `not ours: ${error}`;
    return `${error.name} ${error.outcome} after ${error.attempts}`;
  }
}

async function idsOf(list) {
  const ids = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

async function withResponse({ numbers }) {
  const { data, response } = await numbers.get(NUMBER).withResponse();
  return [data.id, response.status, response.headers.get("x-request-id")];
}

function aborted(call) {
  const controller = new AbortController();
  return call({ onRequest: () => queueMicrotask(() => controller.abort()) }, { signal: controller.signal });
}

/**
 * The server cuts a kept connection when it has read a second request on it. Whether a runtime keeps its connection in
 * time is not ours to say, so there are some tries.
 */
async function onKeptConnections({ numbers, messages }) {
  const outcomes = new Set();
  for (let message = 1; message <= 5; message += 1) {
    await numbers.get(NUMBER);
    outcomes.add(await told(messages.send({ from: NUMBER, to: "12065550142", body: `Message ${message}` })));
    await numbers.get(NUMBER);
    outcomes.add(await told(numbers.purchase(`1206555013${message}`)));
  }
  return [...outcomes].sort();
}

async function hookEvents(call) {
  const events = [];
  await call({
    onRequest: ({ method, url }) => events.push(`${method} ${decodeURI(new URL(url).pathname)}`),
    onResponse: ({ status, error }) => events.push(`${status} ${error?.name}`),
  });
  return events;
}

async function handled() {
  const received = [];
  const handler = createWebhookHandler((webhook) => received.push(webhook.type));
  const request = new Request("https://example.com/", { method: "POST", body: JSON.stringify(WEBHOOK) });
  const { status } = await handler(request);
  return [status, ...received];
}
