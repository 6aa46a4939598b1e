import { z } from "zod";
import { control } from "../../servers/control.ts";

const PAGE = 1000;

const pageSchema = z.array(
  z.looseObject({
    state: z.enum(["scheduled", "retrying", "delivered", "given_up"]),
    attempts: z.array(z.unknown()),
  }),
);

/** What the sandbox itself says of its webhooks. */
export type WebhookList = {
  all: number;
  delivered: number;
  givenUp: number;
  pending: number;
  attempts: number;
};

export async function listWebhooks(url: string): Promise<WebhookList> {
  const sum: WebhookList = { all: 0, delivered: 0, givenUp: 0, pending: 0, attempts: 0 };
  for (;;) {
    const page = pageSchema.parse(await control(url, "GET", `/webhooks?limit=${PAGE}&offset=${sum.all}`));
    for (const { state, attempts } of page) {
      sum.attempts += attempts.length;
      if (state === "delivered") sum.delivered += 1;
      else if (state === "given_up") sum.givenUp += 1;
      else sum.pending += 1;
    }
    sum.all += page.length;
    if (page.length < PAGE) return sum;
  }
}
