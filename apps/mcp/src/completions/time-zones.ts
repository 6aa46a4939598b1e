import { type Completer, suggestions } from "./completer.ts";

let zones: readonly string[] | undefined;

/** Time zones as the IANA names them, by any part of the name: `angeles`. */
export const timeZones: Completer = {
  needs: [],
  async suggest({ text }) {
    zones ??= [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])];
    const part = text.trim().toLowerCase().replaceAll(" ", "_");
    return suggestions(zones.filter((zone) => zone.toLowerCase().includes(part)));
  },
};
