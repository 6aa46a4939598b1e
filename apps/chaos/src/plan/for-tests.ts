import type { Stock } from "./stock.ts";

/** Enough for plans of a few hundred effects. */
export const STOCK: Stock = {
  sender: "12065550100",
  recipients: ["12065550190", "12065550191"],
  forSale: Array.from({ length: 2_000 }, (_, index) => ({
    number: `1${(200 + Math.floor(index / 100)).toString()}55501${String(index % 100).padStart(2, "0")}`,
    nanodollars: 2_250_000_000 + (index % 3) * 1_000_000_000,
  })),
  owned: ["12065550110", "12065550111", "12065550112"],
  routeIds: ["1", "2", "3"],
  picture: "http://127.0.0.1:4010/_sandbox/samples/picture.png",
};

export const CALLERS = ["token:one", "token:two", "token:three", "token:four"];
