import { z } from "zod";
import { updatePrimaryRoute } from "../tools/update-primary-route.ts";
import { prompt } from "./prompt.ts";
import { RECORD, routeRecord } from "./route-record.ts";
import { APPROVAL, UNKNOWN } from "./rules.ts";
import { quoted } from "./said.ts";

export const PUT_BACK = "put_back_routes";

const AT_ONCE = 50;

export const putBackRoutes = prompt({
  name: PUT_BACK,
  title: "Put routes back after an outage",
  description:
    "Point numbers at the routes that they had before, by the record that reroute_for_outage left.",
  tools: [updatePrimaryRoute],
  input: z.strictObject({ record: routeRecord.describe(`The record: ${RECORD}`) }),
  complete: {},
  text({ record: { outage, groups } }) {
    const calls = groups
      .filter(({ routeId }) => routeId !== "none")
      .flatMap(({ routeId, numbers }) =>
        inParts(numbers).map(
          (part) => `update_primary_route(numbers: ${quoted(part)}, route_id: ${quoted(routeId)})`,
        ),
      );
    const without = groups.find(({ routeId }) => routeId === "none")?.numbers;
    const leftOver =
      without === undefined
        ? []
        : [
            `These had no route, which cannot be set here; the operator can, in the Manage portal: ${quoted(without)}.`,
          ];
    if (calls.length === 0)
      return [
        "An outage is over, and there is nothing to put back with a tool. Call none, and tell the person.",
        ...leftOver,
      ].join("\n");
    return [
      "An outage is over: calls go back to the routes that they had before. These are the calls, and no others:",
      ...calls,
      `1. Make each with dry_run: true first. Its previous_route_id is where a number points now. ${changedSince(outage)}: ask the person about that number, and leave it out.`,
      "2. Tell the person how many numbers go back to which route. Move nothing before they agree.",
      "3. Make the calls without dry_run, and report each outcome. What failed is still to be put back: keep it in a record of the same form.",
      ...leftOver,
      `${APPROVAL} ${UNKNOWN}`,
    ].join("\n");
  },
});

const changedSince = (outage: string | undefined): string =>
  outage === undefined
    ? "The record does not tell the route of the outage: ask the person for it. If a number points elsewhere, somebody has changed it since"
    : `If that is not ${quoted(outage)}, the route of the outage, somebody has changed it since`;

const inParts = (numbers: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(numbers.length / AT_ONCE) }, (_, part) =>
    numbers.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
