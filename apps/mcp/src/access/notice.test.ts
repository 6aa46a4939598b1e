import { expect, it } from "vitest";
import { createNotice } from "./notice.ts";

it("says each problem once, and once that it is over", () => {
  const said: string[] = [];
  const tell = createNotice((line) => said.push(line), "over");
  for (const problem of [undefined, "one", "one", "other", undefined, undefined, "one"]) tell(problem);
  expect(said).toEqual(["one", "other", "over", "one"]);
});
