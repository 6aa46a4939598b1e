import { createFlowroute, createRateLimiter } from "flowroute-client";
import { createSandbox, type Sandbox } from "flowroute-sandbox";
import { z } from "zod";
import { basicAuthorization } from "../servers/basic-authorization.ts";
import { type RecordedAnswer, recordAnswer } from "../servers/recorded-answer.ts";
import type { RecordedCarrier } from "./recorded-carrier.ts";

const PAGE = 50;
const STOP_AT = 30;

/** Does everything once with a sandbox, keeps its answers, and closes it. */
export async function recordCarrier(): Promise<RecordedCarrier> {
  const sandbox = await createSandbox({
    balance: 10_000,
    timeScale: 0,
    messageRates: { sms: 1_000, mms: 1_000 },
  });
  try {
    return await recordFrom(sandbox);
  } finally {
    await sandbox.close();
  }
}

async function recordFrom({ url, ...keys }: Sandbox): Promise<RecordedCarrier> {
  const flowroute = createFlowroute({ ...keys, baseUrl: url, rateLimiter: createRateLimiter({ sms: 1e9 }) });
  const headers = { authorization: basicAuthorization(keys), accept: "application/vnd.api+json" };
  const asked = (method: string, path: string, body?: object) =>
    recordAnswer(url + path, {
      method,
      headers: { ...headers, ...(body !== undefined && { "content-type": "application/vnd.api+json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

  const forSale = (await flowroute.numbers.searchAvailable({ limit: PAGE })).items.map(({ id }) => id);
  const [number, friend] = forSale;
  if (number === undefined || friend === undefined) throw new Error("The sandbox has no numbers to buy.");
  const search = `/v2/numbers/available?starts_with=${number}&limit=1`;
  const searchAvailableNumbers = await asked("GET", search);
  const purchaseNumber = await asked("POST", `/v2/numbers/${number}`, { messaging_enabled: true });
  for (const other of forSale.slice(1)) await flowroute.numbers.purchase(other, { messaging_enabled: true });
  const getNumber = await asked("GET", `/v2/numbers/${number}`);

  const { id: routeId } = await flowroute.routes.create({ route_type: "host", value: "sip.example.com" });
  const listRoutes = await asked("GET", "/v2/routes?limit=200");
  const updatePrimaryRoute = await asked("PATCH", `/v2/numbers/${number}/relationships/primary_route`, {
    data: { type: "route", id: routeId },
  });

  const message = { from: number, to: friend, body: "Your table is ready. Reply C to cancel." };
  const sendMessage = await asked("POST", "/v2.1/messages", {
    data: { type: "message", attributes: message },
  });
  const { data } = z.object({ data: z.object({ id: z.string() }) }).parse(JSON.parse(sendMessage.body));
  // Newest first: what is sent first is on the older page.
  for (let count = 1; count < 2 * PAGE; count++)
    await flowroute.messages.send({ ...message, body: count === STOP_AT ? "STOP" : inboundText(count) });
  const messages = await asked("GET", "/v2.1/messages?start_date=2020-01-01&limit=200");

  return {
    number,
    messageId: data.id,
    routeId,
    answers: {
      searchAvailableNumbers,
      purchaseNumber,
      getNumber,
      updatePrimaryRoute,
      listRoutes,
      listNumbers: await asked("GET", `/v2/numbers?limit=${PAGE}`),
      sendMessage,
      listMessages: inboundOf(messages, 0),
      listOlderMessages: inboundOf(messages, PAGE),
    },
  };
}

const inboundText = (count: number) => `Can I come at ${count} minutes past seven instead? We are four now.`;

const page = z.looseObject({
  data: z.array(z.looseObject({ attributes: z.looseObject({ direction: z.string() }) })),
});

/** A message between two numbers of the account is two records: the inbound ones, as a page of their own. */
function inboundOf(answer: RecordedAnswer, offset: number): RecordedAnswer {
  const { data, ...rest } = page.parse(JSON.parse(answer.body));
  const inbound = data.filter(({ attributes }) => attributes.direction === "inbound");
  const body = JSON.stringify({ ...rest, data: inbound.slice(offset, offset + PAGE) });
  return { ...answer, body };
}
