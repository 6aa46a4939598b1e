import { z } from "zod";
import { asList } from "../terms/as-sent.ts";
import { ToolFailure } from "../terms/failure.ts";
import { phoneNumber } from "../terms/phone-number.ts";
import { actingTool, onlyResult } from "./tool.ts";

export const sendMessage = actingTool({
  name: "send_message",
  effect: "send",
  title: "Send a text",
  description:
    "Send one SMS (or MMS, with media_urls) to one person, from a number of the account that is enabled for messages. Each segment is charged (160 characters; 70 with any non-ASCII character). Cannot be recalled: never call again for the same text unless asked to. Follow with get_message.",
  input: z.strictObject({
    from: phoneNumber.describe("A number of the account"),
    to: phoneNumber,
    body: z.string().min(1).max(2000).optional(),
    media_urls: z
      .preprocess(
        asList,
        z
          .array(z.url({ protocol: /^https?$/, error: "Give an http or https URL." }))
          .min(1)
          .max(10),
      )
      .optional()
      .describe("http(s) URLs; at most 750 kB in all"),
  }),
  output: z.object({
    id: z.string(),
    from: z.string(),
    to: z.string(),
    status: z.literal("accepted").describe("Accepted for delivery, not delivered yet"),
  }),

  async plan({ from, to, body, media_urls }) {
    if (body === undefined && media_urls === undefined)
      throw new ToolFailure("Nothing was sent: give body, media_urls or both.");
    const message = {
      from,
      to,
      ...(body === undefined ? {} : { body }),
      ...(media_urls === undefined ? {} : { media_urls }),
    };
    const contents = [...(body === undefined ? [] : [JSON.stringify(body)]), ...(media_urls ?? [])].join(" ");
    return {
      question: "Send this message?",
      steps: [{ what: `From ${from} to ${to}: ${contents}`, costNanodollars: 0, data: message }],
      seen: { from, to },
    };
  },

  execute: ({ data }, { flowroute }) => flowroute.messages.send(data),

  check: () => "Look with list_messages whether it is there; a record appears some seconds after the send.",

  answer: (performed, { from, to }) => ({
    id: onlyResult(performed).id,
    from,
    to,
    status: "accepted" as const,
  }),
});
