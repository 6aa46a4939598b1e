// A program of somebody who has installed the client: every method, error, iterator and entry. It stands on the
// platform alone (no Node module), so that it is typechecked with Node's types as well as with the DOM's.
import {
  type AcceptedMessage,
  type AvailableNumber,
  type Call,
  createFlowroute,
  createRateLimiter,
  type Flowroute,
  FlowrouteAbortedError,
  FlowrouteAuthenticationError,
  FlowrouteConnectionError,
  FlowrouteError,
  FlowrouteInputError,
  FlowrouteInvalidRequestError,
  FlowrouteNotFoundError,
  type FlowrouteOptions,
  FlowroutePermissionError,
  FlowrouteRateLimitError,
  FlowrouteServerError,
  FlowrouteTimeoutError,
  FlowrouteUnexpectedResponseError,
  type List,
  type ListNumbersParams,
  type Outcome,
  type Page,
  parsePhoneNumber,
  type RateLimiter,
  toE164,
} from "flowroute-client";
import { type Segments, segments } from "flowroute-client/segments";
import {
  createWebhookHandler,
  type FlowrouteWebhook,
  FlowrouteWebhookError,
  parseWebhook,
} from "flowroute-client/webhooks";

/** Where the carrier is, and the keys. */
export interface Account {
  url: string;
  accessKey: string;
  secretKey: string;
}

/** A number that every account of the sandbox has, ready for messages. */
const MESSAGING_NUMBER = "12065550100";

/** Uses everything there is and tells what came of it. */
export async function useEverything({ url, accessKey, secretKey }: Account) {
  const seen: string[] = [];
  const limiter = createRateLimiter({ sms: 5, mms: 1 });
  const counting: RateLimiter = {
    acquire: (turn) => {
      seen.push(`turn ${turn.product}`);
      return limiter.acquire(turn);
    },
  };
  const options: FlowrouteOptions = {
    accessKey,
    secretKey,
    baseUrl: url,
    timeoutMs: 20_000,
    maxRetries: 1,
    rateLimiter: counting,
    fetch: (target, init) => fetch(target, init),
    onRequest: ({ method, attempt }) => seen.push(`${method} ${attempt}`),
    onResponse: ({ status, error }) => seen.push(`${status ?? "none"} ${error?.outcome ?? "ok"}`),
    onRetry: ({ delayMs, error }) => seen.push(`${delayMs} ${error.name}`),
  };
  const flowroute = createFlowroute(options);
  return {
    numbers: await useNumbers(flowroute),
    routes: await useRoutes(flowroute),
    messages: await useMessages(flowroute, `${url}/_sandbox/samples/picture.png`),
    failures: await useFailures(flowroute, options),
    webhooks: await useWebhooks(),
    texts: useTexts(),
    seen: [...new Set(seen)].sort(),
  };
}

async function useNumbers({ numbers }: Flowroute) {
  const page: Page<AvailableNumber, object> = await numbers.searchAvailable({ limit: 2 });
  const [wanted] = page.items;
  if (wanted === undefined) throw new Error("Nothing is for sale.");
  const cost: number | undefined = wanted.monthly_cost;

  let areaCodes = 0;
  for await (const { id } of numbers.listAvailableAreaCodes({ limit: 3 })) if (id !== "") areaCodes += 1;
  let exchanges = 0;
  for await (const { items } of numbers.listAvailableExchanges().pages()) exchanges += items.length;

  const bought = await numbers.purchase(wanted.id);
  const mine: List<{ id: string }, ListNumbersParams> = numbers.list({ limit: 1 });
  const ids: string[] = [];
  for await (const { id } of mine) ids.push(id);
  const { data, response } = await numbers.get(wanted.id).withResponse();
  return {
    onPage: page.items.length,
    more: page.next !== null,
    hasCost: cost !== undefined,
    areaCodes: areaCodes > 3,
    exchanges: exchanges > 0,
    provisioning: bought.messaging_provisioning,
    boughtIsMine: ids.includes(bought.id),
    status: response.status,
    isJson: response.headers.get("content-type"),
    primary: data.primary_route?.id ?? null,
  };
}

async function useRoutes({ routes, numbers }: Flowroute) {
  const created = await routes.create({ route_type: "host", value: "sip.example.com", alias: undefined });
  const { items } = await routes.list({ limit: 100 });
  const [number] = (await numbers.list()).items;
  if (number === undefined) throw new Error("The account has no number.");
  const nothing = await numbers.updatePrimaryRoute(number.id, created.id);
  await numbers.updateFailoverRoute(number.id, created.id);
  const { primary_route, failover_route } = await numbers.get(number.id);
  return {
    isListed: items.some(({ id }) => id === created.id),
    nothing: nothing === undefined,
    primaryIsSet: primary_route?.id === created.id,
    failoverIsSet: failover_route?.id === created.id,
  };
}

