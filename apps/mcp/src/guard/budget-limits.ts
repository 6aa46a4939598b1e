/** What may be used up in a UTC calendar day and month; undefined is without limit. */
export type Limit = { perDay: number | undefined; perMonth: number | undefined };

/** Limits of one effect: how many numbers or messages, and how many nanodollars. */
export type Budget = { count: Limit; nanodollars: Limit };

/** What the operator lets the assistants use up. `change` costs nothing and has none. */
export type Budgets = { spend: Budget; send: Budget };
