import { type Place, placeAt } from "../logic/place.ts";
import { type Cell, cell } from "./cell.ts";

const current = cell<Place>(placeAt(location.hash));
window.addEventListener("hashchange", () => current.set(placeAt(location.hash)));

/** What is looked at. */
export const place: Pick<Cell<Place>, "value" | "listen"> = current;

export function go(hash: string): void {
  location.hash = hash;
}

/** Changes the address without a step back in the browser's history. */
export function replace(hash: string): void {
  if (location.hash === hash) return;
  history.replaceState(null, "", hash);
  current.set(placeAt(hash));
}
