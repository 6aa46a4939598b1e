import { z } from "zod";
import { identity, type Kind } from "../plan/wish.ts";

/** A request that would change something at the carrier: which effect it is for. */
export type ActingRequest = { kind: Kind; identity: string };

/** One that the carrier got, and what it answered. */
export type Act = ActingRequest & { status: number };

/** Whether the carrier has done something. */
export const hasActed = ({ status }: Act): boolean => status >= 200 && status < 300;

const message = z
  .union([
    z
      .object({ data: z.object({ attributes: z.object({ body: z.string() }) }) })
      .transform(({ data }) => data.attributes),
    z.object({ body: z.string() }),
  ])
  .transform(({ body }) => body);
const route = z.object({ data: z.object({ attributes: z.object({ alias: z.string() }) }) });
const reference = z.object({ data: z.object({ id: z.string() }) });

const PURCHASE = /^\/v2\/numbers\/(\d+)$/;
const CHANGE = /^\/v2\/numbers\/(\d+)\/relationships\/(primary_route|failover_route)$/;

/** @throws Error for one that the run does not know: nothing may act unseen. */
export function readActing(method: string, path: string, body: string): ActingRequest {
  const [, bought] = PURCHASE.exec(path) ?? [];
  if (method === "POST" && bought !== undefined) return { kind: "number", identity: identity.number(bought) };
  if (method === "POST" && path === "/v2.1/messages")
    return { kind: "message", identity: identity.message(message.parse(JSON.parse(body))) };
  if (method === "POST" && path === "/v2/routes") {
    const { alias } = route.parse(JSON.parse(body)).data.attributes;
    return { kind: "route", identity: identity.route(alias) };
  }
  const [, number, slot] = CHANGE.exec(path) ?? [];
  if (method === "PATCH" && number !== undefined && (slot === "primary_route" || slot === "failover_route")) {
    const { id } = reference.parse(JSON.parse(body)).data;
    return { kind: "change", identity: identity.change(slot, number, id) };
  }
  throw new Error(`Something acts that the run does not know: ${method} ${path}`);
}
