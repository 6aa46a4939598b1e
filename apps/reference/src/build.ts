import { fileURLToPath } from "node:url";
import { writeReference } from "./write-reference.ts";

await writeReference(fileURLToPath(new URL("../dist", import.meta.url)));
