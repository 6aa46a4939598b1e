import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The rehearsal takes longer than all else together on one processor: it begins first, and the others go on beside it. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isRehearsal = ({ moduleId }: TestSpecification) => moduleId.endsWith("/rehearsal.test.ts");
    const sorted = await super.sort(files);
    return [...sorted.filter(isRehearsal), ...sorted.filter((file) => !isRehearsal(file))];
  }
}

export default defineConfig({
  test: {
    globalSetup: ["src/packed/pack.ts"],
    sequence: { sequencer: LongestFirst },
    // By itself it would leave a processor idle, of which small machines have two.
    maxWorkers: "100%",
    reporters: ["default", ["json", { outputFile: "test-results.json" }]],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
