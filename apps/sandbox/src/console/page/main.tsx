import { render } from "preact";
import { App } from "./app.tsx";
import { watchArrivals } from "./data/arrivals.ts";
import { connect } from "./data/live.ts";
import { startTheme } from "./data/theme.ts";

startTheme();
connect();
watchArrivals();
const root = document.getElementById("console");
if (root !== null) render(<App />, root);
