import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSandbox } from "flowroute-sandbox";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { NODES } from "../installed-runtimes.ts";
import { runProgram } from "../run-program.ts";
import { compile } from "./compile.ts";
import { addPackage, CLIENT, makeProject, type Project } from "./project.ts";

const SETTING = { typescript: "typescript", resolution: "nodenext", platform: "node" } as const;
const BOTH = ["everything.ts", "international.ts"];

/** What a program prints as JSON. */
async function told(node: string, args: readonly string[], { folder }: Project): Promise<unknown> {
  return JSON.parse(await runProgram(node, args, { cwd: folder }));
}

describe.each([
  ["an ES module", "module", "main.mjs", "ERR_MODULE_NOT_FOUND"],
  ["CommonJS", "commonjs", "main.cjs", "MODULE_NOT_FOUND"],
] as const)("%s", (_, type, main, notFound) => {
  let project: Project;

  beforeAll(async () => {
    project = await makeProject(inject("tarball"), type, [...BOTH, main]);
    addPackage(project, "@types/node");
    await compile(project, ["everything.ts"], SETTING);
  });
  afterAll(() => project?.remove());

  test.each(Object.entries(NODES))("does everything on %s", async (_, node) => {
    const sandbox = await createSandbox({ inventory: 300, timeScale: 0 });
    onTestFinished(() => sandbox.close());
    const { url, accessKey, secretKey } = sandbox;
    expect(await told(node, [main, JSON.stringify({ url, accessKey, secretKey })], project)).toEqual({
      numbers: {
        onPage: 2,
        more: true,
        hasCost: true,
        areaCodes: true,
        exchanges: true,
        provisioning: "not_requested",
        boughtIsMine: true,
        status: 200,
        isJson: expect.stringContaining("application/vnd.api+json"),
        primary: "0",
      },
      routes: { isListed: true, nothing: true, primaryIsSet: true, failoverIsSet: true },
      messages: { body: "Hello", direction: "outbound", receipts: 3, bothAreListed: true },
      failures: {
        notFound: "not found, rejected, 1 sent",
        keys: "keys, rejected, 1 sent",
        input: "input, not_sent, 0 sent",
        wrong: "wrong value, rejected, 1 sent",
        ended: "ended, not_sent, 0 sent",
      },
      webhooks: {
        statuses: [200, 400],
        received: ["+12065550142: Hi", "+12065550142: Hi"],
        wrong: 'wrong at ""',
      },
      texts: {
        e164: "+12065550123",
        wire: "12065550123",
        encoding: "UCS-2",
        forcedBy: "U+2019",
        plain: "It's here",
      },
      seen: [
        ...["200 ok", "201 ok", "202 ok", "204 ok", "401 rejected", "404 rejected", "422 rejected"],
        ...["GET 1", "PATCH 1", "POST 1", "turn mms", "turn sms"],
      ],
    });
  });

  test("without libphonenumber-js, only the international entry is missing, and Node says why", async () => {
    const entry = "flowroute-client/international";
    const load =
      type === "module" ? `import("${entry}")` : `Promise.resolve().then(() => require("${entry}"))`;
    const program = `${load}.catch(({ code, message }) => console.log(JSON.stringify({ code, message })))`;
    const extension = main.slice(-3);
    writeFileSync(join(project.folder, `missing.${extension}`), program);
    expect(await told(NODES["Node 20"], [`missing.${extension}`], project)).toEqual({
      code: notFound,
      message: expect.stringMatching(/^Cannot find (package|module) 'libphonenumber-js/),
    });
  });
});

describe("with libphonenumber-js", () => {
  let project: Project;

  beforeAll(async () => {
    project = await makeProject(inject("tarball"), "module", ["international.ts"]);
    addPackage(project, "libphonenumber-js", CLIENT);
    await compile(project, ["international.ts"], { ...SETTING, platform: "dom" });
  });
  afterAll(() => project?.remove());

  test.each(Object.entries(NODES))("the international entry works on %s", async (_, node) => {
    const program =
      'import { useInternational } from "./out/international.js"; console.log(JSON.stringify(useInternational()))';
    expect(await told(node, ["--input-type=module", "-e", program], project)).toEqual({
      e164: "+442079460000",
      country: "GB",
      seattle: "12065550123",
      isInputError: true,
    });
  });
});
