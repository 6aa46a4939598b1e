import { expect, test } from "vitest";
import { offline } from "./redoc.ts";

const LOGO = '"https://cdn.redoc.ly/redoc/logo-mini.svg"';

test("the logo and the map are not fetched", () => {
  expect(offline(`a(${LOGO})\n//# sourceMappingURL=redoc.standalone.js.map`)).toBe('a("data:,")\n');
});

test.each(["", `${LOGO}${LOGO}`])("a version that fetches otherwise is refused: %j", (bundle) => {
  expect(() => offline(bundle)).toThrow("look what this version of Redoc fetches");
});
