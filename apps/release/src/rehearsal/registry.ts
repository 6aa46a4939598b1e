import type { Server } from "node:http";
import { join } from "node:path";
import { runServer } from "verdaccio";
import { z } from "zod";

const address = z.object({ port: z.number() });
const document = z.object({
  "dist-tags": z.record(z.string(), z.string()),
  versions: z.record(z.string(), z.unknown()),
});

/** An npm registry on this machine, which has what was published to it and nothing else. */
export interface Registry {
  url: string;
  /** The version that people get, or undefined where nothing was published. */
  latest(name: string): Promise<string | undefined>;
  close(): Promise<void>;
}

/** Starts one on a free port of loopback, with its files in a folder. It asks no other registry for anything. */
export async function openRegistry(folder: string): Promise<Registry> {
  const config = join(folder, "config.yaml");
  const server: Server = await runServer({
    self_path: config,
    configPath: config,
    storage: join(folder, "storage"),
    auth: { htpasswd: { file: join(folder, "htpasswd"), max_users: -1 } },
    uplinks: {},
    packages: { "**": { access: "$all", publish: "$all", unpublish: "$all" } },
    web: { enable: false },
    max_body_size: "50mb",
    log: { type: "file", path: join(folder, "verdaccio.log"), level: "warn", format: "json" },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${address.parse(server.address()).port}/`;

  return {
    url,
    async latest(name) {
      const answer = await fetch(new URL(name, url));
      if (answer.status === 404) return undefined;
      return document.parse(await answer.json())["dist-tags"]["latest"];
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
