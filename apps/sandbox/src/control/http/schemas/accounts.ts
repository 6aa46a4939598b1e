import { z } from "zod";
import { MAX_BALANCE } from "../../../sandbox-options.ts";
import { PRODUCTS } from "../../../store/callbacks.ts";
import type { AccountState, NewAccount, Spending } from "../../shapes.ts";
import { named } from "./components.ts";
import { accessKey, count } from "./values.ts";

const balance = z.number().max(MAX_BALANCE);

const spending: z.ZodType<Spending> = named(
  "Spending",
  z.strictObject({
    kind: z.enum(["purchase", "outbound_sms", "outbound_mms", "inbound_sms", "inbound_mms"]),
    count,
    usd: z.number(),
  }),
);

export const accountState: z.ZodType<AccountState> = named(
  "AccountState",
  z.strictObject({
    access_key: z.string(),
    secret_key: z.string(),
    balance_usd: z.number(),
    spent: z.array(spending),
    callbacks: z.partialRecord(z.enum(PRODUCTS), z.string()),
  }),
);

export const newAccount: z.ZodType<NewAccount> = named(
  "NewAccount",
  z.strictObject({
    access_key: accessKey.exactOptional(),
    // It may be any text, but a colon is refused there too, as by the sandbox's own options.
    secret_key: accessKey.exactOptional(),
    balance_usd: balance.min(0).exactOptional(),
  }),
);

export const newBalance: z.ZodType<{ balance_usd: number }> = named(
  "NewBalance",
  z.strictObject({ balance_usd: balance.min(-MAX_BALANCE) }),
);
