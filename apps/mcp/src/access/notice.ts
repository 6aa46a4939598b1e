/** Tells the operator of each problem once, however often it is met, and once that it is over. */
export function createNotice(
  say: (line: string) => void,
  over: string,
): (problem: string | undefined) => void {
  let told: string | undefined;
  return (problem) => {
    if (problem === told) return;
    told = problem;
    say(problem ?? over);
  };
}
