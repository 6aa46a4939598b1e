import { withUnit } from "../harness/wanted.ts";
import { inDigits } from "./in-digits.ts";
import { measuredAt, type Place, type Reports } from "./reports.ts";

// A figure in a document stands between two comments that readers do not see: the first says where in the results it
// is, so that it can be written again, and be found where it is another by now.
//
//   <!-- figure mcp :: first-list :: flowroute-mcp :: coldStartMs -->256 ms<!-- / -->
//
// After the metric may stand `ratio` or `difference` (to the baseline of the comparison; the median of its rounds), how
// many digits after the point are shown, and `spread`, for the middle half of the rounds beside it. What is worked out
// from several has a name of its own:
//
//   <!-- figure deployment :: one process -->463<!-- / -->

const FIGURE = /<!-- figure ((?:(?!-->).)+) -->((?:(?!<!--).)*)<!-- \/ -->/gs;

/** What figures are taken from. */
export type Source = {
  reports: Reports;
  /** Words by their place, such as `deployment :: one process`. */
  workedOut: Readonly<Record<string, () => string>>;
};

/** @throws Error where a comment names what the results do not have, or is not followed by the one that ends it. */
export function withFigures(text: string, source: Source): string {
  expectEnds(text);
  return text.replace(FIGURE, (_, where: string) => {
    return `<!-- figure ${where} -->${figure(where, source)}<!-- / -->`;
  });
}

/** The words between the comments, as they are and as they should be, where these are not the same. */
export function staleFigures(
  text: string,
  source: Source,
): { where: string; told: string; measured: string }[] {
  expectEnds(text);
  return [...text.matchAll(FIGURE)]
    .map(([, where = "", told = ""]) => ({ where, told, measured: figure(where, source) }))
    .filter(({ told, measured }) => told !== measured);
}

function expectEnds(text: string): void {
  const begun = text.match(/<!-- figure /g)?.length ?? 0;
  const ended = countFigures(text);
  if (begun !== ended)
    throw new Error(
      `Of ${begun} figures that begin, ${ended} end: one has lost its <!-- / -->. Nothing was written.`,
    );
}

/** How many figures a text has. */
export const countFigures = (text: string): number => [...text.matchAll(FIGURE)].length;

const SPREAD = "spread";
const ASPECTS = ["ratio", "difference"] as const;

function figure(where: string, { reports, workedOut }: Source): string {
  if (Object.hasOwn(workedOut, where)) return workedOut[where]?.() ?? "";
  return measuredFigure(where, reports);
}

function measuredFigure(where: string, reports: Reports): string {
  const [suite = "", comparison = "", subject = "", metric = "", ...how] = where.split(" :: ");
  const place: Place = { suite, comparison, subject, metric };
  const aspect = ASPECTS.find((each) => how.includes(each));
  const digits = how.find((each) => /^\d$/.test(each));
  const hasSpread = how.includes(SPREAD);
  const unknown = how.filter((each) => each !== aspect && each !== digits && each !== SPREAD);
  if (unknown.length > 0)
    throw new Error(`${where}: "${unknown.join(", ")}" is not ratio, difference, spread or a digit.`);
  const found = measuredAt(reports, place);
  const summary = aspect === undefined ? found.measured : found.measured[aspect];
  if (summary === undefined) throw new Error(`${where}: there is no ${aspect}, since it has no baseline.`);
  const inPlaces = (value: number) => inDigits(value, digits === undefined ? undefined : Number(digits));
  const told = inPlaces(summary.median);
  const figure = aspect === "ratio" ? told : withUnit(told, found.metric.unit);
  return hasSpread ? `${figure} (${inPlaces(summary.p25)} to ${inPlaces(summary.p75)})` : figure;
}
