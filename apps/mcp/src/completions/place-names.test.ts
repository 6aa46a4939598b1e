import fc from "fast-check";
import { expect, it } from "vitest";
import { rateCenterName } from "../../../sandbox/scripts/rate-center-name.ts";
import { asRateCenter, folded, isMeantBy } from "./place-names.ts";

it.each([
  ["MONTRÉAL", "MONTREAL"],
  ["O’Fallon", "OFALLON"],
  ["o'fallon", "OFALLON"],
  ["el paso", "EL PASO"],
  ["St. Paul", "ST PAUL"],
  ["Los Angeles", "LOSANGELES"],
  ["Lac-Bœuf", "LAC BOEUF"],
  [" winston -- salem ", "WINSTONSALEM"],
])("%s is %s to the carrier", (written, name) => {
  expect(asRateCenter(written)).toBe(name);
});

it.each([
  ["san f", "SANFRANCSC"],
  ["San Francisco", "SANFRANCSC"],
  ["elp", "EL PASO"],
  ["El Paso", "EL PASO"],
  ["montré", "MONTREAL"],
  ["O’FALLON", "OFALLON"],
  ["", "SEATTLE"],
])("%s can mean %s", (typed, name) => {
  expect(isMeantBy(typed)(name)).toBe(true);
});

it.each([
  ["san diego", "SANFRANCSC"],
  ["San Francisco", "SANFRN"],
  ["attle", "SEATTLE"],
  ["springfield", "SPRINGHILL"],
])("%s does not mean %s", (typed, name) => {
  expect(isMeantBy(typed)(name)).toBe(false);
});

it("a short name as carriers write it is as the carrier has it", () => {
  const words = fc.array(fc.stringMatching(/^[A-Z][a-z]{1,4}$/), { minLength: 1, maxLength: 2 });
  fc.assert(
    fc.property(words, (city) => {
      const name = rateCenterName(`${city.join(" ")}, WA`);
      fc.pre(folded(name) === folded(city.join("")));
      expect(asRateCenter(city.join(" ")).toLowerCase()).toBe(name);
    }),
  );
});

it("whatever is written is one line of letters, digits and single blanks", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
      expect(asRateCenter(text)).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u);
    }),
  );
});
