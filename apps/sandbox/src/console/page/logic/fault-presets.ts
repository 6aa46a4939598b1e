import type { Fault, FaultEffect, NewFault } from "../../../faults/fault.ts";
import { formatDuration } from "./times.ts";

export type Harm = { effect?: FaultEffect; delay_ms?: number };
export type Preset = { id: string; label: string; hint: string; harm: Harm };

const SERVER_ERROR = { errors: [{ title: "Internal Server Error", detail: "A fault of the sandbox." }] };

export const PRESETS: readonly Preset[] = [
  {
    id: "cut-after",
    label: "Cut after it took effect",
    hint: "It is done and charged, and the answer never arrives.",
    harm: { effect: { kind: "cut_after" } },
  },
  {
    id: "cut-before",
    label: "Cut before it took effect",
    hint: "The connection ends before the request is read.",
    harm: { effect: { kind: "cut_before" } },
  },
  {
    id: "error-500",
    label: "500 Internal Server Error",
    hint: "An error in the carrier's shape; nothing is done.",
    harm: { effect: { kind: "answer", status: 500, body: SERVER_ERROR } },
  },
  {
    id: "rate-limit",
    label: "429 with Retry-After",
    hint: "Too many requests: try again in 2 s.",
    harm: { effect: { kind: "rate_limit", retry_after_seconds: 2 } },
  },
  {
    id: "html-502",
    label: "HTML 502 from a proxy",
    hint: "A page instead of JSON; nothing is done.",
    harm: { effect: { kind: "html", status: 502 } },
  },
  {
    id: "truncate",
    label: "Truncated body",
    hint: "It is done, and its answer ends in the middle.",
    harm: { effect: { kind: "truncate" } },
  },
  {
    id: "delay",
    label: "3 s delay",
    hint: "Everything works, slowly.",
    harm: { delay_ms: 3000 },
  },
];

/** By what they do: members may be in any order. */
const signature = ({ effect, delay_ms = 0 }: Harm) => {
  const members = effect === undefined ? [] : Object.entries(effect).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([delay_ms, members]);
};

const ANY = "*";
const operationOf = ({ operation }: Pick<NewFault, "operation">) =>
  operation === undefined || operation === "" ? ANY : operation;

/** The active faults that a preset's switch stands for. @param operation any when it is empty. */
export function faultsOfPreset(preset: Preset, operation: string, active: readonly Fault[]): Fault[] {
  const wanted = signature(preset.harm);
  return active.filter(
    (fault) => operationOf(fault) === operationOf({ operation }) && signature(fault) === wanted,
  );
}

export type Reach = { operation: string; times: string; percent: string };

/** As the form has it; undefined for what it cannot be. */
export function newFault({ harm }: Preset, { operation, times, percent }: Reach): NewFault | undefined {
  const count = times.trim() === "" ? undefined : Number(times);
  const probability = percent.trim() === "" ? 1 : Number(percent) / 100;
  if (count !== undefined && !(Number.isInteger(count) && count >= 1)) return undefined;
  if (!(probability > 0 && probability <= 1)) return undefined;
  return {
    ...harm,
    ...(operation === "" ? {} : { operation }),
    ...(count === undefined ? {} : { times: count }),
    ...(probability === 1 ? {} : { probability }),
  };
}

function effectWords(effect: FaultEffect): string {
  switch (effect.kind) {
    case "answer":
      return `${effect.status} answer${effect.after_effect ? ", after it took effect" : ""}`;
    case "rate_limit":
      return effect.retry_after_seconds === undefined
        ? "429"
        : `429, Retry-After ${effect.retry_after_seconds} s`;
    case "html":
      return `HTML ${effect.status ?? 502}${effect.after_effect ? ", after it took effect" : ""}`;
    case "cut_before":
      return "Cut before it took effect";
    case "cut_after":
      return "Cut after it took effect";
    case "truncate":
      return "Truncated body";
  }
}

/** What it does, in a few words. */
export function describeHarm({ effect, delay_ms = 0 }: Harm): string {
  const delay = delay_ms > 0 ? [`${formatDuration(delay_ms)} delay`] : [];
  const words = [...(effect === undefined ? [] : [effectWords(effect)]), ...delay];
  return words.length === 0 ? "Nothing" : words.join(", ");
}
