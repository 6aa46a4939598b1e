import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { z } from "zod";
import { serverArgs, serverEnvironment, type TourServer } from "./server.ts";
import type { Transcript } from "./transcript.ts";

// What each step must find in the answer for the next one to make sense.
const found = z.object({
  prices: z.array(z.object({ rate_centers: z.record(z.string(), z.array(z.string())) })).min(1),
});
const bought = z.object({
  numbers: z.tuple([z.object({ number: z.string(), outcome: z.literal("bought") })]),
});
const route = z.object({ id: z.string() });
const set = z.object({ outcomes: z.tuple([z.object({ outcome: z.literal("changed") })]) });
const sent = z.object({ id: z.string() });
const delivered = z.object({ final: z.literal(true), status: z.literal("delivered") });
const rerouted = z.object({
  primary_route: z.object({ id: z.string() }),
  failover_route: z.object({ id: z.string() }),
});

const HANDSET = "+12065550142";

/**
 * Does a whole job as a host would, over stdio, and tells it.
 * @throws when a step does not do what it is for.
 */
export async function runTour(server: TourServer, transcript: Transcript): Promise<void> {
  const client = new Client(
    { name: "flowroute-tour", version: "1.0.0" },
    { versionNegotiation: { mode: "auto" } },
  );
  await client.connect(
    new StdioClientTransport({
      command: server.nodePath,
      args: serverArgs(server),
      env: serverEnvironment(server),
      stderr: "inherit",
    }),
  );
  try {
    const { tools } = await client.listTools();
    transcript.title(
      `An assistant with ${tools.length} Flowroute tools, over MCP ${client.getNegotiatedProtocolVersion()}, on the sandbox`,
    );
    await wholeJob(client, transcript);
  } finally {
    await client.close();
  }
}

async function wholeJob(client: Client, transcript: Transcript): Promise<void> {
  const use = async <Answer>(
    tool: string,
    args: Record<string, unknown>,
    expected: z.ZodType<Answer>,
  ): Promise<Answer> => {
    transcript.call(tool, args);
    const result = await client.callTool({ name: tool, arguments: args });
    transcript.answer(result.structuredContent ?? result.content);
    const read = expected.safeParse(result.structuredContent);
    if (result.isError === true || !read.success)
      throw new Error(`${tool} did not do what the tour expects of it.`);
    return read.data;
  };

  transcript.step("Find a number in Seattle");
  const { prices } = await use(
    "search_available_numbers",
    { state: "WA", rate_center: "SEATTLE", starts_with: "206 555", limit: 5 },
    found,
  );
  const number = prices.flatMap(({ rate_centers }) => Object.values(rate_centers).flat())[0];
  if (number === undefined) throw new Error("No number was found.");

  transcript.step("Buy it, ready for messages");
  await use("purchase_number", { numbers: [number], messaging_enabled: true }, bought);

  transcript.step("Make a route to the office");
  const { id } = await use(
    "create_route",
    { route_type: "uri", value: "sip:desk@pbx.example.com;transport=tls", alias: "Seattle desk" },
    route,
  );

  transcript.step("Send its calls there, and to the SIP registration if nobody answers");
  await use("update_primary_route", { numbers: [number], route_id: id }, set);
  await use("update_failover_route", { numbers: [number], route_id: "0" }, set);

  transcript.step("Send a text from it");
  const message = await use(
    "send_message",
    { from: number, to: HANDSET, body: "Your table is ready." },
    sent,
  );

  transcript.step("Wait until the handset has it");
  await use("get_message", { id: message.id, wait_seconds: 30 }, delivered);

  transcript.step("Read back what the account has now");
  const now = await use("get_number", { number }, rerouted);
  if (now.primary_route.id !== id || now.failover_route.id !== "0")
    throw new Error("The routes are not those that were set.");
  await use("list_messages", { start_date: "1h" }, z.object({ count: z.literal(1) }));
  await use(
    "get_account_limits",
    {},
    z.object({ spend: z.object({ today: z.object({ count: z.literal(1) }) }) }),
  );

  transcript.note("Every step did what it was for.");
}
