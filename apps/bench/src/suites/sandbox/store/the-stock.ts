// The search of flowroute-sandbox as source: its package does not export it, and over HTTP most of the time goes into
// the answer. Node strips the types when it loads the files, before anything is timed.

export { buildStock, type Stock, type StockFilter } from "../../../../../sandbox/src/stock/stock.ts";
