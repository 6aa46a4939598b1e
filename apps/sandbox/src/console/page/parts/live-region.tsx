import { announcement } from "../data/arrivals.ts";
import { useCell } from "../data/cell.ts";

export function LiveRegion() {
  return (
    <div class="unseen" role="log" aria-live="polite" aria-label="New messages">
      {useCell(announcement)}
    </div>
  );
}
