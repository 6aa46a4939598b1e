import { expect, it } from "vitest";
import { searchKinds } from "./search-urls.ts";

const samples = Array.from({ length: 8 }, (_, index) => ({
  value: `1206555010${index}`,
  state: "wa",
  rateCenter: "la conner",
}));

it("asks for 200 of what its numbers have", () => {
  const kinds = searchKinds(samples);
  const pathsOf = (name: string) => kinds.find((kind) => kind.name === name)?.paths ?? [];
  expect(pathsOf("all together")[0]).toBe(
    "/v2/numbers/available?limit=200&starts_with=1206&ends_with=0100&contains=206&state=WA&rate_center=LA+CONNER",
  );
  expect(pathsOf("substring of 7")[3]).toBe("/v2/numbers/available?limit=200&contains=5550103");
  expect(pathsOf("exchanges").slice(2, 4)).toEqual([
    "/v2/numbers/available/exchanges?limit=200&areacode=206",
    "/v2/numbers/available/exchanges?limit=200",
  ]);
  expect(kinds).toHaveLength(12);
});
