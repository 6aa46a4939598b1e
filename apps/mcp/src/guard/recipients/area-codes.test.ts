import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaCodes } from "../../../../sandbox/src/inventory/area-codes.ts";
import { AREA_CODE_GROUPS, TOLL_FREE } from "./area-code-groups.ts";
import { areaCodeOf, readCodes } from "./area-codes.ts";

const EASTERN = "America/New_York";
const CENTRAL = "America/Chicago";
const MOUNTAIN = "America/Denver";
const PACIFIC = "America/Los_Angeles";
const TORONTO = "America/Toronto";
const HALIFAX = "America/Halifax";
const WINNIPEG = "America/Winnipeg";
const EDMONTON = "America/Edmonton";
const CONTIGUOUS = [EASTERN, CENTRAL, MOUNTAIN, PACIFIC];

/** The states by the zones that they have; a state is in one line. */
const ZONES_OF_STATES: readonly (readonly [states: string, zones: readonly string[]])[] = [
  ["ct dc de ga ma md me nc nh nj ny oh pa ri sc va vt wv", [EASTERN]],
  ["ar ia il la mn mo ms wi", [CENTRAL]],
  ["al fl in ky mi tn", [EASTERN, CENTRAL]],
  ["co mt nm ut wy", [MOUNTAIN]],
  ["ks nd ne ok sd tx", [CENTRAL, MOUNTAIN]],
  ["az", ["America/Phoenix", MOUNTAIN]],
  ["ca wa", [PACIFIC]],
  ["id nv or", [MOUNTAIN, PACIFIC]],
  ["ak", ["America/Anchorage", "America/Adak"]],
  ["hi", ["Pacific/Honolulu"]],
  ["nl", ["America/St_Johns", "America/Goose_Bay"]],
  ["nb ns pe", [HALIFAX]],
  ["qc", [HALIFAX, "America/Blanc-Sablon", TORONTO]],
  ["on", [TORONTO, "America/Atikokan", WINNIPEG]],
  ["mb", [WINNIPEG]],
  ["sk", [WINNIPEG, "America/Regina", EDMONTON]],
  ["ab", [EDMONTON]],
  ["bc", [EDMONTON, "America/Dawson_Creek", "America/Vancouver"]],
  ["nu", ["America/Iqaluit", "America/Atikokan", "America/Rankin_Inlet", "America/Cambridge_Bay"]],
  ["nt yt", [EDMONTON, "America/Whitehorse"]],
];

/** The zone that most people of the state live in, where a code of several zones could have lost it. */
const MAIN_ZONE: Readonly<Record<string, string>> = {
  mi: EASTERN,
  ky: EASTERN,
  in: EASTERN,
  fl: EASTERN,
  al: CENTRAL,
  tx: CENTRAL,
  ok: CENTRAL,
  ne: CENTRAL,
  ks: CENTRAL,
  nv: PACIFIC,
  or: PACIFIC,
  az: "America/Phoenix",
  on: TORONTO,
  qc: TORONTO,
  bc: "America/Vancouver",
};

const zonesOfState = (state: string) =>
  ZONES_OF_STATES.find(([states]) => states.split(" ").includes(state))?.[1] ?? [];

const of = (code: string) => areaCodeOf(`+1${code}5550123`);
const codesOfGroups = () => AREA_CODE_GROUPS.flatMap(({ codes }) => readCodes(codes));

describe("against the inventory of the sandbox", () => {
  const known = areaCodes().map(({ npa, rateCenters }) => ({ npa, rateCenters, areaCode: of(npa) }));

  it("knows the country of every code", () => {
    const expected = known.map(({ npa, rateCenters }) => [npa, rateCenters[0]?.iso_country]);
    expect(known.map(({ npa, areaCode }) => [npa, areaCode?.country])).toEqual(expected);
  });

  it("gives no code a zone that its states do not have", () => {
    const wrong = known.filter(({ rateCenters, areaCode }) => {
      const permitted = new Set(rateCenters.flatMap(({ state }) => zonesOfState(state)));
      return areaCode?.zones.every((zone) => permitted.has(zone)) !== true;
    });
    expect(wrong.map(({ npa }) => npa)).toEqual([]);
  });

  it("gives each zone of a state to one of its codes, and the main one to nearly all", () => {
    for (const state of ZONES_OF_STATES.flatMap(([states]) => states.split(" "))) {
      const codes = known.filter(({ rateCenters }) => rateCenters.some((one) => one.state === state));
      const given = new Set(codes.flatMap(({ areaCode }) => areaCode?.zones ?? []));
      for (const zone of zonesOfState(state)) expect(given, state).toContain(zone);
      const main = MAIN_ZONE[state];
      if (main === undefined) continue;
      const without = codes.filter(({ areaCode }) => areaCode?.zones.includes(main) !== true);
      expect(without.length, state).toBeLessThanOrEqual(2);
    }
  });
});

