import { isIP } from "node:net";

const LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const HOST_NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*\\.?$`);
const HOST_AND_PORT = /^(\[[^\]]*\]|[^:]*)(?::([0-9]{1,5}))?$/;
const SIP_URI = /^sips?:([^@;:\s]+)@([^;\s]+?)((?:;[^;]*)*)$/i;
const SIP_PARAMETER = /^(?:transport=(?:udp|tcp|tls)|weight=[0-9]{1,5})$/i;

function isHost(host: string): boolean {
  if (host.startsWith("[")) return isIP(host.slice(1, -1)) === 6;
  // Digits and dots alone are an IP address or nothing.
  if (/^[0-9.]+$/.test(host)) return isIP(host) === 4;
  return host.length <= 253 && HOST_NAME.test(host);
}

function isHostAndPort(value: string): boolean {
  if (isIP(value) === 6) return true;
  const [, host, port] = HOST_AND_PORT.exec(value) ?? [];
  if (host === undefined || !isHost(host)) return false;
  return port === undefined || (Number(port) >= 1 && Number(port) <= 65_535);
}

function isSipUri(value: string): boolean {
  const [, , host, parameters] = SIP_URI.exec(value) ?? [];
  if (host === undefined || parameters === undefined || !isHostAndPort(host)) return false;
  return parameters
    .split(";")
    .slice(1)
    .every((parameter) => SIP_PARAMETER.test(parameter));
}

/** Why the value does not suit a route of this type; undefined when it does. */
export function routeValueProblem(routeType: "host" | "number" | "uri", value: string): string | undefined {
  switch (routeType) {
    case "host":
      if (isHostAndPort(value)) return undefined;
      return "Must be an IP address or a host name, with an optional port.";
    case "number":
      if (/^1[2-9][0-9]{9}$/.test(value)) return undefined;
      return "Must be a phone number of eleven digits with country code 1.";
    case "uri":
      if (isSipUri(value)) return undefined;
      return (
        "Must be sip: or sips:, a user, @ and a host, with an optional port, " +
        ";transport=udp, tcp or tls, and ;weight= with a number."
      );
  }
}
