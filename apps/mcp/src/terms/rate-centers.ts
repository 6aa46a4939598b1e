import { z } from "zod";
import { e164 } from "./phone-number.ts";
import { place } from "./place.ts";

/** Numbers, in E.164, by where they are: fifty of one place are one entry. */
export const rateCenters = z
  .record(z.string(), z.array(z.string()))
  .describe("Numbers by rate center and state");

type Listed = Parameters<typeof place>[0] & { value: string };

/** Groups of listed numbers that have a key in common, in the order in which the groups appear. */
export function groupsOf<Item extends Listed, Story extends Record<string, unknown>>(
  items: readonly Item[],
  storyOf: (item: Item) => Story,
): (Story & { rate_centers: z.input<typeof rateCenters> })[] {
  const groups = new Map<string, { story: Story; places: Map<string, string[]> }>();
  for (const item of items) {
    const story = storyOf(item);
    const key = JSON.stringify(story);
    const group = groups.get(key) ?? { story, places: new Map() };
    groups.set(key, group);
    const where = place(item);
    const numbers = group.places.get(where) ?? [];
    group.places.set(where, numbers);
    numbers.push(e164(item.value));
  }
  return [...groups.values()].map(({ story, places }) => ({
    ...story,
    rate_centers: Object.fromEntries(places),
  }));
}
