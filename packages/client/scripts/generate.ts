// Writes src/generated/schema.ts from the contract. With --check it writes nothing and fails when that file is stale.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import openapiTypescript, { astToString } from "openapi-typescript";

const contract: unknown = JSON.parse(
  await readFile(new URL(import.meta.resolve("flowroute-openapi/openapi.json")), "utf8"),
  // "This member or that one" has no type in TypeScript that openapi-typescript can write: it makes the whole
  // schema unknown. The members stay optional, and the client looks at run time.
  (key, value) => (key === "anyOf" && onlyRequires(value) ? undefined : value),
);
const target = new URL("../src/generated/schema.ts", import.meta.url);

const header = `// Made from the contract (flowroute-openapi) by scripts/generate.ts. Do not edit: change spec/, then \`pnpm generate\`.
`;

const schema = await openapiTypescript(JSON.stringify(contract), {
  // `{ type: object }` without properties is an object of anything, not an empty one.
  emptyObjectsUnknown: true,
  // A member of a request with a default may be left out.
  defaultNonNullable: false,
});
const fresh = `${header}\n${astToString(schema)}`;
const name = fileURLToPath(target);

if (process.argv.includes("--check")) {
  const committed = await readFile(target, "utf8").catch(() => undefined);
  if (committed !== fresh) {
    console.error(
      `${name} ${committed === undefined ? "is missing" : "is not what spec/ says"}. Run \`pnpm generate\` from the root and commit the result.`,
    );
    process.exitCode = 1;
  }
} else {
  await writeFile(target, fresh);
  console.error(`Wrote ${name}`);
}

function onlyRequires(branches: unknown): boolean {
  return (
    Array.isArray(branches) &&
    branches.every((branch) => typeof branch === "object" && Object.keys(branch).join() === "required")
  );
}
