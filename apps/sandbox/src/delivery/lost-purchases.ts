import { LOST_TO_ANOTHER_LINE, OUT_OF_FUNDS_LINE, SEATTLE_NPA } from "../inventory/demo-numbers.ts";
import { FICTION_NXX } from "../inventory/numbering-plan.ts";

/** Why a number that is for sale cannot be bought, whoever tries. */
export type LostPurchase = "to another buyer" | "for funds";

const seattleNumber = (line: number) => `1${SEATTLE_NPA}${FICTION_NXX}${String(line).padStart(4, "0")}`;

const LOST: ReadonlyMap<string, LostPurchase> = new Map([
  [seattleNumber(LOST_TO_ANOTHER_LINE), "to another buyer"],
  [seattleNumber(OUT_OF_FUNDS_LINE), "for funds"],
]);

/** @param number eleven digits. */
export const lostPurchaseOf = (number: string): LostPurchase | undefined => LOST.get(number);
