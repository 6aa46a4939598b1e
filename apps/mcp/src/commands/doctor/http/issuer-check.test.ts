import { expect, it } from "vitest";
import { newKey, openIssuer } from "../../../access/oauth/for-tests.ts";
import { commandOf } from "../../../settings/for-tests.ts";
import { issuerCheck } from "./issuer-check.ts";

const HTTP = httpOf("--public-url", "https://mcp.example.com");

function httpOf(...args: string[]) {
  const command = commandOf(["http", ...args]);
  if (command.kind !== "serve") throw new Error(command.kind);
  return command.settings.http;
}

it("asks once for metadata and keys, and tells what the tokens have to be for", async () => {
  const { setting, setKeys, asked } = await openIssuer({ path: "/team" });
  setKeys(await newKey("ES256", "one"));
  expect(await issuerCheck(setting, HTTP)).toEqual({
    verdict: "ok",
    lines: [
      `OAuth issuer: ${setting} answers, and has 1 key`,
      "Its tokens have to be for https://mcp.example.com/mcp",
    ],
  });
  expect(asked).toEqual(["/.well-known/oauth-authorization-server/team", "/keys"]);
  setKeys(await newKey("ES256", "one"), await newKey("ES256", "two"));
  expect((await issuerCheck(setting, httpOf("--oauth-audience", "urn:mcp"))).lines).toEqual([
    `OAuth issuer: ${setting} answers, and has 2 keys`,
    "Its tokens have to be for urn:mcp",
  ]);
  expect((await issuerCheck(setting, httpOf())).lines).toHaveLength(1);
});

it("finds keys that are none, and metadata of another", async () => {
  const { setting, setKeys, answers, answerJson, origin } = await openIssuer();
  const problem = async () => {
    const { verdict, lines } = await issuerCheck(setting, HTTP);
    expect(verdict).toBe("FAILED");
    const [what = "", toDo] = lines;
    expect(toDo).toContain("--oauth-issuer");
    const begin = `OAuth issuer: ${setting} cannot be used: `;
    expect(what.startsWith(begin), what).toBe(true);
    return what.slice(begin.length);
  };
  const nobody = "Until it can, nobody is let in with one of its tokens.";
  expect(await problem()).toBe(`${origin}/keys answers 404. ${nobody}`);
  setKeys();
  expect(await problem()).toBe(`${origin}/keys has no key. ${nobody}`);
  answerJson("/keys", { keys: "none" });
  expect(await problem()).toBe(`${origin}/keys has no set of keys. ${nobody}`);
  answerJson("/.well-known/oauth-authorization-server", {
    issuer: "https://id.example.net",
    jwks_uri: `${origin}/keys`,
  });
  expect(await problem()).toContain('names another issuer, "https://id.example.net"');
  answers.clear();
  expect(await problem()).toContain("answers 404");
});

it("finds that nobody is there", async () => {
  const { setting, close } = await openIssuer();
  await close();
  const { verdict, lines } = await issuerCheck(setting, HTTP);
  expect(verdict).toBe("FAILED");
  expect(lines[0]).toContain("cannot be reached (ECONNREFUSED)");
});
