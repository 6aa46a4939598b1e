import fc from "fast-check";
import { expect, test } from "vitest";
import { isPrivateAddress, literalAddress } from "./private-address.ts";

const hex = (value: number, digits = 1) => value.toString(16).padStart(digits, "0");
const octets = (ip: number) => [ip >>> 24, (ip >>> 16) & 255, (ip >>> 8) & 255, ip & 255];
const dotted = (ip: number) => octets(ip).join(".");
const twoGroups = (ip: number) => `${hex(ip >>> 16)}:${hex(ip & 0xffff)}`;

/** All that a URL may have in place of a host name for one IPv4 address. */
const FORMS: readonly ((ip: number) => string)[] = [
  dotted,
  (ip) => `${dotted(ip)}.`,
  (ip) => String(ip),
  (ip) => `0x${hex(ip)}`,
  (ip) => `0${ip.toString(8)}`,
  (ip) =>
    octets(ip)
      .map((octet) => `0x${hex(octet, 4)}`)
      .join("."),
  (ip) =>
    octets(ip)
      .map((octet) => `0${octet.toString(8)}`)
      .join("."),
  (ip) => `${ip >>> 24}.${ip & 0xffffff}`,
  (ip) => `0x${hex(ip >>> 24)}.${(ip >>> 16) & 255}.0${(ip & 0xffff).toString(8)}`,
  (ip) => dotted(ip).replaceAll("1", "%31").replaceAll("2", "\u{1D7DA}"),
  (ip) => `[::ffff:${dotted(ip)}]`,
  (ip) => `[0:0:0:0:0:FFFF:${twoGroups(ip)}]`,
  (ip) => `[::${dotted(ip)}]`,
  (ip) => `[::ffff:0:${twoGroups(ip)}]`,
  (ip) => `[64:ff9b::${dotted(ip)}]`,
  (ip) => `[2002:${twoGroups(ip)}::1]`,
  (ip) => `[2002:${twoGroups(ip)}:1:2:3:4:5]`,
];

const at = (address: string) => address.split(".").reduce((ip, octet) => ip * 256 + Number(octet), 0);

/** First and last addresses, written down apart from the ranges in the code. */
const PRIVATE: readonly (readonly [first: number, last: number])[] = [
  ["0.0.0.0", "0.255.255.255"],
  ["10.0.0.0", "10.255.255.255"],
  ["100.64.0.0", "100.127.255.255"],
  ["127.0.0.0", "127.255.255.255"],
  ["169.254.0.0", "169.254.255.255"],
  ["172.16.0.0", "172.31.255.255"],
  ["192.0.0.0", "192.0.0.255"],
  ["192.0.2.0", "192.0.2.255"],
  ["192.168.0.0", "192.168.255.255"],
  ["198.18.0.0", "198.19.255.255"],
  ["198.51.100.0", "198.51.100.255"],
  ["203.0.113.0", "203.0.113.255"],
  ["224.0.0.0", "255.255.255.255"],
].map(([first = "", last = ""]) => [at(first), at(last)]);

const isIn = (ip: number) => PRIVATE.some(([first, last]) => ip >= first && ip <= last);

const privateIpv4 = fc
  .constantFrom(...PRIVATE)
  .chain(([first, last]) => fc.oneof(fc.integer({ min: first, max: last }), fc.constantFrom(first, last)));

/** Anywhere, and right beside what is private. */
const publicIpv4 = fc
  .oneof(
    fc.integer({ min: 0, max: 0xffffffff }),
    fc.constantFrom(...PRIVATE.flatMap(([first, last]) => [first - 1, last + 1])),
  )
  .filter((ip) => ip >= 0 && ip <= 0xffffffff && !isIn(ip));

const passes = (host: string, port = "") => {
  const address = literalAddress(new URL(`http://${host}${port}/menu.png`));
  return address !== undefined && !isPrivateAddress(address);
};

test("no private IPv4 address passes in any form", () => {
  fc.assert(
    fc.property(
      privateIpv4,
      fc.constantFrom(...FORMS),
      fc.constantFrom("", ":80", ":8080"),
      (ip, form, port) => {
        expect(passes(form(ip), port)).toBe(false);
      },
    ),
    { numRuns: 2_000 },
  );
});

test("every public IPv4 address passes in every form", () => {
  fc.assert(
    fc.property(publicIpv4, fc.constantFrom(...FORMS), (ip, form) => {
      expect(passes(form(ip))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

const groups = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: count, maxLength: count });
const ipv6 = (first: number, rest: readonly number[]) =>
  [first, ...rest].map((group) => hex(group)).join(":");

test("no private IPv6 address passes, with a zone or without", () => {
  const first = fc.oneof(
    fc.integer({ min: 0xfc00, max: 0xfdff }),
    fc.integer({ min: 0xfe80, max: 0xfeff }),
    fc.integer({ min: 0xff00, max: 0xffff }),
  );
  fc.assert(
    fc.property(first, groups(7), fc.constantFrom("", "%eth0", "%1"), (group, rest, zone) => {
      expect(passes(`[${ipv6(group, rest)}]`)).toBe(false);
      expect(isPrivateAddress(ipv6(group, rest) + zone)).toBe(true);
    }),
  );
  for (const host of ["[::]", "[::1]", "[0:0:0:0:0:0:0:1]", "[2001:db8::1]", "[100::1]", "[64:ff9b:1::1]"]) {
    expect(passes(host)).toBe(false);
  }
});

test("every public IPv6 address passes", () => {
  const first = fc.integer({ min: 0x2003, max: 0x3fff });
  fc.assert(
    fc.property(first, groups(7), (group, rest) => {
      expect(passes(`[${ipv6(group, rest)}]`)).toBe(true);
    }),
  );
  expect(passes("[2001:4860:4860::8888]")).toBe(true);
  expect(passes("[2606:4700::]")).toBe(true);
});

test("what is no address is private, and a name is no address", () => {
  for (const nothing of ["", "media.test", "127.1", "1.2.3", "[::1]", ":::", "1.2.3.4.5"]) {
    expect(isPrivateAddress(nothing)).toBe(true);
  }
  expect(literalAddress(new URL("http://localhost/"))).toBeUndefined();
});
