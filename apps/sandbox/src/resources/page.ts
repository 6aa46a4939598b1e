import type { Range } from "../store/available-numbers.ts";

/** Name and value as they stand in a link, in the order in which they stand there. */
export type Filters = readonly (readonly [name: string, value: string | number | undefined])[];

/** The query of a link, without what is undefined. */
export function queryString(parameters: Filters): string {
  return parameters
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join("&");
}

/** One more than asked for, to know whether there is a next page. */
export function withOneMore({ limit, offset }: Range): Range {
  return { limit: limit + 1, offset };
}

/**
 * A page of items. `links.self` is the effective query: filters first, then limit and offset.
 *
 * @param found one item more than the page has, if there are more.
 */
export function page<Item, Shown>(options: {
  url: string;
  filters: Filters;
  range: Range;
  found: readonly Item[];
  show: (item: Item) => Shown;
}) {
  const { url, filters, range, found, show } = options;
  const { limit, offset } = range;
  const link = (from: number) => `${url}?${queryString([...filters, ["limit", limit], ["offset", from]])}`;
  const self = link(offset);
  return {
    data: found.slice(0, limit).map(show),
    links: found.length > limit ? { self, next: link(offset + limit) } : { self },
  };
}
