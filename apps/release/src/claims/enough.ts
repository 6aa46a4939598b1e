import { asksForMore, type Change, type Level } from "../contract/change.ts";
import { failed, passed, type Verdict } from "./verdict.ts";

/** A package whose changes are read from what it publishes, and what that is called. */
export type Measured = {
  name: string;
  version: string;
  subject: string;
  /** Nothing when no release has left anything to compare with. */
  changes: Change[] | undefined;
};

/** Whether the changesets claim as much as the changes since the last release ask for. */
export function claimsEnough(
  { name, version, subject, changes }: Measured,
  claim: Level | undefined,
): Verdict {
  if (changes === undefined)
    return version === "0.0.0"
      ? passed(`${name}: nothing has been released yet, so there is nothing to hold ${subject} against.`)
      : failed(
          `${name} is at ${version}, but apps/release/released/ does not say what that release had, so ${subject} was held against nothing. Get the folder back from git: it is written with each new version.`,
        );
  const more = changes.filter(({ level }) => asksForMore(level, claim));
  const claimed = claim === undefined ? "no changeset raises it" : `the changesets claim a ${claim}`;
  if (more.length === 0)
    return passed(
      changes.length === 0
        ? `${name}: ${subject} did not change since the last release.`
        : `${name}: ${claimed}, which is enough for what changed in ${subject} (${changes.length}).`,
    );
  const least = worst(more);
  return failed(
    [
      `${name}: ${claimed}, and these changes of ${subject} ask for more:`,
      ...more.map(({ level, where, what }) => `  ${level}: ${where}: ${what}`),
      `Run \`npm run changeset\` and choose ${least} for ${name} (below 1.0.0, too), or take back what asks for it.`,
    ].join("\n"),
  );
}

const worst = (changes: Change[]): Level =>
  changes.reduce<Level>((least, { level }) => (asksForMore(level, least) ? level : least), "patch");
