import { answerEach } from "../children/ask.ts";
import { loadSchema, runLoad } from "./run-load.ts";

// The load generator has a process of its own, so that it and the server do not share a thread.
answerEach((question) => runLoad(loadSchema.parse(question)));
