// Runs what was compiled, as CommonJS: the account comes as JSON.
const { useEverything } = require("./out/everything.js");

useEverything(JSON.parse(process.argv[2])).then((came) => console.log(JSON.stringify(came)));
