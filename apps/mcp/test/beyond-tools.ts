import { z } from "zod";
import type { Host } from "./hosts.ts";

// What hosts can use beyond tools, as tests ask for it.

export const LIMITS = "flowroute://account/limits";
export const NUMBER = "flowroute://numbers/{number}";
export const MESSAGE = "flowroute://messages/{id}";
export const PROMPTS = ["set_up_number", "reroute_for_outage", "put_back_routes", "todays_messages"];

const shownText = z.object({
  contents: z.tuple([
    z.object({ uri: z.string(), mimeType: z.literal("application/json"), text: z.string() }),
  ]),
});
const told = z.object({
  messages: z.tuple([
    z.object({ role: z.literal("user"), content: z.object({ type: z.literal("text"), text: z.string() }) }),
  ]),
});

export async function textOf(host: Host, uri: string) {
  const { contents } = shownText.parse(await host.beyondTools.readResource({ uri }));
  return JSON.parse(contents[0].text);
}

export async function promptOf(host: Host, name: string, given: Record<string, string> = {}) {
  return told.parse(await host.beyondTools.getPrompt({ name, arguments: given })).messages[0].content.text;
}

export async function completed(
  host: Host,
  ref: { type: "ref/prompt"; name: string } | { type: "ref/resource"; uri: string },
  name: string,
  value: string,
  others?: Record<string, string>,
) {
  const context = others === undefined ? {} : { context: { arguments: others } };
  const { completion } = await host.beyondTools.complete({ ref, argument: { name, value }, ...context });
  return completion;
}

export const atPrompt = (name: string) => ({ type: "ref/prompt", name }) as const;
export const atResource = (uri: string) => ({ type: "ref/resource", uri }) as const;

/** What a sandbox's account has from the first. */
export const FIRST = ["+12065550100", "+12065550101"];
