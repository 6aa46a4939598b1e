import { z } from "zod";
import { asBoolean, asList } from "../terms/as-sent.ts";
import { ToolFailure } from "../terms/failure.ts";
import { chargeOf } from "../terms/message-cost.ts";
import { inDollars } from "../terms/money.ts";
import { phoneNumber, recipient } from "../terms/phone-number.ts";
import { printable } from "../terms/printable.ts";
import { findSent, fingerprint, sentMessage } from "../terms/sent-message.ts";
import { actingTool, onlyOutcome, tellDeduplicated } from "./acting-tool.ts";

export const sendMessage = actingTool({
  name: "send_message",
  effect: "send",
  scope: "messages:send",
  title: "Send a text",
  description:
    "Send one SMS (or MMS, with media_urls) to one person, from a number of the account that is enabled for messages. Each segment is charged (160 characters; 70 with any non-ASCII character). Cannot be recalled. An equal text within minutes is not sent again. Follow with get_message.",
  input: z.strictObject({
    from: phoneNumber.describe("A number of the account"),
    to: recipient,
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
    repeat: z
      .preprocess(asBoolean, z.boolean().optional())
      .describe("Send an equal text again: only if the person wants it twice"),
  }),
  output: z.object({
    id: z.string().optional(),
    from: z.string(),
    to: z.string(),
    status: z.enum(["accepted", "not_sent"]).describe("Accepted for delivery, not delivered yet"),
    deduplicated: z.boolean().optional().describe("Sent before, not again"),
    note: z.string().optional(),
  }),

  again: "after the window",
  wantsAgain: ({ repeat }) => repeat === true,
  async plan({ from, to, body, media_urls }, { prices }) {
    if (body === undefined && media_urls === undefined)
      throw new ToolFailure("Nothing was sent: give body, media_urls or both.");
    const message = {
      from,
      to,
      ...(body === undefined ? {} : { body }),
      ...(media_urls === undefined ? {} : { media_urls }),
    };
    const isMms = media_urls !== undefined;
    const { costNanodollars, size, facts } = chargeOf(body, isMms, prices);
    // Quoted, and with everything to be seen: a text must not look like a part of the question.
    const contents = [...(body === undefined ? [] : [body]), ...(media_urls ?? [])]
      .map((text) => printable(JSON.stringify(text)))
      .join(" ");
    const route = `From ${from} to ${to}`;
    const charge = `${size}, about ${inDollars(costNanodollars)}`;
    return {
      question: "Send this message?",
      steps: [
        {
          what: `${route}: ${contents} (${charge})`,
          record: `${route}: ${body?.length ?? 0} characters, ${charge}`,
          key: [from, to, JSON.stringify([body, media_urls])],
          target: { from, to, is_mms: isMms, ...fingerprint(body ?? "") },
          body,
          to,
          costNanodollars,
          data: message,
        },
      ],
      facts,
      seen: { from, to },
    };
  },

  async execute({ data }, { acting }) {
    const { id } = await acting.messages.send(data);
    return { result: { id }, carrierId: id };
  },
  target: sentMessage,
  reconcile: findSent,
  // A record may be late, or may tell the text otherwise than it was sent.
  absenceProves: false,
  result: z.object({ id: z.string() }),
  check: () => "Look with list_messages whether it is there; a record appears some seconds after the send.",

  answer(performed, { from, to }) {
    const outcome = onlyOutcome(performed);
    if (outcome === undefined) return { from, to, status: "not_sent" as const };
    return {
      id: outcome.result.id,
      from,
      to,
      status: "accepted" as const,
      ...tellDeduplicated(outcome, "Another caller of this account sent it. It was not sent again."),
    };
  },
});
