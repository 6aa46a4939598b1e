import type { Dialect, Operation } from "./operations.ts";

/** How a server is spoken to that has one tool for each operation of the spec. */
export type Manner = {
  tools: Readonly<Record<Operation, string>>;
  /** Arguments of a tool whose operation takes a body. */
  withBody: (parameters: object, body: object) => object;
  /** What the carrier answered. @throws Error for an error. */
  read: (text: string) => unknown;
};

/** Each operation is one call. */
export const oneToolEach =
  ({ tools, withBody, read }: Manner): Dialect =>
  (host) =>
  async (operation, parameters, body) => {
    const input = body === undefined ? parameters : withBody(parameters, body);
    return read(await host.call(tools[operation], input));
  };

/** @ivotoby/openapi-mcp-server: a body's members stand beside the parameters. */
export const OPENAPI_MCP_SERVER: Manner = {
  tools: {
    searchAvailableNumbers: "search-available-numbers",
    purchaseNumber: "purchase-number",
    listNumbers: "lst-numbers",
    getNumber: "get-number",
    createRoute: "crt-route",
    updatePrimaryRoute: "upd-primary-route",
    sendMessage: "send-message",
    getMessage: "get-message",
    listMessages: "lst-messages",
  },
  withBody: (parameters, body) => ({ ...parameters, ...body }),
  read: (text) => JSON.parse(text),
};

const ANSWER = /^API Response \(Status: 2\d\d\):\n(.*)$/s;

/** openapi-mcp-generator: a body is an argument of its own, and answers have a line before them; errors are not marked. */
export const OPENAPI_MCP_GENERATOR: Manner = {
  tools: {
    searchAvailableNumbers: "searchAvailableNumbers",
    purchaseNumber: "purchaseNumber",
    listNumbers: "listNumbers",
    getNumber: "getNumber",
    createRoute: "createRoute",
    updatePrimaryRoute: "updatePrimaryRoute",
    sendMessage: "sendMessage",
    getMessage: "getMessage",
    listMessages: "listMessages",
  },
  withBody: (parameters, body) => ({ ...parameters, requestBody: body }),
  read(text) {
    const answer = ANSWER.exec(text)?.[1];
    if (answer === undefined) throw new Error(`A call failed: ${text}`);
    return answer === "" ? undefined : JSON.parse(answer);
  },
};
