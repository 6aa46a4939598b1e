import { askedOf, type Message } from "../../http/calls.ts";

/** Revisions of the protocol: a host of the earlier one introduces itself, one of the later says who it is each time. */
export const ERAS = ["2025-11-25", "2026-07-28"] as const;
export type Era = (typeof ERAS)[number];

/** A message as a host of this era writes it: over HTTP it is the body of a request, over stdio a line. */
export const written = (era: Era, message: Message): string => askedOf(era, "/", message).body;