async function useMessages({ messages }: Flowroute, picture: string) {
  const from = MESSAGING_NUMBER;
  const to = "+1 (206) 555-0142";
  const sending: Call<AcceptedMessage> = messages.send({ from, to, body: "Hello" });
  const { id } = await sending;
  const { body, direction, delivery_receipts } = await messages.get(id);
  const mms = await messages.send({ from, to, media_urls: [picture] });
  const listed: string[] = [];
  for await (const message of messages.list({ start_date: "2020-01-01", limit: 1 })) listed.push(message.id);
  return {
    body,
    direction,
    receipts: delivery_receipts.length,
    bothAreListed: [id, mms.id].every((each) => listed.includes(each)),
  };
}

async function useFailures(flowroute: Flowroute, options: FlowrouteOptions) {
  const other = createFlowroute({ ...options, secretKey: "of-nobody", maxRetries: 0 });
  const message = { from: MESSAGING_NUMBER, to: "12065550142", body: "" };
  return {
    notFound: await failureOf(flowroute.numbers.get("12065550199")),
    keys: await failureOf(other.routes.list()),
    input: await failureOf(flowroute.messages.send(message)),
    wrong: await failureOf(flowroute.routes.create({ route_type: "number", value: "not a number" })),
    ended: await failureOf(flowroute.routes.list({}, { signal: AbortSignal.abort("enough") })),
  };
}

async function failureOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "nothing";
  } catch (error) {
    if (!(error instanceof FlowrouteError)) throw error;
    const outcome: Outcome = error.outcome;
    return `${inWords(error)}, ${outcome}, ${error.attempts} sent`;
  }
}

function inWords(error: FlowrouteError): string {
  if (error instanceof FlowrouteInputError) return "input";
  if (error instanceof FlowrouteAuthenticationError) return "keys";
  if (error instanceof FlowroutePermissionError) return "permission";
  if (error instanceof FlowrouteNotFoundError) return "not found";
  if (error instanceof FlowrouteRateLimitError) return `too many, wait ${error.retryAfterMs ?? 1000} ms`;
  if (error instanceof FlowrouteInvalidRequestError) return `wrong ${Object.keys(error.fields).join()}`;
  if (error instanceof FlowrouteServerError) return `carrier failed with ${error.status ?? 500}`;
  if (error instanceof FlowrouteConnectionError) return "connection";
  if (error instanceof FlowrouteTimeoutError) return "late";
  if (error instanceof FlowrouteAbortedError) return "ended";
  if (error instanceof FlowrouteUnexpectedResponseError) return `odd answer ${error.requestId ?? ""}`;
  return error.name;
}

async function useWebhooks() {
  const flat = { id: "mdr2-0123456789abcdef", from: "12065550142", to: "12065550100", body: "Hi" };
  const received: FlowrouteWebhook[] = [parseWebhook(flat)];
  const handler = createWebhookHandler((webhook) => received.push(webhook), { maxBytes: 10_000 });
  const post = (body: string) => handler(new Request("https://example.com/hook", { method: "POST", body }));
  const statuses = [(await post(JSON.stringify(flat))).status, (await post("{}")).status];
  return { statuses, received: received.map(webhookInWords), wrong: wrongWebhook("[]") };
}

function webhookInWords(webhook: FlowrouteWebhook): string {
  switch (webhook.type) {
    case "inbound_sms":
      return `${webhook.from}: ${webhook.body ?? ""}`;
    case "inbound_mms":
      return `${webhook.from}: ${webhook.media.length} files`;
    case "delivery_receipt":
      return `${webhook.id}: ${webhook.status} at level ${webhook.level}`;
    default: {
      const never: never = webhook;
      return never;
    }
  }
}

function wrongWebhook(body: string): string {
  try {
    return parseWebhook(body).type;
  } catch (error) {
    return error instanceof FlowrouteWebhookError ? `wrong at "${error.path}"` : "another error";
  }
}

function useTexts() {
  const cost: Segments = segments("It’s here");
  return {
    e164: toE164("12065550123"),
    wire: parsePhoneNumber("(206) 555-0123").wire,
    encoding: cost.encoding,
    forcedBy: cost.firstUcs2?.codePoint,
    plain: cost.plain?.body,
  };
}

/** Never called: what must not compile, so that the types are known to be more than `any`. */
export function wrongUses(flowroute: Flowroute) {
  return [
    // @ts-expect-error: there is no such thing
    () => flowroute.fax,
    // @ts-expect-error: an id is text
    () => flowroute.numbers.get(12065550123),
    // @ts-expect-error: a date is needed
    () => flowroute.messages.list(),
    // @ts-expect-error: no such parameter
    () => flowroute.numbers.list({ page: 2 }),
    // @ts-expect-error: a page is no array
    async () => (await flowroute.routes.list()).length,
    // @ts-expect-error: a webhook has to be told apart first
    () => parseWebhook("").media.length,
    // @ts-expect-error: a text is needed
    () => segments(undefined),
  ];
}
