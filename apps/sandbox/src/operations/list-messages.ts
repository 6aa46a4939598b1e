import { parseUtcTime, showUtcTime } from "../request-values/utc-time.ts";
import { includedMedia, messageResource } from "../resources/message.ts";
import { queryString, withOneMore } from "../resources/page.ts";
import { type Operation, refusal } from "./operation.ts";

type Input = { query: { start_date: string; end_date?: string; limit: number; offset: number } };

const NOT_A_TIME = ["Not a valid datetime."];

export const listMessages: Operation<Input> = {
  operationId: "listMessages",
  run({ query }, { store, account, clock, baseUrl }) {
    const { limit, offset } = query;
    const now = clock();
    const start = parseUtcTime(query.start_date);
    const end = query.end_date === undefined ? now : parseUtcTime(query.end_date);
    if (start === undefined || end === undefined) {
      return refusal(422, {
        ...(start === undefined ? { start_date: NOT_A_TIME } : {}),
        ...(end === undefined ? { end_date: NOT_A_TIME } : {}),
      });
    }
    const found = store.messages.list(account.id, { start, end }, now, withOneMore(query));
    const shown = found.slice(0, limit);
    const included = includedMedia(shown, baseUrl);
    const next = queryString([
      ["limit", limit],
      ["start_date", showUtcTime(start)],
      ["end_date", query.end_date === undefined ? undefined : showUtcTime(end)],
      ["offset", offset + limit],
    ]);
    return {
      status: 200,
      body: {
        data: shown.map(messageResource),
        ...(included === undefined ? {} : { included }),
        links: found.length > limit ? { next: `${baseUrl}/v2.1/messages?${next}` } : {},
      },
    };
  },
};
