import { describe, expect, it } from "vitest";
import { METADATA_URL, read, requestWith, withIssuer } from "./for-tests.ts";
import { SCOPES, TOOL_SCOPES } from "./scopes.ts";

describe("a scope that is missing", () => {
  it.each(SCOPES)("is named: %s", async (scope) => {
    const { access } = await withIssuer();
    const { status, parameters, body } = await read(access.missing(scope));
    expect(status).toBe(403);
    expect(body).toEqual({
      error: "insufficient_scope",
      error_description: expect.stringContaining(`lacks the scope ${scope}.`),
    });
    const isOfTools = TOOL_SCOPES.some((each) => each === scope);
    expect(parameters).toEqual({
      realm: "flowroute-mcp",
      error: "insufficient_scope",
      error_description: body.error_description,
      scope,
      // No issuer gives those of the operator.
      ...(isOfTools ? { resource_metadata: METADATA_URL } : {}),
    });
    expect(body.error_description.includes("Authorize again")).toBe(isOfTools);
  });

  it("can be any of those that open tools", async () => {
    const { access } = await withIssuer();
    const { status, parameters, body } = await read(access.missing(TOOL_SCOPES));
    expect([status, parameters["scope"]]).toEqual([403, TOOL_SCOPES.join(" ")]);
    expect(parameters["resource_metadata"]).toBe(METADATA_URL);
    expect(body.error_description).toBe(
      `The token has none of the scopes that open anything here: ${TOOL_SCOPES.join(", ")}. Nothing was done. Authorize again with those that you need.`,
    );
  });

  it("comes with the place of the metadata by the request where no public URL is set", async () => {
    const { access } = await withIssuer({ publicUrl: undefined, oauthAudience: "flowroute" });
    const request = requestWith(undefined, "http://127.0.0.1:8808/mcp");
    expect((await read(access.missing("numbers:buy", request))).parameters).toHaveProperty(
      "resource_metadata",
      "http://127.0.0.1:8808/.well-known/oauth-protected-resource/mcp",
    );
    expect((await read(access.missing("numbers:buy"))).parameters).not.toHaveProperty("resource_metadata");
  });
});
