import { isObject } from "./shape.ts";

/** What an error's body says, as far as it is one of the carrier's. */
export interface ErrorBody {
  detail: string | object | undefined;
  fields: Record<string, string[]>;
  requestId: string | undefined;
}

/** Reads the body of an error; of what is not one of the carrier's, only JSON objects are kept, as `detail`. */
export function readErrorBody(body: unknown, headers: Headers): ErrorBody {
  const errors = isObject(body) && Array.isArray(body["errors"]) ? body["errors"].filter(isObject) : [];
  const [first] = errors;
  const id = first?.["id"];
  const fields = new Map<string, string[]>();
  for (const error of errors) collectMessages(error["detail"], [], fields);
  return {
    detail:
      first === undefined ? words(isObject(body) && body) : (words(first["detail"]) ?? words(first["title"])),
    fields: Object.fromEntries(fields),
    requestId: [id, headers.get("x-request-id")].find(isId),
  };
}

/** Not whatever a proxy may echo. */
function isId(value: unknown): value is string {
  return typeof value === "string" && /^[\w.:-]{1,40}$/.test(value);
}

function words(value: unknown): string | object | undefined {
  return (typeof value === "string" && value !== "") || isObject(value) ? value : undefined;
}

/** Walks a tree that mirrors the request and ends in lists of messages. */
function collectMessages(node: unknown, path: string[], fields: Map<string, string[]>): void {
  if (!isObject(node) || path.length > 12) return;
  for (const [key, value] of Object.entries(node)) {
    const below = [...path, key];
    const messages = (Array.isArray(value) ? value : [value]).filter(
      (message) => typeof message === "string",
    );
    if (messages.length === 0) {
      collectMessages(value, below, fields);
      continue;
    }
    const name = below.join(".").replace(/^data\.attributes\./, "");
    fields.set(name, [...(fields.get(name) ?? []), ...messages]);
  }
}
