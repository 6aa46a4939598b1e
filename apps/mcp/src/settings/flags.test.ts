import { expect, it } from "vitest";
import { COMMANDS } from "./commands.ts";
import { FLAGS, HELP, VARIABLES } from "./flags.ts";
import { GROUPS, NAMES } from "./table.ts";

it("a setting has one name for flag, variable and key", () => {
  expect(FLAGS["numbers-per-day"]).toMatchObject({ type: "string" });
  expect(FLAGS["keep-bodies"]).toMatchObject({ type: "boolean" });
  expect(VARIABLES).toContain("FLOWROUTE_MCP_NUMBERS_PER_DAY");
  expect(NAMES).toContain("numbers_per_day");
  expect(VARIABLES.size).toBe(NAMES.length + 3);
});

it("the help names everything that there is, in lines that a terminal shows", () => {
  const words = new Set(HELP.split(/[\s,:()]+/));
  for (const flag of Object.keys(FLAGS)) expect(words).toContain(`--${flag}`);
  for (const variable of VARIABLES) expect(words).toContain(variable);
  for (const command of Object.keys(COMMANDS)) expect(HELP).toContain(`\n  ${command} `);
  for (const line of HELP.split("\n")) expect(line.length, line).toBeLessThanOrEqual(100);
  expect(HELP).toMatch(/^ {2}--spend MODE +buying numbers \(default confirm; allow with --sandbox\)$/m);
});

it("every setting is in one group of the help", () => {
  expect(GROUPS.flatMap(({ settings }) => Object.keys(settings))).toEqual(NAMES);
});
