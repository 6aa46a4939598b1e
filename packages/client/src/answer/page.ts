/** One page of a list. */
export interface Page<Item, Params> {
  /** The items of this page. */
  items: Item[];
  /** The parameters of the next page, for the same method; null on the last page. */
  next: Params | null;
}

/** What a page is made from. */
export interface PageDocument<Resource, Included> {
  data: Resource[];
  links?: { next?: string };
  included?: Included[];
}

/** Makes a flat item of a resource, with what came along in the same document. */
export type Flatten<Resource, Included, Item> = (
  resource: Resource,
  document: { included?: Included[] },
) => Item;

/** A page of flat items from a JSON:API document. */
export function pageOf<Resource, Included, Item, Params extends Position>(
  document: PageDocument<Resource, Included>,
  flatten: Flatten<Resource, Included, Item>,
  asked: Params,
): Page<Item, Params> {
  return {
    items: document.data.map((resource) => flatten(resource, document)),
    next: nextPage(document.links?.next, asked, document.data.length),
  };
}

/** Where a page begins, and how many items it has at most. */
export interface Position {
  limit?: number | undefined;
  offset?: number | undefined;
}

/**
 * What was asked, at the position that `links.next` gives. Nothing else of that link is used, so that it leads
 * neither to another host nor to another list. A link that does not go forward is replaced by counting.
 */
function nextPage<Params extends Position>(link: unknown, asked: Params, length: number): Params | null {
  if (typeof link !== "string") return null;
  const query = new URLSearchParams(link.slice(link.indexOf("?") + 1));
  const here = asked.offset ?? 0;
  const limit = wholeNumber(query.get("limit")) ?? asked.limit;
  const told = wholeNumber(query.get("offset"));
  const offset = told !== undefined && told > here ? told : here + length;
  if (offset <= here) return null;
  return limit ? { ...asked, limit, offset } : { ...asked, offset };
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
