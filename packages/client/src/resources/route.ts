import type { Flat, Lenient, Schemas } from "./flat.ts";

/**
 * A voice route: where inbound calls go.
 *
 * @interface
 */
export type Route = Flat<Schemas["Route"]>;
/**
 * A route to create.
 *
 * @interface
 */
export type RouteToCreate = Lenient<Schemas["CreateRouteDocument"]["data"]["attributes"]>;
