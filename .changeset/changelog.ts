import { fileURLToPath } from "node:url";
import { changelogOf } from "../apps/release/src/version/changelog.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

export const { getReleaseLine, getDependencyReleaseLine } = changelogOf(ROOT);
