import type { Budget, Limit } from "../../guard/budget-limits.ts";
import { ACTING_EFFECTS, type ActingEffect } from "../../guard/effect.ts";
import { modeOf } from "../../guard/policy.ts";
import { counted } from "../../guard/words.ts";
import type { Settings } from "../../settings/settings.ts";
import { inDollars } from "../../terms/money.ts";

type Rules = Pick<Settings, "policy" | "budgets" | "callerBudgets">;

const MODE_WORDS = {
  allow: "goes ahead",
  confirm: "asks a person each time",
  deny: "is refused",
} as const;

const EFFECT_WORDS: Record<ActingEffect, string> = {
  spend: "Buying numbers",
  send: "Sending messages",
  change: "Creating and setting routes",
};

/** The policy that holds, a line for each effect. */
export const policyInWords = ({ policy, budgets, callerBudgets }: Rules): string[] =>
  policy.readOnly
    ? ["Read-only: nothing is bought, sent or changed."]
    : ACTING_EFFECTS.map((effect) => {
        const mode = modeOf(policy, effect);
        const limits =
          effect === "change" || mode === "deny"
            ? ""
            : `, ${limitsInWords(effect, budgets[effect], callerBudgets[effect])}`;
        return `${EFFECT_WORDS[effect]} ${MODE_WORDS[mode]}${limits}.`;
      });

function limitsInWords(effect: ActingEffect, all: Budget, ofEachCaller: Budget): string {
  const [together, each] = [upTo(effect, all), upTo(effect, ofEachCaller)];
  if (each === undefined) return together ?? "without limit";
  return `${together ?? "without limit in all"}; each caller ${each}`;
}

function upTo(effect: ActingEffect, { count, nanodollars }: Budget): string | undefined {
  const limits = [
    ...within(count, (limit) => counted(effect, limit)),
    ...within(nanodollars, (limit) => inDollars(limit)),
  ];
  return limits.length === 0 ? undefined : `up to ${limits.join(", ")}`;
}

const within = ({ perDay, perMonth }: Limit, inWords: (limit: number) => string): string[] => [
  ...(perDay === undefined ? [] : [`${inWords(perDay)} a day`]),
  ...(perMonth === undefined ? [] : [`${inWords(perMonth)} a month`]),
];

/** What the settings let happen that an operator may not have meant. */
export function policyWarnings({ policy, budgets }: Rules): string[] {
  const isOpen = (effect: ActingEffect) => modeOf(policy, effect) === "allow";
  const hasNone = ({ perDay, perMonth }: Limit) => perDay === undefined && perMonth === undefined;
  return [
    ...(isOpen("spend") && hasNone(budgets.spend.nanodollars)
      ? [
          "Numbers are bought without asking, and nothing limits the dollars in all. Set --numbers-usd-per-day or --numbers-usd-per-month, or --spend confirm.",
        ]
      : []),
    ...(isOpen("send") && hasNone(budgets.send.count) && hasNone(budgets.send.nanodollars)
      ? [
          "Messages are sent without asking, and nothing limits how many in all. Set --messages-per-day or --messages-usd-per-day, or --send confirm.",
        ]
      : []),
  ];
}
