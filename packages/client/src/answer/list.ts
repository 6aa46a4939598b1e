import type { Call } from "./call.ts";
import { GivenIds } from "./given-ids.ts";
import type { Page, Position } from "./page.ts";

/**
 * A list: its first page when it is awaited, all its items when it is iterated.
 *
 * Nothing is sent before that, and no page before its items are asked for. The first page is asked for once, however
 * the list is used.
 *
 * @example
 * ```ts
 * import { createFlowroute } from "flowroute-client";
 *
 * const { numbers } = createFlowroute();
 * for await (const number of numbers.list()) console.log(number.id); // All, page after page.
 * const page = await numbers.list({ starts_with: "1206", limit: 50 }); // One page.
 * if (page.next !== null) console.log((await numbers.list(page.next)).items.length);
 * ```
 */
export interface List<Item, Params> extends Call<Page<Item, Params>>, AsyncIterable<Item> {
  /**
   * The pages, one after the other. Where the caller set no `limit`, they are as long as the carrier allows. An item
   * that a change of the list moved onto a later page is left out there.
   */
  pages(): AsyncGenerator<Page<Item, Params>, void, undefined>;
  /** The items of all pages, for `for await`. A page that fails ends it with a {@link FlowrouteError}. */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined>;
}

export function listOf<Item extends { id: string }, Params extends Position>(
  asked: Params,
  longestPage: number,
  ask: (params: Params) => Call<Page<Item, Params>>,
): List<Item, Params> {
  let first: Call<Page<Item, Params>> | undefined;
  const firstPage = (params: Params = asked) => {
    first ??= ask(params);
    return first;
  };

  async function* pages() {
    const given = new GivenIds();
    let count = 0;
    let again = 0;
    let page = await firstPage(asked?.limit ? asked : { ...asked, limit: longestPage });
    for (;;) {
      const items = page.items.filter(({ id }) => given.add(id));
      count += items.length;
      again = items.length > 0 ? 0 : again + page.items.length;
      yield { ...page, items };
      // A list that gives nothing, or all that it has given once more, goes in circles.
      if (page.next === null || page.items.length === 0 || again > count) return;
      page = await ask(page.next);
    }
  }

  async function* items() {
    for await (const page of pages()) yield* page.items;
  }

  return {
    // biome-ignore lint/suspicious/noThenProperty: a list is awaited like any other call.
    then: (onPage, onError) => firstPage().then(onPage, onError),
    catch: (onError) => firstPage().catch(onError),
    finally: (onEnd) => firstPage().finally(onEnd),
    withResponse: () => firstPage().withResponse(),
    pages,
    [Symbol.asyncIterator]: items,
    [Symbol.toStringTag]: "List",
  };
}
