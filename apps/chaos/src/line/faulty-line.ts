import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { between, type SeededRandom, seededRandom } from "../plan/random.ts";
import { type Act, readActing } from "./acting-request.ts";
import { type ActFault, actFault, type ReadFault, readFault } from "./faults.ts";

/** The way to the carrier, in whose place the servers are pointed at it. */
export type Line = {
  url: string;
  /** What reached the carrier, in the order of its answers. */
  acts: readonly Act[];
  faults: ReadonlyMap<ActFault | ReadFault, number>;
  /** From now on the line fails, or passes everything. It begins by passing everything. */
  rough: (isRough: boolean) => void;
  /** What the line itself met that it must not. */
  mistakes: readonly string[];
  close: () => Promise<void>;
};

/** An acting request is on its way for this long: time for its sender to be killed. */
const ON_THE_WAY_MS = 40;
const SLOW_READ_MS = [300, 1500] as const;

const JSON_API = { "content-type": "application/vnd.api+json" };
const errors = (status: number) =>
  JSON.stringify({ errors: [{ id: "chaos", status, title: "Chaos", detail: "From the line." }] });

type Answer = { status: number; headers: Record<string, string>; body: string };

export async function openFaultyLine(
  carrier: string,
  plan: { seed: number; effects: number },
): Promise<Line> {
  const acts: Act[] = [];
  const mistakes: string[] = [];
  const faults = new Map<ActFault | ReadFault, number>();
  const attempts = new Map<string, number>();
  const ofReads = seededRandom(plan.seed, "reads");
  const onTheWay = seededRandom(plan.seed, "on the way");
  let isRough = false;

  const met = <Fault extends ActFault | ReadFault>(fault: Fault | "pass"): Fault | "pass" => {
    if (!isRough || fault === "pass") return "pass";
    faults.set(fault, (faults.get(fault) ?? 0) + 1);
    return fault;
  };

  async function act(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const body = await textOf(request);
    const acting = readActing(request.method ?? "", path, body);
    const nth = (attempts.get(acting.identity) ?? 0) + 1;
    if (isRough) attempts.set(acting.identity, nth);
    const fault = met(actFault(plan, acting.kind, acting.identity, nth));
    if (isRough) await sleep(between(onTheWay, 0, ON_THE_WAY_MS));
    if (fault === "cut before") return void request.socket.destroy();
    if (fault === "500 before") return send(response, { status: 500, headers: JSON_API, body: errors(500) });
    if (fault === "429 before") return send(response, { status: 429, headers: JSON_API, body: errors(429) });
    if (fault === "never answered, before") return;
    // From here on the carrier has it, whether or not its sender still lives.
    const answer = await ask(carrier, request, body);
    acts.push({ ...acting, status: answer.status });
    if (fault === "cut after") request.socket.destroy();
    else if (fault === "500 after") send(response, { status: 500, headers: JSON_API, body: errors(500) });
    else if (fault === "HTML after")
      send(response, { status: 200, headers: { "content-type": "text/html" }, body: "<h1>Welcome</h1>" });
    else if (fault !== "never answered, after") send(response, answer);
  }

  async function read(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fault = met(readFault(ofReads));
    if (fault === "read: cut") return void request.socket.destroy();
    if (fault === "read: 500") return send(response, { status: 500, headers: JSON_API, body: errors(500) });
    if (fault === "read: slow") await sleep(slowness(ofReads));
    send(response, await ask(carrier, request, ""));
  }

  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const done = request.method === "GET" ? read(request, response) : act(request, response, path);
    done.catch((error: unknown) => {
      // A sender that was killed in the midst of its request has sent no request.
      if (request.complete) mistakes.push(error instanceof Error ? error.message : String(error));
      request.socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The line has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    acts,
    faults,
    mistakes,
    rough: (value) => {
      isRough = value;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const slowness = (random: SeededRandom): number => between(random, ...SLOW_READ_MS);

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}

async function ask(
  carrier: string,
  { method = "GET", url = "/", headers }: IncomingMessage,
  body: string,
): Promise<Answer> {
  const response = await fetch(new URL(url, carrier), {
    method,
    headers: passedOn(headers),
    ...(body === "" ? {} : { body }),
  });
  const type = response.headers.get("content-type");
  return {
    status: response.status,
    headers: type === null ? {} : { "content-type": type },
    body: await response.text(),
  };
}

const passedOn = ({ authorization = "", accept = "", "content-type": type }: IncomingHttpHeaders) => ({
  authorization,
  accept,
  ...(type === undefined ? {} : { "content-type": type }),
});

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(status === 204 ? undefined : body);
}
