export type StockNumber = {
  /** Eleven digits, with the country code 1. */
  readonly value: string;
  readonly numberType: string;
  /** Null for toll-free numbers, like the state. */
  readonly rateCenter: string | null;
  readonly state: string | null;
  readonly isoCountry: string;
  readonly tier: string;
  readonly setupCostCents: number;
  readonly monthlyCostCents: number;
};

/** What is given must hold. Digits include the country code; what is not digits matches nothing. */
export type StockFilter = {
  startsWith?: string | undefined;
  contains?: string | undefined;
  endsWith?: string | undefined;
  state?: string | undefined;
  rateCenter?: string | undefined;
  numberType?: string | undefined;
  isoCountry?: string | undefined;
  tier?: string | undefined;
};

/** Numbers that are equal in the column follow each other by value, ascending. Null comes before any text. */
export type StockOrder = {
  column: "monthly_cost" | "iso_country" | "number_type" | "state" | "rate_center" | "value";
  direction: "ASC" | "DESC";
};

export type Range = { limit: number; offset: number };
