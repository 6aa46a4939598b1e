import { createFlowroute } from "flowroute-client";
import { z } from "zod";
import type { Session } from "../../test/session.ts";
import { readingOnly } from "../carrier/reading-only.ts";
import type { HostSide } from "../serve/build-server.ts";
import type { Carried } from "../serve/carried.ts";
import { catalog } from "../tools/catalog.ts";
import type { Tool } from "../tools/tool.ts";
import type { Watch } from "./watch.ts";

const SAMPLE = /^(?<name>\w+)(?:\{(?<labels>.*)\})? (?<value>\S+)$/;
const LABEL = /(?<name>\w+)="(?<value>(?:[^"\\]|\\.)*)"/g;

export type Sample = { name: string; labels: Record<string, string>; value: number };

/** A figure of which nothing is known yet is `Nan`. */
const figure = z
  .string()
  .regex(/^(Nan|[+-]Inf|[\d.e+-]+)$/)
  .transform((text) => Number(text.replace("Inf", "Infinity")));

const matched = z.object({ name: z.string(), labels: z.string().default(""), value: figure });
const label = z.object({ name: z.string(), value: z.string() });

/** Reads the text that Prometheus reads. */
export function samplesIn(body: string): Sample[] {
  return body
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const { name, labels, value } = matched.parse(SAMPLE.exec(line)?.groups);
      const pairs = [...labels.matchAll(LABEL)].map(({ groups }) => label.parse(groups));
      return { name, value, labels: Object.fromEntries(pairs.map(({ name, value }) => [name, value])) };
    });
}

/** The value of the one sample with this name and these labels; undefined if there is none. */
export function sampled(body: string, name: string, labels: Record<string, string> = {}): number | undefined {
  const wanted = JSON.stringify(Object.entries(labels).sort());
  const found = samplesIn(body).filter(
    (sample) => sample.name === name && JSON.stringify(Object.entries(sample.labels).sort()) === wanted,
  );
  if (found.length > 1) throw new Error(`${found.length} samples of ${name} with ${wanted}`);
  return found[0]?.value;
}

export const NAMES = {
  tools: ["list_numbers", "purchase_number", "send_message"],
  routes: ["/mcp", "/metrics", "/webhooks/flowroute/*"],
};

/** What a call of a host comes with that cannot ask anybody. */
export const HOST: HostSide = {
  name: "test-host 1.0.0",
  subject: "token:support-desk",
  canAsk: false,
  answer: undefined,
  signal: new AbortController().signal,
  onProgress: () => {},
};

export function toolNamed(name: string): Tool {
  const tool = catalog.find((each) => each.name === name);
  if (tool === undefined) throw new Error(`no tool ${name}`);
  return tool;
}

/** Calls of tools on the sandbox as the server makes them, with this watch around everything. */
export function watchedCalls({ sandbox, guard, answer }: Session, watch: Watch) {
  const { url: baseUrl, accessKey, secretKey } = sandbox;
  const flowroute = createFlowroute({ baseUrl, accessKey, secretKey, ...watch.hooks });
  const given = { flowroute: readingOnly(flowroute), acting: flowroute, guard: watch.guard(guard) };
  const callTool = watch.tools((tool, input) => answer(tool.name, input, given));
  return (name: string, input: unknown, carried?: Partial<Carried>) =>
    callTool(toolNamed(name), input, {
      ...HOST,
      carried: { meta: undefined, headers: undefined, revision: undefined, ...carried },
    });
}
