import { once } from "node:events";
import { changeTokens } from "./change-tokens.ts";
import { hashOf, newToken } from "./token.ts";

// For tests: a process that adds tokens with these names, as soon as it is told to.
const [file = "", ...names] = process.argv.slice(2);
process.stdout.write("ready");
await once(process.stdin, "data");
for (const name of names)
  await changeTokens(file, (grants) => [
    ...grants,
    {
      name,
      hash: hashOf(newToken()),
      scopes: ["numbers:read"],
      created_at: "2026-11-24T14:32:05.000Z",
      expires_at: "2100-01-01T00:00:00.000Z",
    },
  ]);
