import { afterAll, expect, it } from "vitest";
import { ChildProcesses } from "../../children/child-processes.ts";
import { doJob } from "./do-job.ts";
import { buyNumber } from "./jobs/buy-number.ts";
import { followText } from "./jobs/follow-text.ts";
import { rerouteNumbers } from "./jobs/reroute-numbers.ts";
import { ourServer } from "./servers.ts";

const children = new ChildProcesses();
afterAll(() => children.endAll());

// The others are done once in the test of all suites. This one has a random id, and real time goes by.
it("follows a text to its delivery, which takes the same twice", async () => {
  const [once, again] = await Promise.all([1, 2].map(() => doJob(children, followText, ourServer(children))));
  expect(again).toEqual(once);
  expect(once?.calls).toBe(2);
});

it.each([
  { job: buyNumber, report: { number: "+12065550140" } },
  { job: rerouteNumbers, report: undefined },
  { job: followText, report: { status: "delivered" } },
])("does not believe a report that $job.name was done when it was not", async ({ job, report }) => {
  const sandbox = await job.open();
  try {
    expect(() => job.verify(sandbox, report)).toThrow();
  } finally {
    await sandbox.close();
  }
});
