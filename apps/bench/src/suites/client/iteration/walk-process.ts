import { ownPeakMegabytes } from "../../../children/resident-memory.ts";
import { HeapMeter } from "./heap-meter.ts";
import { walksByName } from "./walks.ts";

// One walk in a process of its own: started with its name, the server's URL and how many numbers there are, keys
// in the environment, and --expose-gc. Says its figures on stdout.

const [name = "", url = "", items = ""] = process.argv.slice(2);
const { FLOWROUTE_ACCESS_KEY: accessKey = "", FLOWROUTE_SECRET_KEY: secretKey = "" } = process.env;

const walk = walksByName[name];
const { gc } = globalThis;
if (walk === undefined) throw new Error(`There is no walk "${name}".`);
if (gc === undefined) throw new Error("A walk needs --expose-gc.");

const meter = new HeapMeter(Number(items), () => gc());
await walk({ url, accessKey, secretKey }, meter.take);
const figures = { ...meter.figures(), peakResidentMegabytes: ownPeakMegabytes() };
process.stdout.write(`${JSON.stringify(figures)}\n`);
