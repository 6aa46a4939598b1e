import { fileURLToPath } from "node:url";
import { releasedHere } from "./released-here.ts";

// node apps/release/src/released-here/cli.ts >> "$GITHUB_OUTPUT", in a checkout that has the tags.
const released = releasedHere(fileURLToPath(new URL("../../../../", import.meta.url)));
console.log(`published=${JSON.stringify(released)}`);
