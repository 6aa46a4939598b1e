import { expect, it } from "vitest";
import { operation, smallRepository, tool } from "./for-tests.ts";
import { keepReleased, releasedContract, releasedTools } from "./released.ts";

it("keeps what there is, over what was kept before", async () => {
  const repository = smallRepository();
  await keepReleased(repository.root);
  repository.contract({ "/b": operation("listB") });
  repository.tools(tool("get_b"));
  await keepReleased(repository.root);
  expect(await releasedContract(repository.root)).toMatchObject({ paths: { "/b": operation("listB") } });
  expect(await releasedTools(repository.root)).toMatchObject({ tools: [{ tool: { name: "get_b" } }] });
});

it("keeps neither where one is missing", async () => {
  const repository = smallRepository();
  repository.remove("apps/mcp/tools.json");
  await expect(keepReleased(repository.root)).rejects.toThrow(/tools\.json is missing/);
  expect(await releasedContract(repository.root)).toBeUndefined();
  expect(await releasedTools(repository.root)).toBeUndefined();
});
