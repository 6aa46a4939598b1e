import { describe, expect, it } from "vitest";
import type { Access } from "./access.ts";
import { accessOf, answerTo, METADATA_URL, PUBLIC_URL, requestWith, withIssuer } from "./for-tests.ts";
import { openIssuer } from "./oauth/for-tests.ts";
import { TOOL_SCOPES } from "./scopes.ts";

describe("the metadata of RFC 9728", () => {
  const document = (access: Access, url: string, method = "GET") =>
    access.metadata(new Request(url, { method }));

  it("says for what tokens are, whose, with which scopes, and how they are sent", async () => {
    const { access, issuer } = await withIssuer();
    for (const path of ["", "/mcp"]) {
      const response = document(access, `http://127.0.0.1:8808/.well-known/oauth-protected-resource${path}`);
      expect(response?.headers.get("content-type")).toBe("application/json");
      expect(await response?.json()).toMatchObject({
        resource: `${PUBLIC_URL}/mcp`,
        authorization_servers: [issuer.setting],
        scopes_supported: TOOL_SCOPES,
        bearer_methods_supported: ["header"],
      });
    }
  });

  it("names the issuer as its own metadata does, as soon as that is known", async () => {
    const { setting, issuer } = await openIssuer({ slash: "/" });
    const { access } = accessOf({ publicUrl: PUBLIC_URL, oauthIssuer: setting });
    await expect
      .poll(() => document(access, METADATA_URL)?.json(), { timeout: 5000 })
      .toMatchObject({ authorization_servers: [issuer] });
  });

  it("goes by the request where no public URL is set", async () => {
    const { access } = await withIssuer({ publicUrl: undefined, oauthAudience: "flowroute" });
    const url = "http://localhost:8808/.well-known/oauth-protected-resource/mcp?x=1";
    expect(await document(access, url)?.json()).toHaveProperty("resource", "http://localhost:8808/mcp");
  });

  it("is where the challenge says, and where clients look, behind a proxy with a path", async () => {
    const { access } = await withIssuer({ publicUrl: `${PUBLIC_URL}/flowroute` });
    const { parameters } = await answerTo(access, requestWith());
    expect(parameters["resource_metadata"]).toBe(
      `${PUBLIC_URL}/flowroute/.well-known/oauth-protected-resource/mcp`,
    );
    for (const path of ["/mcp", "/flowroute/mcp"])
      expect(
        await document(access, `http://127.0.0.1/.well-known/oauth-protected-resource${path}`)?.json(),
      ).toHaveProperty("resource", `${PUBLIC_URL}/flowroute/mcp`);
  });

  it("has no body for HEAD, and is nothing else", async () => {
    const { access } = await withIssuer();
    const head = document(access, METADATA_URL, "HEAD");
    expect({ status: head?.status, text: await head?.text() }).toEqual({ status: 200, text: "" });
    for (const method of ["POST", "DELETE", "OPTIONS"])
      expect(document(access, METADATA_URL, method)).toBeUndefined();
    for (const path of [
      "/",
      "/mcp",
      "/.well-known/oauth-protected-resource/",
      "/.well-known/oauth-protected-resource/x",
    ])
      expect(document(access, `${PUBLIC_URL}${path}`)).toBeUndefined();
  });
});
