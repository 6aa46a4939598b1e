import { createOngoing } from "../terms/ongoing.ts";

/** What was begun before the server stops, and has not ended. */
export function createUnderWay() {
  const ongoing = createOngoing();
  let isClosed = false;
  return {
    /** Once it is closed nothing is begun, and `refused` is the answer. */
    during: async <Result>(work: () => Promise<Result>, refused: Result): Promise<Result> =>
      isClosed ? refused : ongoing.during(work),
    /** Nothing more is begun; resolves when nothing is under way any more. */
    async close(): Promise<void> {
      isClosed = true;
      await ongoing.ended();
    },
  };
}
