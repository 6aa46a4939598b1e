import type { Delivery } from "../delivery/delivery.ts";
import { TOLL_FREE_NPAS } from "../inventory/numbering-plan.ts";
import { STANDARD } from "../inventory/price-tiers.ts";
import { routeValueProblem } from "../request-values/route-value.ts";
import type { Account } from "../store/accounts.ts";
import { BUILT_IN_ROUTE_ID } from "../store/routes.ts";
import type { Store } from "../store/store.ts";
import { ControlError } from "./control.ts";
import { NANP_NUMBER, WORLD_NUMBER } from "./number-forms.ts";
import type { SeedData, Seeded } from "./shapes.ts";

/** A date and a time with its zone, far from where a year has more than four digits. */
const TIME = /^(?:19|2\d)\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;
/** As the contract has it. */
const LONGEST_ALIAS = 64;
const ROUTE_TYPES: readonly string[] = ["host", "number", "uri"];

type Given<Part extends "routes" | "numbers" | "messages"> = NonNullable<SeedData[Part]>[number];

function checkAlias(part: string, alias: string | undefined): void {
  if (alias === undefined || (alias.length > 0 && alias.length <= LONGEST_ALIAS)) return;
  throw new ControlError(422, `${part}: alias must be 1 to ${LONGEST_ALIAS} characters. Nothing was put in.`);
}

function addRoute(store: Store, account: Account, { route_type, value, alias }: Given<"routes">): string {
  if (!ROUTE_TYPES.includes(route_type)) {
    throw new ControlError(422, "routes: route_type must be host, number or uri. Nothing was put in.");
  }
  checkAlias("routes", alias);
  const problem = routeValueProblem(route_type, value);
  if (problem !== undefined) throw new ControlError(422, `routes: value: ${problem} Nothing was put in.`);
  if (alias !== undefined && store.routes.hasAlias(account.id, alias)) {
    throw new ControlError(409, "routes: another route of the account has this alias. Nothing was put in.");
  }
  const route = { routeType: route_type, value, alias: alias ?? null, edgeStrategyId: null };
  return store.routes.create(account.id, route).id;
}

function routeIdOf(store: Store, account: Account, idOrAlias: string | undefined): string | undefined {
  if (idOrAlias === undefined) return undefined;
  const route = store.routes.get(account.id, idOrAlias) ?? store.routes.byAlias(account.id, idOrAlias);
  if (route === undefined) {
    throw new ControlError(422, "numbers: there is no route with this id or alias. Nothing was put in.");
  }
  return route.id;
}

function addNumber(store: Store, account: Account, given: Given<"numbers">, at: number): string {
  const { number: value, alias, messaging_enabled: messagingEnabled = true } = given;
  if (!NANP_NUMBER.test(value)) {
    throw new ControlError(
      422,
      "numbers: number must be eleven digits with country code 1. Nothing was put in.",
    );
  }
  checkAlias("numbers", alias);
  if (store.accountNumbers.find(value) !== undefined) {
    throw new ControlError(409, "numbers: an account has one of these numbers already. Nothing was put in.");
  }
  const isTollFree = TOLL_FREE_NPAS.some((npa) => value.startsWith(`1${npa}`));
  const made = {
    value,
    numberType: isTollFree ? "toll-free" : "longcode",
    rateCenter: null,
    state: null,
    isoCountry: "US",
    tier: STANDARD.tier,
    setupCostCents: STANDARD.setup_cost_cents,
    monthlyCostCents: STANDARD.monthly_cost_cents,
  };
  store.accountNumbers.add({
    ...(store.availableNumbers.get(value) ?? made),
    accountId: account.id,
    alias: alias ?? null,
    note: null,
    cnamLookupsEnabled: account.cnamLookupsEnabled,
    messagingEnabled,
    primaryRouteId: routeIdOf(store, account, given.primary_route) ?? BUILT_IN_ROUTE_ID,
    failoverRouteId: routeIdOf(store, account, given.failover_route) ?? null,
    lastChange: { what: "put in", at },
  });
  return value;
}

function addMessage(
  store: Store,
  account: Account,
  delivery: Delivery,
  given: Given<"messages">,
  now: number,
): string {
  const { direction, from, to, body } = given;
  const at = given.at === undefined ? now : TIME.test(given.at) ? Date.parse(given.at) : Number.NaN;
  if (Number.isNaN(at)) throw new ControlError(422, "messages: at is not a time. Nothing was put in.");
  if (!WORLD_NUMBER.test(from) || !WORLD_NUMBER.test(to)) {
    const form = "the digits of a number, with its country code";
    throw new ControlError(422, `messages: from and to must be ${form}. Nothing was put in.`);
  }
  const own = store.accountNumbers.get(account.id, direction === "inbound" ? to : from);
  if (own === undefined) {
    const side = direction === "inbound" ? "to" : "from";
    throw new ControlError(422, `messages: ${side} is not a number of the account. Nothing was put in.`);
  }
  return delivery.putIn({ direction, own, other: direction === "inbound" ? from : to, body, at });
}

/** Puts things into an account, free of charge and without a webhook. To be called in a transaction. */
export function putIn(
  data: SeedData,
  account: Account,
  { store, delivery, now }: { store: Store; delivery: Delivery; now: number },
): Seeded {
  const routes = (data.routes ?? []).map((route) => addRoute(store, account, route));
  const numbers = (data.numbers ?? []).map((number) => addNumber(store, account, number, now));
  const messages = (data.messages ?? []).map((message) => addMessage(store, account, delivery, message, now));
  return { routes, numbers, messages };
}
