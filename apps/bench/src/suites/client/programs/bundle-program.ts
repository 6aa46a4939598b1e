import { gzipSync } from "node:zlib";
import type { WrittenProgram } from "./write-programs.ts";

/** A program and all that it imports, in one file. */
export type Bundle = { code: string; minifiedBytes: number; gzippedBytes: number };

/**
 * Bundles and minifies a program for a browser, or for Node if it needs that.
 * @throws Error when a bundle for a browser still imports something, or one for Node does not: then it was declared
 * wrongly, and would be held against others on other terms.
 */
export async function bundleProgram({ name, file, needsNode }: WrittenProgram): Promise<Bundle> {
  // It is large, and a run of another suite has no use for it.
  const { build } = await import("tsdown");
  const { bundles } = await build({
    config: false,
    tsconfig: false,
    entry: { bundle: file },
    format: ["esm"],
    platform: needsNode ? "node" : "browser",
    target: "es2022",
    dts: false,
    minify: true,
    write: false,
    clean: false,
    logLevel: "silent",
    deps: { alwaysBundle: /.*/, onlyBundle: false },
  });
  const chunks = bundles.flatMap((bundle) => bundle.chunks).filter((chunk) => "code" in chunk);
  const [chunk, ...others] = chunks;
  if (chunk === undefined || others.length > 0) throw new Error(`${name} is not one bundle.`);
  const imported = [...chunk.imports, ...chunk.dynamicImports];
  if (imported.length > 0 !== (needsNode === true))
    throw new Error(
      `The bundle of ${name} imports ${imported.join(", ") || "nothing"}, and was declared otherwise.`,
    );
  const { code } = chunk;
  return {
    code,
    minifiedBytes: Buffer.byteLength(code),
    gzippedBytes: gzipSync(code, { level: 9 }).length,
  };
}
