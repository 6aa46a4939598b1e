import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { sumUp } from "../../../harness/comparison.ts";
import type { Sample } from "../../../harness/interleave.ts";
import type { Comparison } from "../../../harness/report.ts";
import type { GeneratedServer } from "../../../peers/generated-server.ts";
import type { Peers } from "../../../peers/install-peers.ts";
import { bytesIn, type InstalledSize, installedSize } from "../../../peers/installed-size.ts";
import { IVOTOBY, SUPABASE, TWILIO, VONAGE } from "../../../peers/mcp-servers.ts";
import { GENERATED, OURS } from "../names.ts";
import type { OtherServers } from "../servers/other-servers.ts";
import { packedSize } from "./packed-size.ts";

/** What is on the disk when a server is installed. It is counted once: it does not change from round to round. */
export async function compareInstall(
  peers: Peers | undefined,
  { generated, leftOut }: OtherServers,
): Promise<Comparison> {
  const sizes = new Map<string, InstalledSize>([[OURS, await packedSize()]]);
  if (peers !== undefined) {
    sizes.set("the SDK alone", await installedSize(peers, ["@modelcontextprotocol/server"]));
    if (generated !== undefined) sizes.set(GENERATED, await generatedSize(peers, generated));
    for (const name of [IVOTOBY, VONAGE, TWILIO, SUPABASE])
      sizes.set(name, await installedSize(peers, [name]));
  }
  const series = [...sizes].map(([name, { packages, bytes }]): [string, Sample[]] => [
    name,
    [{ packages, megabytes: bytes / 1e6 }],
  ]);
  return sumUp(
    {
      name: "install",
      title: "MCP: what installing a server puts on the disk",
      baseline: OURS,
      settings: { counted: "bytes in files", ...leftOut },
      metrics: {
        packages: { label: "packages", unit: "", better: "lower", against: "ratio" },
        megabytes: { label: "size", unit: "MB", better: "lower", against: "ratio" },
      },
      targets: [{ subject: OURS, metric: "megabytes", of: "median", limit: 3 }],
    },
    new Map(series),
  );
}

const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });

/** The generated package itself, and what its manifest asks for. */
async function generatedSize(peers: Peers, { folder }: GeneratedServer): Promise<InstalledSize> {
  const { dependencies } = manifest.parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
  const { packages, bytes } = await installedSize(peers, Object.keys(dependencies));
  return { packages: packages + 1, bytes: bytes + (await bytesIn(folder)) };
}
