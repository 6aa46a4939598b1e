// Runs what was compiled, as an ES module: the account comes as JSON.
import { useEverything } from "./out/everything.js";

console.log(JSON.stringify(await useEverything(JSON.parse(process.argv[2]))));
