import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { MESSAGE_LIMIT_BYTES } from "./file-problem.ts";
import { declaredType, guessedType } from "./mime-types.ts";
import { SAMPLE_NAMES, sampleAt } from "./samples.ts";

const contentOf = (name: string) => Buffer.from(sampleAt(name)?.content ?? []);

test("each sample is of a type that the carrier sends, by its name too", () => {
  expect(SAMPLE_NAMES).toEqual(["picture.png", "hello.txt", "large.png"]);
  for (const name of SAMPLE_NAMES) {
    const mimeType = sampleAt(name)?.mimeType;
    expect(declaredType(mimeType)).toEqual({ mimeType });
    expect(guessedType(name, new Uint8Array())).toBe(mimeType);
  }
  expect(sampleAt("toString")).toBeUndefined();
});

test.each<[string, number, number]>([
  ["picture.png", 320, 240],
  ["large.png", 640, 480],
])("%s is a PNG with all of its %i by %i points", (name, width, height) => {
  const content = contentOf(name);
  expect(guessedType("media", content)).toBe("image/png");
  expect([content.readUInt32BE(16), content.readUInt32BE(20)]).toEqual([width, height]);
  const dataLength = content.readUInt32BE(33);
  expect(content.toString("latin1", 37, 41)).toBe("IDAT");
  expect(inflateSync(content.subarray(41, 41 + dataLength))).toHaveLength(height * (1 + width * 3));
  expect(content.toString("latin1", content.length - 8, content.length - 4)).toBe("IEND");
});

test("only the large one is too large for a message, and all are the same ones each time", () => {
  const fits = SAMPLE_NAMES.filter((name) => contentOf(name).length <= MESSAGE_LIMIT_BYTES);
  expect(fits).toEqual(["picture.png", "hello.txt"]);
  expect(contentOf("picture.png").length).toBeLessThan(100_000);
  expect(contentOf("hello.txt").toString()).toBe("Hello from the sandbox.\n");
  expect(sampleAt("large.png")).toBe(sampleAt("large.png"));
});
