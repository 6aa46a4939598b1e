import { describe, expect, it } from "vitest";
import { openIssuer } from "./for-tests.ts";
import { placesOf, readIssuerMetadata } from "./issuer-metadata.ts";
import { IssuerProblem } from "./outage.ts";

const problemOf = async (issuer: string): Promise<string> => {
  const read = await readIssuerMetadata(issuer).catch((error: unknown) => error);
  if (!(read instanceof IssuerProblem)) throw new Error("it was read");
  return read.message;
};

describe("where the metadata of an issuer is", () => {
  it("follows from its URL", () => {
    expect(placesOf("https://id.example.com")).toEqual([
      "https://id.example.com/.well-known/oauth-authorization-server",
      "https://id.example.com/.well-known/openid-configuration",
    ]);
    expect(placesOf("https://id.example.com/realms/team/")).toEqual([
      "https://id.example.com/.well-known/oauth-authorization-server/realms/team",
      "https://id.example.com/.well-known/openid-configuration/realms/team",
      "https://id.example.com/realms/team/.well-known/openid-configuration",
    ]);
  });
});

describe("the metadata of an issuer", () => {
  it.each(["", "/realms/team"])("is found in each of the places, for the path %j", async (path) => {
    const { setting, origin, answers, answerJson } = await openIssuer({ path });
    for (const url of placesOf(setting)) {
      answers.clear();
      answerJson(url.slice(origin.length), { issuer: setting, jwks_uri: `${origin}/keys` });
      expect(await readIssuerMetadata(setting)).toEqual({
        issuer: setting,
        keysUrl: new URL(`${origin}/keys`),
      });
    }
  });

  it("may name it with a slash at the end, as its tokens do then", async () => {
    const { setting } = await openIssuer({ slash: "/" });
    expect(await readIssuerMetadata(setting)).toHaveProperty("issuer", `${setting}/`);
  });

  it("is passed over where a page for people is in its place", async () => {
    const { setting, origin, answers, answerJson } = await openIssuer();
    answers.set("/.well-known/oauth-authorization-server", (response) => response.end("<html></html>"));
    answerJson("/.well-known/openid-configuration", { issuer: setting, jwks_uri: `${origin}/keys` });
    expect(await readIssuerMetadata(setting)).toHaveProperty("issuer", setting);
  });

  it.each([
    [
      "another issuer",
      { issuer: "https://id.example.net" },
      'names another issuer, "https://id.example.net"',
    ],
    ["a part of its name", { issuer: "http://127.0.0.1" }, "names another issuer"],
    ["keys over http elsewhere", { jwks_uri: "http://id.example.com/keys" }, "jwks_uri without https"],
    ["keys in a file", { jwks_uri: "file:///etc/passwd" }, "jwks_uri without https"],
    ["no place of keys", { jwks_uri: undefined }, "no metadata with issuer and jwks_uri"],
  ])("is not taken with %s", async (_, wrong, said) => {
    const { setting, origin, answerJson } = await openIssuer();
    answerJson("/.well-known/oauth-authorization-server", {
      issuer: setting,
      jwks_uri: `${origin}/keys`,
      ...wrong,
    });
    expect(await problemOf(setting)).toContain(said);
  });

  it("is not looked for behind a redirection", async () => {
    const { setting, origin, answers, answerJson } = await openIssuer();
    answers.set("/.well-known/oauth-authorization-server", (response) =>
      response.writeHead(302, { location: `${origin}/elsewhere` }).end(),
    );
    answerJson("/elsewhere", { issuer: setting, jwks_uri: `${origin}/keys` });
    expect(await problemOf(setting)).toContain("answers 302");
  });

  it("is not there while the issuer is out of order", async () => {
    const { setting, answers, close } = await openIssuer();
    answers.set("/.well-known/oauth-authorization-server", (response) => response.writeHead(503).end());
    expect(await problemOf(setting)).toContain("answers 503");
    await close();
    expect(await problemOf(setting)).toContain("cannot be reached (ECONNREFUSED)");
  });
});
