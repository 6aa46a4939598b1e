import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { allSuites } from "../suites/all-suites.ts";
import { deploymentFigures } from "./deployment.ts";
import { type Source, staleFigures, withFigures } from "./figures-in-text.ts";
import { plots } from "./plots.ts";
import { committedReports } from "./reports.ts";
import { tablesOf } from "./tables.ts";
import { targetFigures } from "./targets.ts";

// What documents show of the results: figures in their text, and pictures. Both are written, and both can be found
// where they are of other results than those that are committed.

const ROOT = new URL("../../../../", import.meta.url);
const RESULTS = new URL("apps/bench/results/", ROOT);
const TABLES = "apps/bench/results/README.md";
const PICTURES = new URL("plots/", RESULTS);

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

/** Writes what is not as the results have it, and gives its names. */
export function show(): string[] {
  const source = committed();
  mkdirSync(PICTURES, { recursive: true });
  const written = documents().filter((path) => path !== TABLES);
  const texts = written.map((path) => ({
    path,
    file: new URL(path, ROOT),
    text: withFigures(read(new URL(path, ROOT)), source),
  }));
  const pictures = plots.map(({ file, draw }) => ({
    path: `apps/bench/results/plots/${file}`,
    file: new URL(file, PICTURES),
    text: draw(source.reports),
  }));
  const tables = { path: TABLES, file: new URL(TABLES, ROOT), text: tablesOf(allReports(source.reports)) };
  const changed = [...texts, ...pictures, tables].filter(
    ({ file, text }) => !existsSync(file) || read(file) !== text,
  );
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
  const drawn = plots.flatMap(({ file, draw }) => {
    const picture = new URL(file, PICTURES);
    return existsSync(picture) && read(picture) === draw(source.reports)
      ? []
      : [`apps/bench/results/plots/${file} is not of these results`];
  });
  const listed =
    existsSync(new URL(TABLES, ROOT)) && read(new URL(TABLES, ROOT)) === tablesOf(allReports(source.reports))
      ? []
      : [`${TABLES} is not of these results`];
  return [...told, ...drawn, ...listed];
}
