import { randomUUID } from "node:crypto";
import type { RecordedAnswer } from "../servers/recorded-answer.ts";
import type { RecordedCarrier } from "./recorded-carrier.ts";

/**
 * A carrier inside the process: it answers at once what was recorded, about the number that it is asked about, and
 * with a new id for each message.
 */
export function carrierFetch({ number, messageId, answers }: RecordedCarrier): typeof fetch {
  const about = (asked: string, recorded: RecordedAnswer) => respond(recorded, number, asked);
  return async (input, init) => {
    const method = init?.method ?? "GET";
    const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input);
    const asked = /^\/v2\/numbers\/(\d{11})/.exec(pathname)?.[1];
    const operation = `${method} ${asked === undefined ? pathname : pathname.replace(asked, "{id}")}`;
    switch (operation) {
      case "POST /v2.1/messages":
        return respond(answers.sendMessage, messageId, `mdr2-${randomUUID().replaceAll("-", "")}`);
      case "GET /v2.1/messages":
        return respond(
          searchParams.get("offset") === "50" ? answers.listOlderMessages : answers.listMessages,
        );
      case "GET /v2/numbers/available":
        return about(searchParams.get("starts_with") ?? number, answers.searchAvailableNumbers);
      case "GET /v2/numbers":
        return respond(answers.listNumbers);
      case "POST /v2/numbers/{id}":
        return about(asked ?? number, answers.purchaseNumber);
      case "GET /v2/numbers/{id}":
        return about(asked ?? number, answers.getNumber);
      case "PATCH /v2/numbers/{id}/relationships/primary_route":
        return respond(answers.updatePrimaryRoute);
      case "GET /v2/routes":
        return respond(answers.listRoutes);
      default:
        throw new Error(`Nothing was recorded for ${operation}.`);
    }
  };
}

function respond({ status, contentType, body }: RecordedAnswer, recorded = "", now = ""): Response {
  // A 204 may have no body, not even an empty one.
  if (status === 204) return new Response(null, { status });
  const text = recorded === "" ? body : body.replaceAll(recorded, now);
  const headers = { "content-type": contentType, "content-length": String(Buffer.byteLength(text)) };
  return new Response(text, { status, headers });
}
