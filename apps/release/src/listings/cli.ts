import { fileURLToPath } from "node:url";
import { staleListings, writeListings } from "./write.ts";

// node apps/release/src/listings/cli.ts [--check]
const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

if (process.argv.includes("--check")) {
  const stale = staleListings(ROOT).map(({ path }) => path);
  if (stale.length > 0) {
    console.error(
      `${stale.join(", ")}: not what package.json and the server's settings give. Run node apps/release/src/listings/cli.ts, and look at the difference.`,
    );
    process.exitCode = 1;
  }
} else for (const path of writeListings(ROOT)) console.log(`written: ${path}`);
