import { z } from "zod";

/** The tool of a server that tells of one number of the account, and how its answer proves that it did. */
export type ReadTool = {
  name: string;
  arguments: Record<string, string>;
  /** Of the result. */
  told: z.ZodType;
};

/** Ours tells in its own words, with the number as people write it. */
export const ourReadTool = (number: string): ReadTool => ({
  name: "get_number",
  arguments: { number: `+${number}` },
  told: z.object({
    isError: z.literal(false).optional(),
    structuredContent: z.object({ number: z.literal(`+${number}`) }),
  }),
});

/** The others hand on the carrier's document as text, some with a heading. */
export const handingOn = (name: string, number: string): ReadTool => ({
  name,
  arguments: { id: number },
  told: z.object({
    isError: z.literal(false).optional(),
    content: z.tuple([z.object({ text: z.string().transform(documentIn).pipe(documentAbout(number)) })]),
  }),
});

/** What @ivotoby/openapi-mcp-server makes of `GET /v2/numbers/{id}`. */
export const ivotobyTool = (number: string): ReadTool => handingOn("get-number", number);

/** What the report says of the row of openapi-mcp-generator. */
export const WITHOUT_DOCUMENT = "says [object Object] instead of the document";

/**
 * What openapi-mcp-generator makes of it takes `application/vnd.api+json`, which the carrier answers with, for no JSON:
 * it makes the same call and says that it went well, but not what came back.
 */
export const generatedTool = (number: string): ReadTool => ({
  name: "getNumber",
  arguments: { id: number },
  told: z.object({
    isError: z.literal(false).optional(),
    content: z.tuple([z.object({ text: z.literal("API Response (Status: 200):\n[object Object]") })]),
  }),
});

const documentAbout = (number: string) =>
  z.object({ data: z.object({ id: z.literal(number), attributes: z.object({ value: z.string() }) }) });

function documentIn(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text.slice(Math.max(text.indexOf("{"), 0)));
  } catch {
    context.addIssue(`Not a document: ${text.slice(0, 200)}`);
    return z.NEVER;
  }
}
