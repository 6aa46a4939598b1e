import { buyNumber } from "./buy-number.ts";
import { followText } from "./follow-text.ts";
import type { Job } from "./job.ts";
import { rerouteNumbers } from "./reroute-numbers.ts";
import { summariseDay } from "./summarise-day.ts";

export const allJobs: readonly Job[] = [buyNumber, rerouteNumbers, followText, summariseDay];
