import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { allSuites } from "../suites/all-suites.ts";
import { deploymentFigures } from "./deployment.ts";
import { type Source, staleFigures, withFigures } from "./figures-in-text.ts";
import { plots } from "./plots.ts";
import { committedReports } from "./reports.ts";
import { tablesOf } from "./tables.ts";
import { targetFigures } from "./targets.ts";

// What documents show of the results: figures in their text, pictures and tables. All are written, and all can be found
// where they are of other results than those that are committed.

const ROOT = new URL("../../../../", import.meta.url);
const RESULTS = new URL("apps/bench/results/", ROOT);
const TABLES = "apps/bench/results/README.md";
const PICTURES = "apps/bench/results/plots/";

/** Every document for people. */
export const documents = (): string[] =>
  globSync("**/*.md", {
    cwd: ROOT,
    exclude: (path) => /^(node_modules|dist|\.|CHANGELOG)/.test(path.split(/[\\/]/).at(-1) ?? ""),
  }).map((path) => path.replaceAll("\\", "/"));

const read = (path: URL) => readFileSync(path, "utf8");

/** What documents can show, by the name that they give it. */
function committed(): Source {
  const reports = committedReports(RESULTS);
  const named = { deployment: deploymentFigures(reports), targets: targetFigures(allReports(reports)) };
  const workedOut = Object.entries(named).flatMap(([group, figures]) =>
    Object.entries(figures).map(([name, inWords]) => [`${group} :: ${name}`, inWords] as const),
  );
  return { reports, workedOut: Object.fromEntries(workedOut) };
}

const allReports = (reports: Source["reports"]) => allSuites.map(({ name }) => reports(name));

type Shown = { path: string; file: URL; text: string };

/** What is made of the results as a whole. */
const madeOf = ({ reports }: Source): Shown[] =>
  [
    ...plots.map(({ file, draw }) => ({ path: `${PICTURES}${file}`, text: draw(reports) })),
    { path: TABLES, text: tablesOf(allReports(reports)) },
  ].map((each) => ({ ...each, file: new URL(each.path, ROOT) }));

const isOfOthers = ({ file, text }: Shown): boolean => !existsSync(file) || read(file) !== text;

/** Writes what is not as the results have it, and gives its names. */
export function show(): string[] {
  const source = committed();
  mkdirSync(new URL(PICTURES, ROOT), { recursive: true });
  const texts = documents().map((path) => {
    const file = new URL(path, ROOT);
    return { path, file, text: withFigures(read(file), source) };
  });
  const changed = [...texts, ...madeOf(source)].filter(isOfOthers);
  for (const { file, text } of changed) writeFileSync(file, text);
  return changed.map(({ path }) => path);
}

/** What is shown and is not what was measured, in words. */
export function staleShown(): string[] {
  const source = committed();
  const told = documents().flatMap((path) =>
    staleFigures(read(new URL(path, ROOT)), source).map(
      (stale) => `${path} says "${stale.told}", and ${stale.where} is ${stale.measured}`,
    ),
  );
  const made = madeOf(source).filter(isOfOthers);
  return [...told, ...made.map(({ path }) => `${path} is not of these results`)];
}
