import type { Answer } from "../operations/operation.ts";
import type { Range } from "../store/available-numbers.ts";
import type { ShownItems } from "./shown-items.ts";

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

type PageOptions<Item, Shown> = {
  url: string;
  filters: Filters;
  range: Range;
  /** One item more than the page has, if there are more. */
  found: readonly Item[];
  show: (item: Item) => Shown;
};

function linksOf({
  url,
  filters,
  range,
  found,
}: Pick<PageOptions<unknown, unknown>, "url" | "filters" | "range" | "found">) {
  const { limit, offset } = range;
  const link = (from: number) => `${url}?${queryString([...filters, ["limit", limit], ["offset", from]])}`;
  const self = link(offset);
  return found.length > limit ? { self, next: link(offset + limit) } : { self };
}

/** A page of items. `links.self` is the effective query: filters first, then limit and offset. */
export function page<Item, Shown>(options: PageOptions<Item, Shown>) {
  const { range, found, show } = options;
  return { data: found.slice(0, range.limit).map(show), links: linksOf(options) };
}

/** The same of items that never change: each is shown, and checked against the contract, once. */
export function pageOfLasting<Item, Shown>(
  options: PageOptions<Item, Shown> & { idOf: (item: Item) => string; shown: ShownItems },
): Pick<Answer, "body" | "text" | "onChecked"> {
  const { range, found, show, idOf, shown } = options;
  const links = linksOf(options);
  const fresh = new Map<string, string>();
  const data: Shown[] = [];
  const texts: string[] = [];
  for (const item of found.slice(0, range.limit)) {
    const id = idOf(item);
    let text = shown.get(id);
    if (text === undefined) {
      const resource = show(item);
      text = JSON.stringify(resource);
      data.push(resource);
      fresh.set(id, text);
    }
    texts.push(text);
  }
  return {
    body: { data, links },
    text: `{"data":[${texts.join(",")}],"links":${JSON.stringify(links)}}`,
    onChecked: () => shown.keep(fresh),
  };
}
