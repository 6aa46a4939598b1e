import { png } from "./png.ts";

export type Sample = { mimeType: string; content: Uint8Array };

/** An evening sky: from blue at the top to orange at the bottom, lighter to the right. */
function picture(width: number, height: number, level: number): Sample {
  const content = png({
    width,
    height,
    level,
    colourAt: (x, y) => [60 + 180 * y, 80 + 70 * y + 40 * x, 190 - 100 * y + 50 * x],
  });
  return { mimeType: "image/png", content };
}

const MAKERS: ReadonlyMap<string, () => Sample> = new Map([
  ["picture.png", () => picture(320, 240, 9)],
  ["hello.txt", () => ({ mimeType: "text/plain", content: Buffer.from("Hello from the sandbox.\n") })],
  // Not compressed, a picture of this size is over the carrier's limit.
  ["large.png", () => picture(640, 480, 0)],
]);

const made = new Map<string, Sample>();

export const SAMPLE_NAMES: readonly string[] = [...MAKERS.keys()];

/** The sample of this name, made when it is first asked for. */
export function sampleAt(fileName: string): Sample | undefined {
  const sample = made.get(fileName) ?? MAKERS.get(fileName)?.();
  if (sample !== undefined) made.set(fileName, sample);
  return sample;
}
