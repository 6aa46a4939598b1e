import { isResource } from "../answer/shape.ts";
import { type Flat, flat, type Lenient, type Schemas } from "./flat.ts";
import type { Plain } from "./plain.ts";

/**
 * A number for sale.
 *
 * @interface
 */
export type AvailableNumber = Flat<Schemas["AvailableNumber"]>;
/**
 * An area code (NPA) with numbers for sale: `{ id: "206" }`.
 *
 * @interface
 */
export type AreaCode = Flat<Schemas["AreaCode"]>;
/**
 * An exchange (NPA-NXX) with numbers for sale: `{ id: "206555" }`.
 *
 * @interface
 */
export type Exchange = Flat<Schemas["Exchange"]>;
/**
 * A number of the account, as lists give it.
 *
 * @interface
 */
export type AccountNumber = Flat<Schemas["Number"]>;
/**
 * A route that a number refers to. Its attributes are there if the carrier sent them along.
 *
 * @interface
 */
export type NumberRoute = Plain<Pick<Schemas["Route"], "id"> & Partial<Schemas["RouteAttributes"]>>;
/**
 * A number of the account with its routes.
 *
 * @interface
 */
export type NumberDetails = Plain<
  Flat<Schemas["NumberDetails"]> & {
    /** Where inbound calls go first. */
    primary_route: NumberRoute | null;
    /** Where inbound calls go when the primary route does not answer. */
    failover_route: NumberRoute | null;
  }
>;
/**
 * A number just bought.
 *
 * @interface
 */
export type PurchasedNumber = Plain<
  NumberDetails & {
    /** Whether messaging was asked for, and whether that part failed; the number is bought in any case. */
    messaging_provisioning: "not_requested" | "requested" | "failed";
  }
>;
/**
 * Options of a purchase.
 *
 * @interface
 */
export type PurchaseNumberOptions = Lenient<Schemas["PurchaseNumberOptions"]>;

export function numberDetails({ data, included }: Schemas["NumberDocument"]): NumberDetails {
  return {
    ...flat(data),
    primary_route: referredRoute(data.relationships?.primary_route?.data, included),
    failover_route: referredRoute(data.relationships?.failover_route?.data, included),
  };
}

function referredRoute(
  reference: Schemas["RouteIdentifier"] | null | undefined,
  included: Schemas["NumberDocument"]["included"] | undefined,
): NumberRoute | null {
  if (!reference) return null;
  const found = included?.filter(isRoute).find(({ id }) => id === reference.id);
  return { id: reference.id, ...found?.attributes };
}

function isRoute(resource: Schemas["NumberDocument"]["included"][number]): resource is Schemas["Route"] {
  return isResource(resource) && resource.type === "route";
}
