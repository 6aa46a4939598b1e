import * as Plot from "@observablehq/plot";
import { DOMParser } from "linkedom";
import { inDigits } from "./in-digits.ts";

// Pictures stand in documents on white and on black: text is of the colour that reads on both, and so are the bars.
const INK = "#7d8590";
const OURS = "#3b82f6";
const OTHERS = "#a8b0ba";
const WIDTH = 720;
const FONT = "system-ui, -apple-system, 'Segoe UI', sans-serif";

/** A bar: what it is of, how long, and from where to where its rounds were. */
export type Bar = { label: string; value: number; low: number; high: number; isOurs: boolean };

/** Horizontal bars, each with its figure; the line through an end is the middle half of the rounds. */
export function bars(title: string, unit: string, data: readonly Bar[]): string {
  const longest = Math.max(...data.map(({ label }) => label.length));
  const largest = Math.max(...data.map(({ high }) => high));
  return svg(title, {
    height: 62 + data.length * 30,
    marginLeft: 16 + longest * 7.4,
    marginRight: 120,
    x: { label: null, axis: null, domain: [0, largest] },
    y: { label: null, domain: data.map(({ label }) => label), tickSize: 0, padding: 0.28 },
    marks: [
      Plot.barX(data, {
        x: "value",
        y: "label",
        fill: ({ isOurs }: Bar) => (isOurs ? OURS : OTHERS),
        rx: 2,
      }),
      Plot.ruleY(
        data.filter(({ low, high }) => low < high),
        { y: "label", x1: "low", x2: "high", stroke: INK, strokeWidth: 1.5 },
      ),
      Plot.text(data, {
        x: ({ value, high }: Bar) => Math.max(value, high),
        y: "label",
        text: ({ value }: Bar) => `${inDigits(value)} ${unit}`.trim(),
        textAnchor: "start",
        dx: 6,
        fill: INK,
      }),
    ],
  });
}

/** A point of a line: x and y, and the middle half of the rounds. */
export type Point = { series: string; x: number; y: number; low: number; high: number };

/** Lines over sizes that grow by a factor. */
export function lines(title: string, x: { label: string; base: number }, data: readonly Point[]): string {
  const ends = [...new Map(data.map((point) => [point.series, point])).values()];
  const largest = Math.max(...data.map(({ high }) => high));
  const longest = Math.max(...ends.map(({ series }) => series.length));
  return svg(title, {
    height: 300,
    marginLeft: 60,
    marginRight: 24 + longest * 6.6,
    marginBottom: 44,
    marginTop: 40,
    x: {
      type: "log",
      base: x.base,
      label: x.label,
      labelAnchor: "center",
      labelArrow: "none",
      ticks: [...new Set(data.map((point) => point.x))],
      tickFormat: (value: number) => value.toLocaleString("en-US"),
    },
    y: { label: null, domain: [0, largest], grid: true, nice: true },
    color: { scheme: "tableau10" },
    marks: [
      Plot.line(data, { x: "x", y: "y", z: "series", stroke: "series", strokeWidth: 2 }),
      Plot.link(data, { x1: "x", x2: "x", y1: "low", y2: "high", stroke: "series", strokeWidth: 1.5 }),
      Plot.dot(data, { x: "x", y: "y", fill: "series", r: 3 }),
      Plot.text(namesOf(ends, largest), {
        x: "x",
        y: "at",
        text: "series",
        fill: "series",
        textAnchor: "start",
        dx: 8,
      }),
    ],
  });
}

/** Where the name of each line stands: at its end, or as far below the one above it as can be read. */
export function namesOf(ends: readonly Point[], largest: number): (Point & { at: number })[] {
  const apart = largest * 0.07;
  let above = Number.POSITIVE_INFINITY;
  return [...ends]
    .sort((a, b) => b.y - a.y)
    .map((end) => {
      const at = Math.min(end.y, above - apart);
      above = at;
      return { ...end, at };
    });
}

function svg(title: string, options: Plot.PlotOptions): string {
  // Of XML: HTML would leave an & as it is.
  const document = new DOMParser().parseFromString("<svg/>", "image/svg+xml");
  const plot = Plot.plot({
    document,
    width: WIDTH,
    marginTop: 36,
    marginBottom: 16,
    style: { fontFamily: FONT, fontSize: "13px", color: INK, background: "none", overflow: "visible" },
    ariaLabel: title,
    ...options,
    marks: [
      ...(options.marks ?? []),
      Plot.text([title], {
        frameAnchor: "top-left",
        dx: -(options.marginLeft ?? 0) + 4,
        dy: -28,
        fill: INK,
        fontSize: 15,
        fontWeight: 600,
      }),
    ],
  });
  plot.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return `${plot.outerHTML}\n`;
}
