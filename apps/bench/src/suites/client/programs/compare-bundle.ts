import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { JsonLines } from "../../../children/json-lines.ts";
import { compare } from "../../../harness/comparison.ts";
import type { Comparison, Metric } from "../../../harness/report.ts";
import type { Bench } from "../../../harness/suite.ts";
import { startPlainServer } from "../../../servers/start-server.ts";
import { answeredId } from "../answered-id.ts";
import type { RecordedCall } from "../recorded-calls.ts";
import { bundleProgram } from "./bundle-program.ts";
import type { WrittenProgram } from "./write-programs.ts";

const bytes = (label: string): Metric => ({ label, unit: "bytes", better: "lower", against: "difference" });

/** The budget of the client's main entry. */
const GZIPPED_BYTES = 8_000;

const RUN = `const [file, ...args] = process.argv.slice(1);
const { getNumber } = await import(file);
console.log(JSON.stringify(await getNumber(...args)));`;

/** What a client adds to a program that makes one call with it. */
export async function compareBundle(
  bench: Bench,
  programs: readonly WrittenProgram[],
  call: RecordedCall,
  leftOut: Record<string, string>,
): Promise<Comparison> {
  const { children, effort, signal } = bench;
  const plain = await startPlainServer(children, call.answer);
  for (const program of programs) await checkBundle(bench, program, call, plain.ready.url);
  await children.end(plain.child);
  return compare(
    {
      name: "bundle",
      title: "Client: a program that calls numbers.get, bundled and minified",
      baseline: "bare fetch",
      settings: { platform: "browser", target: "es2022", gzip: "level 9", ...leftOut },
      metrics: { minifiedBytes: bytes("minified"), gzippedBytes: bytes("gzipped") },
      targets: [{ subject: "flowroute-client", metric: "gzippedBytes", of: "median", limit: GZIPPED_BYTES }],
      subjects: programs.map((program) => ({
        name: program.needsNode ? `${program.name}, for Node` : program.name,
        measure: async () => {
          const { code: _code, ...figures } = await bundleProgram(program);
          return figures;
        },
      })),
    },
    effort.footprint,
    signal,
  );
}

/** @throws Error when what was bundled does not make the call: a bundle from which too much was left out is small. */
async function checkBundle(
  { children }: Bench,
  program: WrittenProgram,
  { target, expectedId }: RecordedCall,
  url: string,
): Promise<void> {
  const file = program.file.replace(/\.ts$/, ".bundle.mjs");
  await writeFile(file, (await bundleProgram(program)).code);
  const { accessKey, secretKey } = target.keys;
  const args = [pathToFileURL(file).href, url, target.number, accessKey, secretKey];
  const child = children.start(["--input-type=module", "--eval", RUN, ...args]);
  const answered = answeredId(await new JsonLines(child).next());
  await children.end(child);
  if (answered !== expectedId) throw new Error(`The bundle of ${program.name} does not read the answer.`);
}
