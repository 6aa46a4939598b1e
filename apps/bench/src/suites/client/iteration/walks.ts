import { basicAuthorization } from "../../../servers/basic-authorization.ts";

/** Whose numbers to go through, and where. */
export type Account = { url: string; accessKey: string; secretKey: string };

/** The most that the carrier gives at once. */
export const PAGE_ITEMS = 200;

/** Goes through all numbers of an account, page by page, and gives each to `take`. */
export type Walk = (account: Account, take: (number: unknown) => void) => Promise<void>;

type NumbersPage = { data: { id: string }[]; links: { next?: string } };

const walkByClient: Walk = async ({ url, ...keys }, take) => {
  // Imported here, so that it is not in the memory of the other walks.
  const { createFlowroute } = await import("flowroute-client");
  const flowroute = createFlowroute({ ...keys, baseUrl: url });
  for await (const number of flowroute.numbers.list({ limit: PAGE_ITEMS })) take(number);
};

/** What one would write without a client, following `links.next`. */
const walkByHand: Walk = async ({ url, ...keys }, take) => {
  const headers = { authorization: basicAuthorization(keys), accept: "application/vnd.api+json" };
  let next: string | undefined = `${url}/v2/numbers?limit=${PAGE_ITEMS}`;
  while (next !== undefined) {
    const response: Response = await fetch(next, { headers });
    if (!response.ok) throw new Error(`Answered ${response.status}.`);
    const page: NumbersPage = JSON.parse(await response.text());
    for (const number of page.data) take(number);
    next = page.links.next;
  }
};

/** What one would write who wants them all: flat memory is no matter of course. */
const walkByHandKeepingAll: Walk = async (account, take) => {
  const all: unknown[] = [];
  await walkByHand(account, (number) => {
    all.push(number);
    take(number);
  });
};

/** In the order of the table. */
export const walksByName: Record<string, Walk> = {
  "flowroute-client": walkByClient,
  "bare fetch": walkByHand,
  "bare fetch, keeping all": walkByHandKeepingAll,
};
