// Writes src/generated/schema.ts (or the file named) from the contract. With --check it writes nothing and fails when
// that file is stale.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import openapiTypescript, { astToString } from "openapi-typescript";

const contract: unknown = JSON.parse(
  await readFile(new URL(import.meta.resolve("flowroute-openapi/openapi.json")), "utf8"),
  // "This member or that one" has no type in TypeScript that openapi-typescript can write: it makes the whole
  // schema unknown. The members stay optional, and the client looks at run time.
  (key, value) => ((key === "anyOf" && onlyRequires(value)) || isSandboxOnly(key, value) ? undefined : value),
);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: "boolean", default: false } },
});
const name = positionals[0] ?? fileURLToPath(new URL("../src/generated/schema.ts", import.meta.url));

const header = `// Made from the contract (flowroute-openapi) by scripts/generate.ts. Do not edit: change spec/, then \`pnpm generate\`.
`;

const schema = await openapiTypescript(JSON.stringify(contract), {
  // `{ type: object }` without properties is an object of anything, not an empty one.
  emptyObjectsUnknown: true,
  // A member of a request with a default may be left out.
  defaultNonNullable: false,
});
const fresh = `${header}\n${astToString(schema)}`;

if (values.check) {
  const committed = await readFile(name, "utf8").catch(() => undefined);
  if (committed !== fresh) {
    process.stderr.write(
      `${name} ${committed === undefined ? "is missing" : "is not what spec/ says"}. Run \`pnpm generate\` from the root and commit the result.\n`,
    );
    process.exitCode = 1;
  }
} else {
  await writeFile(name, fresh);
  process.stderr.write(`Wrote ${name}\n`);
}

/** An operation that the client has no method for, or a path that has no other. */
function isSandboxOnly(key: string, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return "x-sandbox-only" in value || (key.startsWith("/v") && Object.keys(value).length === 0);
}

function onlyRequires(branches: unknown): boolean {
  return (
    Array.isArray(branches) &&
    branches.every((branch) => typeof branch === "object" && Object.keys(branch).join() === "required")
  );
}
