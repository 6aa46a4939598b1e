import type { Store } from "../store/store.ts";
import { ControlError, type SandboxControl } from "./control.ts";
import type { ControlContext } from "./control-context.ts";
import type { SnapshotState } from "./shapes.ts";
import { isoTime } from "./show.ts";
import { allChanged, showState } from "./state.ts";

/** `.` and `..` are steps in a path for clients of the control API. */
const SNAPSHOT_NAME = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,64}$/;

function checked(name: string): string {
  if (typeof name === "string" && SNAPSHOT_NAME.test(name)) return name;
  throw new ControlError(
    422,
    "name must be 1 to 64 letters, digits, dots, hyphens or underscores, not . or ..",
  );
}

function snapshotIn({ snapshots }: Pick<Store, "snapshots">, name: string): SnapshotState {
  const found = snapshots.list().find((each) => each.name === name);
  if (found === undefined) throw new ControlError(404, "There is no snapshot of this name.");
  return { name: found.name, taken_at: isoTime(found.takenAt), bytes: found.bytes };
}

export function snapshotControl(
  context: ControlContext,
): Pick<SandboxControl, "listSnapshots" | "takeSnapshot" | "restoreSnapshot" | "deleteSnapshot"> {
  const { store, clock, changes } = context;
  return {
    listSnapshots: () => store.snapshots.list().map(({ name }) => snapshotIn(store, name)),
    takeSnapshot: ({ name }) => {
      store.transaction(() => store.snapshots.take(checked(name), clock.now()));
      changes.tell("snapshots");
      return snapshotIn(store, name);
    },
    restoreSnapshot: ({ name }) => {
      const restored = store.transaction(() => {
        if (!store.snapshots.restore(checked(name))) return false;
        const kept = store.readSettings();
        if (kept !== undefined) store.loadInventory(kept);
        return true;
      });
      if (!restored) throw new ControlError(404, "There is no snapshot of this name. Nothing was changed.");
      clock.set(store.readClock());
      allChanged(context);
      return showState(context);
    },
    deleteSnapshot: ({ name }) => {
      if (!store.snapshots.remove(name)) throw new ControlError(404, "There is no snapshot of this name.");
      changes.tell("snapshots");
    },
  };
}
