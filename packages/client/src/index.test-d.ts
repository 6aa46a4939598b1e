// Checked by tsc (pnpm typecheck); nothing here runs.
import { expectTypeOf } from "vitest";
import {
  type AccountNumber,
  type AreaCode,
  type AvailableNumber,
  createFlowroute,
  type Exchange,
  FlowrouteError,
  type FlowrouteNotFoundError,
  FlowrouteRateLimitError,
  FlowrouteServerError,
  type List,
  type ListRoutesParams,
  type Media,
  type Message,
  type NumberDetails,
  type NumberRoute,
  type Page,
  type PurchasedNumber,
  type RequestOptions,
  type Route,
  type SearchAvailableNumbersParams,
  type WithResponse,
} from "./index.ts";

type Result<Method extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Method>>;

const { numbers, messages, routes } = createFlowroute();

expectTypeOf<Result<typeof numbers.searchAvailable>>().toEqualTypeOf<
  Page<AvailableNumber, SearchAvailableNumbersParams>
>();
expectTypeOf<
  Result<typeof numbers.searchAvailable>["next"]
>().toEqualTypeOf<SearchAvailableNumbersParams | null>();
expectTypeOf<SearchAvailableNumbersParams["limit"]>().toEqualTypeOf<number | undefined>();
expectTypeOf<SearchAvailableNumbersParams["state"]>().toEqualTypeOf<string | undefined>();
expectTypeOf<SearchAvailableNumbersParams["number_type"]>().toEqualTypeOf<
  "longcode" | "toll-free" | undefined
>();

expectTypeOf<AvailableNumber["monthly_cost"]>().toEqualTypeOf<number>();
expectTypeOf<AvailableNumber["rate_center"]>().toEqualTypeOf<string | null>();
expectTypeOf<AvailableNumber>().not.toHaveProperty("attributes");
expectTypeOf<AvailableNumber>().not.toHaveProperty("type");
expectTypeOf<AreaCode>().toEqualTypeOf<{ id: string }>();
expectTypeOf<Exchange>().toEqualTypeOf<{ id: string }>();
expectTypeOf<AccountNumber["alias"]>().toEqualTypeOf<string | null>();

expectTypeOf<Result<typeof numbers.get>>().toEqualTypeOf<NumberDetails>();
expectTypeOf<NumberDetails["primary_route"]>().toEqualTypeOf<NumberRoute | null>();
expectTypeOf<NumberRoute["id"]>().toEqualTypeOf<string>();
expectTypeOf<NumberRoute["route_type"]>().toEqualTypeOf<Route["route_type"] | undefined>();
expectTypeOf<PurchasedNumber["messaging_provisioning"]>().toEqualTypeOf<
  "not_requested" | "requested" | "failed"
>();
expectTypeOf<PurchasedNumber>().toExtend<NumberDetails>();
expectTypeOf<Result<typeof numbers.updatePrimaryRoute>>().toEqualTypeOf<void>();

expectTypeOf<Result<typeof messages.send>>().toEqualTypeOf<{ id: string }>();
expectTypeOf<Message["amount_nanodollars"]>().toEqualTypeOf<number>();
expectTypeOf<Message["media"]>().toEqualTypeOf<Media[]>();
expectTypeOf<Message["delivery_receipts"][number]["level"]>().toEqualTypeOf<1 | 2>();
expectTypeOf<Media["file_size"]>().toEqualTypeOf<number>();
expectTypeOf<Result<typeof routes.create>>().toEqualTypeOf<Route>();

// @ts-expect-error: a list of messages needs a start
messages.list();
// @ts-expect-error: start_date cannot be undefined
messages.list({ start_date: undefined });
// @ts-expect-error: not a parameter of this list
numbers.list({ rate_center: "SEATTLE" });
// @ts-expect-error: sip-reg is built in
routes.create({ route_type: "sip-reg", value: "x" });
// @ts-expect-error: a route's id is a string
numbers.updatePrimaryRoute("12065550123", 0);
// What may be left out may be undefined.
numbers.list({ limit: undefined, alias: undefined }, { signal: undefined, timeoutMs: undefined });
messages.send({
  from: "12065550123",
  to: "12065550142",
  body: undefined,
  media_urls: ["https://example.com/a.png"],
});

expectTypeOf<RequestOptions["signal"]>().toEqualTypeOf<AbortSignal | undefined>();
createFlowroute({ fetch: globalThis.fetch });
createFlowroute({ fetch: (request) => fetch(request) });

const error: unknown = undefined;
if (error instanceof FlowrouteError) {
  expectTypeOf(error.outcome).toEqualTypeOf<"rejected" | "not_sent" | "unknown">();
  expectTypeOf(error.fields).toEqualTypeOf<Record<string, string[]>>();
}
if (error instanceof FlowrouteRateLimitError)
  expectTypeOf(error.retryAfterMs).toEqualTypeOf<number | undefined>();
// @ts-expect-error: there is no error of no kind
new FlowrouteError("", "unknown");

// Every method is a promise with the answer beside it; lists are iterated as well.
expectTypeOf(numbers.get("")).toExtend<Promise<NumberDetails>>();
expectTypeOf(numbers.get("").withResponse()).resolves.toEqualTypeOf<WithResponse<NumberDetails>>();
expectTypeOf<WithResponse<NumberDetails>["response"]>().toEqualTypeOf<Response>();
expectTypeOf(numbers.updatePrimaryRoute("", "")).toExtend<Promise<void>>();
expectTypeOf(routes.list()).toEqualTypeOf<List<Route, ListRoutesParams>>();
expectTypeOf(routes.list()).toExtend<AsyncIterable<Route>>();
expectTypeOf(routes.list().pages()).toExtend<AsyncIterable<Page<Route, ListRoutesParams>>>();
expectTypeOf(messages.list({ start_date: "" })).toExtend<AsyncIterable<Message>>();

/** Errors are told apart by class and by name. */
export function narrowed(error: FlowrouteServerError | FlowrouteNotFoundError | FlowrouteRateLimitError) {
  if (error.name === "FlowrouteRateLimitError") {
    expectTypeOf(error).toEqualTypeOf<FlowrouteRateLimitError>();
  } else if (error instanceof FlowrouteServerError) {
    expectTypeOf(error).toEqualTypeOf<FlowrouteServerError>();
  } else {
    expectTypeOf(error).toEqualTypeOf<FlowrouteNotFoundError>();
  }
}
