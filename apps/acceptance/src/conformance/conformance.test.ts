import { expect, it } from "vitest";
import { ON_FIXTURES, ON_SHIPPED } from "./expected-failures.ts";
import { openFixtureServer } from "./fixtures/fixture-server.ts";
import { REVISIONS, type Result, runSuite } from "./run-suite.ts";
import { openShippedServer } from "./shipped-server.ts";
import { problemsOf, tableOf } from "./verdict.ts";

/** As many scenarios as the two revisions have: a suite that leaves some out does not pass unseen. */
const ALL = 33 + 50;

/** Some scenarios wait for half a second and no longer, which is little on a machine with much to do. */
const ONCE_MORE = { retry: 1 };

const runAll = async (url: string): Promise<Result[]> =>
  (await Promise.all(REVISIONS.map((revision) => runSuite(url, revision)))).flat();

it("the transport passes every scenario, with what they call behind it", ONCE_MORE, async () => {
  const server = await openFixtureServer();
  try {
    const results = await runAll(server.url);
    expect(results).toHaveLength(ALL);
    expect(problemsOf(results, ON_FIXTURES), tableOf(results)).toEqual([]);
    expect(server.errors).toEqual([]);
  } finally {
    await server.close();
  }
});

it(
  "the published server passes every scenario that calls nothing of the suite's own",
  ONCE_MORE,
  async () => {
    const server = await openShippedServer();
    try {
      const results = await runAll(server.url);
      expect(results).toHaveLength(ALL);
      expect(problemsOf(results, ON_SHIPPED), tableOf(results)).toEqual([]);
    } finally {
      await server.close();
    }
  },
);
