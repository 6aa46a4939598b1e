/** Where a person can say yes, told to who is at this machine. */
export const atThisMachine = (approveCommand: string): string =>
  `The person can run \`${approveCommand}\` in a terminal`;

/**
 * The same, told to callers from anywhere: nothing of how this machine is set up.
 *
 * @param page where a person can do it in a browser; undefined: nowhere
 */
export const atTheServer = (page: string | undefined): string => {
  const terminal = "run `flowroute-mcp approve` on the server's machine";
  return page === undefined
    ? `The operator can ${terminal}`
    : `The operator can sign in at ${page}, or ${terminal}`;
};

/** All that a person has to type in a terminal of this machine. */
export const approveCommandOf = (
  command: string,
  { stateFolder, isShared }: { stateFolder: string; isShared: boolean },
): string => (isShared ? `${command} approve` : `${command} approve --state "${stateFolder}"`);