describe("the groups", () => {
  it("have no code twice", () => {
    const codes = [...codesOfGroups(), ...readCodes(TOLL_FREE)];
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it("have codes that can be area codes", () => {
    expect(codesOfGroups().filter((code) => !/^[2-9][0-8]\d$/.test(code) || /^.11$/.test(code))).toEqual([]);
  });

  it("have zones that this runtime has", () => {
    for (const { zones } of AREA_CODE_GROUPS)
      for (const timeZone of zones)
        expect(() => new Intl.DateTimeFormat("en-US", { timeZone })).not.toThrow();
  });

  it("have all of the geographic codes", () => {
    const us = AREA_CODE_GROUPS.filter(({ country }) => country === "US");
    expect(us.flatMap(({ codes }) => readCodes(codes)).length).toBeGreaterThan(370);
    expect(codesOfGroups().length).toBeGreaterThan(425);
  });
});

describe("areaCodeOf", () => {
  it("knows codes of one zone", () => {
    expect(of("206")).toEqual({ country: "US", zones: [PACIFIC] });
    expect(of("416")).toEqual({ country: "CA", zones: [TORONTO] });
    expect(of("480")).toEqual({ country: "US", zones: ["America/Phoenix"] });
    expect(of("808")).toEqual({ country: "US", zones: ["Pacific/Honolulu"] });
  });

  it.each([
    [[EASTERN, CENTRAL], "334 850 448 219 574 812 930 270 364 606 906 423 729 931"],
    [[CENTRAL, MOUNTAIN], "620 785 701 308 605 432 580"],
    [[MOUNTAIN, PACIFIC], "208 986 541 458 775"],
    [["America/Phoenix", MOUNTAIN], "928"],
    [["America/Winnipeg", "America/Regina", EDMONTON], "306 639 474"],
    [[EDMONTON, "America/Dawson_Creek", "America/Vancouver"], "250 236 257 672 778"],
    [["America/St_Johns", "America/Goose_Bay"], "709 879"],
  ])("knows that %j are straddled by %s", (zones, codes) => {
    for (const code of readCodes(codes)) expect(of(code)?.zones, code).toEqual(zones);
  });

  it("knows overlays of the last years", () => {
    for (const code of readCodes("235 324 357 436 483 621 624 679 686 729 738 748 821 837 924 975 983"))
      expect(of(code)?.country, code).toBe("US");
    for (const code of readCodes("257 263 273 354 382 428 468 584 683 742 753 879 942"))
      expect(of(code)?.country, code).toBe("CA");
  });

  it("takes the territories as the US", () => {
    for (const code of readCodes("787 939 340 671 670 684")) expect(of(code)?.country, code).toBe("US");
    expect(of("787")?.zones).toEqual(["America/Puerto_Rico"]);
  });

  it("takes toll-free codes as the US, anywhere in the contiguous states", () => {
    for (const code of readCodes("800 833 844 855 866 877 888"))
      expect(of(code), code).toEqual({ country: "US", zones: CONTIGUOUS });
  });

  it("knows no country of what is neither", () => {
    const elsewhere = "242 246 264 268 284 345 441 473 649 658 664 721 758 767 784 809 829 849 868 869 876";
    const withoutPlace = "500 521 522 533 544 566 577 588 600 622 700 710 822 881 900";
    for (const code of readCodes(`${elsewhere} ${withoutPlace} 200 211 222 299 911 999`))
      expect(of(code), code).toEqual({ country: undefined, zones: CONTIGUOUS });
  });

  it("is undefined for a number that is not +1", () => {
    for (const number of ["+442079460123", "12065550123", "+1", "+120", "", "+52 1206", " +12065550123"])
      expect(areaCodeOf(number), number).toBeUndefined();
  });

  it("has a zone for every +1 number, and none for other text", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (rest) => {
        expect(areaCodeOf(`+1${String(rest).padStart(10, "0")}`)?.zones.length).toBeGreaterThan(0);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (!text.startsWith("+1")) expect(areaCodeOf(text)).toBeUndefined();
      }),
    );
  });
});
