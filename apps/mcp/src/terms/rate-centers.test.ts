import { expect, it } from "vitest";
import { groupsOf } from "./rate-centers.ts";

const number = (value: string, rate_center: string | null, kind: string) => ({
  value,
  rate_center,
  state: rate_center === null ? null : "wa",
  number_type: rate_center === null ? "toll-free" : "longcode",
  kind,
});

it("groups numbers by what they have in common, then by place, and loses none", () => {
  const listed = [
    number("12065550123", "seattle", "a"),
    number("12535550124", "tacoma", "a"),
    number("12065550125", "seattle", "b"),
    number("12065550126", "seattle", "a"),
    number("18005550127", null, "b"),
  ];
  expect(groupsOf(listed, ({ kind }) => ({ kind }))).toEqual([
    {
      kind: "a",
      rate_centers: { "seattle, WA": ["+12065550123", "+12065550126"], "tacoma, WA": ["+12535550124"] },
    },
    { kind: "b", rate_centers: { "seattle, WA": ["+12065550125"], "toll-free": ["+18005550127"] } },
  ]);
});

it("has no group where nothing is listed", () => {
  expect(groupsOf([], () => ({}))).toEqual([]);
});
