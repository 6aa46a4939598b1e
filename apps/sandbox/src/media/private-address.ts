import { BlockList, isIP, isIPv4 } from "node:net";

/** Not on the public internet: this machine, its networks, documentation, multicast, reserved. */
const PRIVATE_IPV4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];

/** :: and ::1 are among those that hold an IPv4 address: 0.0.0.0 and 0.0.0.1. */
const PRIVATE_IPV6 = [
  "64:ff9b:1::/48",
  "100::/64",
  "2001:db8::/32",
  "fc00::/7",
  "fe80::/10",
  "fec0::/10",
  "ff00::/8",
];

/** The first groups of an IPv6 address that holds an IPv4 address in the two groups after them. */
const BEFORE_IPV4: readonly (readonly number[])[] = [
  [0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0xffff],
  [0, 0, 0, 0, 0xffff, 0],
  [0x64, 0xff9b, 0, 0, 0, 0],
  [0x2002],
];

const blocked = new BlockList();
for (const range of [...PRIVATE_IPV4, ...PRIVATE_IPV6]) {
  const [network = "", prefix] = range.split("/");
  blocked.addSubnet(network, Number(prefix), isIPv4(network) ? "ipv4" : "ipv6");
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  // A URL writes IPv4 parts and leading zeros out; `::` is all that is left to fill.
  const normal = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [before = [], after = []] = normal
    .split("::")
    .map((part) => (part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16))));
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after];
}

function embeddedIpv4(groups: readonly number[]): string | undefined {
  const before = BEFORE_IPV4.find((prefix) => prefix.every((group, index) => group === groups[index]));
  if (before === undefined) return undefined;
  const [high = 0, low = 0] = groups.slice(before.length);
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}

/** Whether nobody but this machine and its neighbours may have this address. What is no address counts as private. */
export function isPrivateAddress(address: string): boolean {
  const withoutZone = address.split("%", 1)[0] ?? "";
  switch (isIP(withoutZone)) {
    case 4:
      return blocked.check(withoutZone, "ipv4");
    case 6: {
      const ipv4 = embeddedIpv4(groupsOf(withoutZone));
      return ipv4 === undefined ? blocked.check(withoutZone, "ipv6") : blocked.check(ipv4, "ipv4");
    }
    default:
      return true;
  }
}

/** The address that a URL has in place of a host name. */
export function literalAddress(url: URL): string | undefined {
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  return isIP(host) === 0 ? undefined : host;
}
