import { expect, it } from "vitest";
import { approveCommandOf, atTheServer, atThisMachine } from "./places-to-approve.ts";

it.each([
  [false, 'flowroute-mcp approve --state "/state"'],
  [true, "flowroute-mcp approve"],
])("the command names the folder of the ledger, unless the ledger is shared (%s)", (isShared, typed) => {
  const command = approveCommandOf("flowroute-mcp", { stateFolder: "/state", isShared });
  expect(command).toBe(typed);
  expect(atThisMachine(command)).toBe(`The person can run \`${typed}\` in a terminal`);
});

it("callers from anywhere hear of the page, where there is one, and of the command alone", () => {
  expect(atTheServer("https://mcp.example.com/approvals")).toBe(
    "The operator can sign in at https://mcp.example.com/approvals, or run `flowroute-mcp approve` on the server's machine",
  );
  expect(atTheServer(undefined)).toBe("The operator can run `flowroute-mcp approve` on the server's machine");
});
