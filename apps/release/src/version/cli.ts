import { fileURLToPath } from "node:url";
import { keepReleased } from "../claims/released.ts";
import { writeListings } from "../listings/write.ts";
import { buildContract } from "./build-contract.ts";
import { format } from "./format.ts";
import { versionPackages } from "./version-packages.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

try {
  await buildContract(ROOT);
  await versionPackages(ROOT, {
    afterwards: [writeListings, keepReleased, format],
    say: (line) => console.log(line),
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
