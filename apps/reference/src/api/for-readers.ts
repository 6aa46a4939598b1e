import type { Contract, Operation, Path } from "./contract.ts";

/** Where the sandbox is unless it is told otherwise. */
export const SANDBOX = "http://127.0.0.1:4010";

const SANDBOX_SERVER = {
  url: SANDBOX,
  description: "The sandbox on this machine: `npx flowroute-sandbox`. It prints its keys.",
};

const SANDBOX_ONLY =
  "**Sandbox only:** of this project's parts, the sandbox alone performs it. The client has no method for it, and the MCP server no tool.";

/** The contract with what its readers need to see and machines do not: names, marks, and where the sandbox is. */
export function forReaders(contract: Contract): Contract {
  const { info, servers, paths, webhooks } = contract;
  return {
    ...contract,
    info: {
      ...info,
      description: `${info.description}\nTypeScript and JavaScript have [a client for it](../client/index.html). Both are described [here](../index.html).\n`,
    },
    servers: [...servers, SANDBOX_SERVER],
    paths: eachPath(paths),
    webhooks: eachPath(webhooks),
  };
}

function eachPath(paths: Record<string, Path>): Record<string, Path> {
  return Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, marked(path)]));
}

function marked(path: Path): Path {
  const { get, put, post, patch, delete: remove } = path;
  return {
    ...path,
    ...(get && { get: markedOperation(get) }),
    ...(put && { put: markedOperation(put) }),
    ...(post && { post: markedOperation(post) }),
    ...(patch && { patch: markedOperation(patch) }),
    ...(remove && { delete: markedOperation(remove) }),
  };
}

function markedOperation(operation: Operation): Operation {
  const onlySandbox = operation["x-sandbox-only"] === true;
  const name = `\`${operation.operationId}\``;
  return {
    ...operation,
    description: [name, ...(onlySandbox ? [SANDBOX_ONLY] : []), operation.description].join("\n\n"),
    "x-badges": [
      ...(operation["x-companion"] === true ? [{ name: "companion", color: "#4b5a66" }] : []),
      ...(onlySandbox ? [{ name: "sandbox only", color: "#8a3b12" }] : []),
    ],
  };
}
