import fc from "fast-check";
import { expect, test } from "vitest";
import { rateCenterName } from "./rate-center-name.ts";

test.each([
  ["Seattle, WA", "seattle"],
  ["San Diego, CA", "san diego"],
  ["New York, NY", "nwyrcyzn01"],
  ["Los Angeles, CA", "losangeles"],
  ["San Francisco, CA", "sanfrancsc"],
  ["Minneapolis, MN", "minneapols"],
  ["Indianapolis, IN", "indianapls"],
  ["Jersey City, NJ", "jersey cy"],
  ["St. Louis, MO", "st louis"],
  ["Coeur d'Alene, ID", "coeurdalen"],
  ["Trois-Rivières, QC", "troisrivrs"],
  ["Cherry Street, Philadelphia, PA", "philadelph"],
])("%s is %s", (place, name) => {
  expect(rateCenterName(place)).toBe(name);
});

test("any place gets at most ten characters, and no space at an end", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-zéœ'. -]{1,40}$/), (city) => {
      expect(rateCenterName(`${city}, XX`)).toMatch(/^(?=.{0,10}$)([a-z0-9]+( [a-z0-9]+)*)?$/);
    }),
  );
});
