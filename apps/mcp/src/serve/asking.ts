import { randomBytes } from "node:crypto";
import {
  CLIENT_CAPABILITIES_META_KEY,
  createRequestStateCodec,
  inputRequired,
  inputResponse,
  type McpServer,
  type RequestStateCodec,
  type ServerContext,
} from "@modelcontextprotocol/server";
import { z } from "zod";
import type { Answer, Ticket } from "../guard/approval.ts";

export type TicketCodec = Pick<RequestStateCodec<Ticket>, "verify"> & {
  mint: (ticket: Ticket, context: ServerContext) => Promise<string>;
};

const TICKET_SECONDS = 900;

/**
 * Seals a ticket on its way through the host, for its caller alone. The key is shared by all processes that may see it
 * again; without one, it lives and dies with this process.
 */
export function createTicketCodec(key: () => Promise<Uint8Array> = ofThisProcess()): TicketCodec {
  const codec = async () =>
    createRequestStateCodec<Ticket>({
      key: await key(),
      ttlSeconds: TICKET_SECONDS,
      bind: ({ mcpReq, http }) => JSON.stringify([mcpReq.method, http?.authInfo?.clientId ?? null]),
    });
  return {
    mint: async (ticket, context) => (await codec()).mint(ticket, context),
    verify: async (state, context) => (await codec()).verify(state, context),
  };
}

function ofThisProcess(): () => Promise<Uint8Array> {
  const key = randomBytes(32);
  return async () => key;
}

const declaration = z.object({
  elicitation: z.object({ form: z.unknown(), url: z.unknown() }).partial().optional(),
});

/** Whether the host has said, on this connection or with this request, that it can show a form. */
export function canAsk(server: McpServer, context: ServerContext): boolean {
  const { envelope } = context.mcpReq;
  const declared =
    envelope === undefined
      ? server.server.getClientCapabilities()
      : new Map<string, unknown>(Object.entries(envelope)).get(CLIENT_CAPABILITIES_META_KEY);
  const elicitation = declaration.safeParse(declared).data?.elicitation;
  return elicitation !== undefined && (elicitation.form !== undefined || elicitation.url === undefined);
}

export const confirmation = {
  key: "confirmation",
  ask: (message: string) =>
    inputRequired.elicit({
      message,
      requestedSchema: {
        type: "object",
        properties: {
          approve: {
            type: "boolean",
            title: "Approve",
            description: "Yes, do exactly this, once",
            default: false,
          },
        },
        required: ["approve"],
      },
    }),
};

/** The person's answer that this round of the call carries, if it carries one. */
export function answerFrom(context: ServerContext): Answer | undefined {
  const ticket = context.mcpReq.requestState<Ticket>();
  const response = inputResponse(context.mcpReq.inputResponses, confirmation.key);
  if (ticket === undefined || response.kind !== "elicit") return undefined;
  return { ticket, approved: response.action === "accept" && response.content?.["approve"] === true };
}
