import { expect, it } from "vitest";
import { inTurns } from "./search-requests.ts";

const requests = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    path: `/${name}${index}`,
    expected: { status: 200, bodyBytes: 1 },
  }));

it("asks for every kind alike, however many there are of it, and from all over it", () => {
  const byKind = new Map([
    ["many", requests("many", 96)],
    ["few", requests("few", 2)],
  ]);
  const paths = inTurns(byKind, 4).map(({ path }) => path);
  expect(paths).toEqual(["/many0", "/few0", "/many24", "/few0", "/many48", "/few1", "/many72", "/few1"]);
});
