import { duplicatesIn } from "./duplicates.ts";
import type { Evidence, Offence } from "./evidence.ts";
import { lostIn } from "./lost.ts";
import { openEndsIn } from "./open-ends.ts";
import { overrunsIn } from "./overruns.ts";
import { tooFastIn } from "./pace.ts";
import { phantomsIn } from "./phantoms.ts";

/** What a run proves to be wrong; all empty if nothing is. */
export type Verdict = {
  duplicates: Offence[];
  lost: Offence[];
  phantoms: Offence[];
  overruns: Offence[];
  tooFast: Offence[];
  openEnds: Offence[];
};

export const verify = (evidence: Evidence): Verdict => ({
  duplicates: duplicatesIn(evidence),
  lost: lostIn(evidence),
  phantoms: phantomsIn(evidence),
  overruns: overrunsIn(evidence),
  tooFast: tooFastIn(evidence),
  openEnds: openEndsIn(evidence),
});
