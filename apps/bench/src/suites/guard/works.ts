import { z } from "zod";

/** A call of a tool that can be made again and again, each time about something else. */
export type Work = {
  tool: string;
  input: (index: number, context: { routeId: string; caller: string }) => Record<string, unknown>;
  /** What the answer has to be: a call that did nothing would look fast. */
  done: z.ZodType;
};

const outcomes = (outcome: string) => z.array(z.object({ outcome: z.literal(outcome) })).length(1);
const fifty = z.object({ count: z.literal(50) });

export const workNames = z.enum([
  "send_message",
  "purchase_number",
  "update_primary_route",
  "list_numbers",
  "list_messages",
  "list_older_messages",
]);
export type WorkName = z.infer<typeof workNames>;

export const works: Record<WorkName, Work> = {
  send_message: {
    tool: "send_message",
    input: (index, { caller }) => ({
      from: "+12065550123",
      to: `+12065550${100 + (index % 100)}`,
      // The same from another process would be another message of equal text.
      body: `Your table is ready: number ${index} of ${caller}. Reply C to cancel.`,
    }),
    done: z.object({ status: z.literal("accepted"), deduplicated: z.never().optional() }),
  },
  purchase_number: {
    tool: "purchase_number",
    input: (index) => ({ numbers: [numberAt(index)], messaging_enabled: true }),
    done: z.object({ numbers: outcomes("bought") }),
  },
  update_primary_route: {
    tool: "update_primary_route",
    input: (index, { routeId }) => ({ numbers: [numberAt(index)], route_id: routeId }),
    done: z.object({ outcomes: outcomes("changed") }),
  },
  list_numbers: { tool: "list_numbers", input: () => ({ limit: 50 }), done: fifty },
  list_messages: { tool: "list_messages", input: () => ({ limit: 50 }), done: fifty },
  list_older_messages: {
    tool: "list_messages",
    input: () => ({ limit: 50, offset: 50 }),
    done: fifty,
  },
};

/** Area codes as the numbering plan could have them; 555-0100 to 555-0199 in each are nobody's. */
const AREAS = Array.from({ length: 800 }, (_, index) => String(200 + index)).filter(
  (area) => !/^.(11|9)/.test(area),
);

/** One of 71,200 numbers that nobody has. */
export function numberAt(index: number): string {
  const area = AREAS[Math.floor(index / 100)];
  if (area === undefined) throw new RangeError(`There are not ${index + 1} numbers that nobody has.`);
  return `+1${area}5550${100 + (index % 100)}`;
}
