import { connect } from "node:net";
import { expect, test } from "vitest";
import { contractOperations } from "../contract/operations.ts";
import { operations } from "../operations/index.ts";
import { startSandbox } from "../testing/start.ts";

const somewhere = (path: string) => path.replaceAll(/\{\w+\}/g, "12065550100");

test("performs every operation of the contract, and no other", () => {
  const ids = operations.map(({ operationId }) => operationId);
  expect(ids.toSorted()).toEqual(contractOperations.map(({ operationId }) => operationId).toSorted());
});

test("answers 405 with what is allowed to every other method of a known path", async () => {
  const sandbox = await startSandbox();
  for (const path of new Set(contractOperations.map((operation) => operation.path))) {
    const allowed = contractOperations.filter((other) => other.path === path).map(({ method }) => method);
    for (const method of ["GET", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"].filter(
      (m) => !allowed.includes(m),
    )) {
      const answer = await sandbox.request(method, somewhere(path));
      expect(`${method} ${path} ${answer.status}`).toBe(`${method} ${path} 405`);
      expect(answer.headers.get("allow")).toBe(allowed.join(", "));
      expect(answer.body).toEqual({
        errors: [
          {
            detail: "The method is not allowed for the requested URL.",
            id: expect.any(String),
            status: 405,
            title: "Method Not Allowed",
          },
        ],
      });
    }
  }
});

test.each([
  "/",
  "/v2",
  "/v2/numbers/",
  "/v2/numbers/1/2",
  "/v1/numbers",
  "/v2.2/messages",
  "/V2/numbers",
  "/v2/numbers//",
  "/%ff",
])("answers 404 to %s in the error shape", async (path) => {
  const sandbox = await startSandbox();
  for (const method of ["GET", "POST", "PUT"]) {
    const answer = await sandbox.request(method, path);
    expect(answer.status).toBe(404);
    expect(answer.at("errors", 0, "title")).toBe("Not Found");
  }
});

test("answers HEAD as GET, without the body", async () => {
  const sandbox = await startSandbox();
  const { authorization } = { authorization: `Basic ${btoa(`${sandbox.accessKey}:${sandbox.secretKey}`)}` };
  const head = await fetch(`${sandbox.url}/v2/numbers`, { method: "HEAD", headers: { authorization } });
  expect(head.status).toBe(200);
  expect(await head.text()).toBe("");
});

/** What comes back for these bytes, until the sandbox closes the connection. */
function raw(url: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
    });
    socket.once("close", () => resolve(received));
    socket.once("error", reject);
    socket.write(bytes);
  });
}

test.each([
  "nonsense\r\n\r\n",
  "GET /v2/numbers HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
  "GET http://[ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
  "GET /v2/numbers HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
  `GET /${"a".repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
])("answers unreadable HTTP in the error shape", async (bytes) => {
  const sandbox = await startSandbox();
  const answer = await raw(sandbox.url, bytes);
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(answer.toLowerCase()).toContain("content-type: application/vnd.api+json");
  const body: unknown = JSON.parse(answer.slice(answer.indexOf("\r\n\r\n")));
  expect(body).toMatchObject({ errors: [{ status: 400, title: "Bad Request" }] });
});
