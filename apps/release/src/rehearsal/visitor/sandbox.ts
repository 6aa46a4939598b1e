import { once } from "node:events";
import { createInterface } from "node:readline";
import { z } from "zod";
import { endTree, start } from "../command.ts";
import type { Stage } from "../stage.ts";
import { emptyFolder } from "./project.ts";

const ready = z.object({ url: z.url(), accessKey: z.string(), secretKey: z.string() });

/** Serves with `npx -y flowroute-sandbox` as long as something is done with it, which gets the settings that lead there. */
export async function withSandbox<Result>(
  stage: Stage,
  use: (settings: Record<string, string>) => Promise<Result>,
): Promise<Result> {
  const surroundings = { cwd: await emptyFolder(stage), env: stage.visitor, signal: stage.signal };
  const child = start("npx", ["-y", "flowroute-sandbox", "--port", "0", "--json"], surroundings);
  const closed = once(child, "close");
  let said = "";
  child.stderr.on("data", (text: unknown) => {
    said += String(text);
  });
  try {
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const line = await lines.next();
    if (line.done === true) throw new Error(`flowroute-sandbox ended before it served.\n${said.trim()}`);
    const { url, accessKey, secretKey } = ready.parse(JSON.parse(line.value));
    return await use({
      FLOWROUTE_BASE_URL: url,
      FLOWROUTE_ACCESS_KEY: accessKey,
      FLOWROUTE_SECRET_KEY: secretKey,
    });
  } finally {
    endTree(child, "SIGTERM");
    await closed;
  }
}
