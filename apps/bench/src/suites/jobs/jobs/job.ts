import type { Sandbox } from "flowroute-sandbox";

/** Something that a person asks for. What they say is in the constants that the scripts take from the job's file. */
export type Job = {
  name: JobName;
  title: string;
  /** The same sandbox each time. */
  open: () => Promise<Sandbox>;
  /** @throws Error unless what was asked for was done, once, and the report that the person got of it is right. */
  verify: (sandbox: Sandbox, report: unknown) => void;
};

export type JobName = "buy" | "reroute" | "follow" | "summarise";
