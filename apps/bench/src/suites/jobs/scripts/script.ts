import type { Host } from "../host/counted-host.ts";
import type { JobName } from "../jobs/job.ts";

/**
 * Each job, as a good model does it with one server's tools: no call that the job does not need, pages as large as they
 * may be, and nothing known but what the person said, what the tools' descriptions say and what was read. What a script
 * returns is what the person is told.
 */
export type Scripts = Record<JobName, (host: Host) => Promise<unknown>>;
