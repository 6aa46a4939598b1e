import { readFileSync } from "node:fs";
import { carrierFetch } from "../../carrier/carrier-fetch.ts";
import { recordedCarrierSchema } from "../../carrier/recorded-carrier.ts";

// Loaded into a server before anything of its own (node --import): its carrier answers inside the process from then on.

const file = process.env["BENCH_CARRIER"];
if (file === undefined) throw new Error("BENCH_CARRIER does not say where the carrier's answers are.");
globalThis.fetch = carrierFetch(recordedCarrierSchema.parse(JSON.parse(readFileSync(file, "utf8"))));
