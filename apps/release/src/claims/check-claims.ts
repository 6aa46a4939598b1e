import { compareContracts } from "../contract/compare-contracts.ts";
import { compareToolLists } from "../tool-list/compare-tool-lists.ts";
import { committedToolList } from "../tool-list/tool-list.ts";
import { publishedPackages } from "../version/packages.ts";
import { claimedLevels } from "./claimed.ts";
import { claimsEnough, type Measured } from "./enough.ts";
import { currentContract, releasedContract, releasedTools } from "./released.ts";
import type { Verdict } from "./verdict.ts";
import { changesetsFor } from "./without-changeset.ts";

/** Holds the waiting changesets against what changed: since the last release, and on this branch if `since` says so. */
export async function checkClaims(root: string, since?: string): Promise<Verdict[]> {
  const claims = await claimedLevels(root);
  const verdicts = [await contract(root), await tools(root)].map((measured) =>
    claimsEnough(measured, claims.get(measured.name)),
  );
  return since === undefined ? verdicts : [...verdicts, await changesetsFor(root, since)];
}

async function contract(root: string): Promise<Measured> {
  const before = await releasedContract(root);
  const changes = before === undefined ? undefined : compareContracts(before, await currentContract(root));
  return { ...published(root, "flowroute-openapi"), subject: "the contract", changes };
}

async function tools(root: string): Promise<Measured> {
  const before = await releasedTools(root);
  const changes = before === undefined ? undefined : compareToolLists(before, await committedToolList(root));
  return { ...published(root, "flowroute-mcp"), subject: "the tools", changes };
}

function published(root: string, name: string): { name: string; version: string } {
  const found = publishedPackages(root).find((each) => each.name === name);
  if (found === undefined) throw new Error(`${name} is no published package here, so nothing was checked.`);
  return { name, version: found.version };
}
