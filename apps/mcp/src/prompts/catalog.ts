import type { Completions } from "../completions/completions.ts";
import type { Prompt } from "./prompt.ts";
import { putBackRoutes } from "./put-back-routes.ts";
import { rerouteForOutage } from "./reroute-for-outage.ts";
import { setUpNumber } from "./set-up-number.ts";
import { todaysMessages } from "./todays-messages.ts";

type With = {
  completions: Completions;
  now: () => number;
  /** Whose today it is where the person does not say. */
  homeZone: () => string;
};

/** Every prompt, in the order in which hosts are told of them. */
export const promptsWith = ({ completions, now, homeZone }: With): readonly Prompt[] => [
  setUpNumber(completions),
  rerouteForOutage(completions),
  putBackRoutes,
  todaysMessages({ ...completions, now, homeZone }),
];
