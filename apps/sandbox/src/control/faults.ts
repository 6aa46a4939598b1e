import { faultProblem } from "../faults/fault-problem.ts";
import { ControlError, type SandboxControl } from "./control.ts";
import type { ControlContext } from "./control-context.ts";

export function faultControl({
  faults,
}: ControlContext): Pick<SandboxControl, "listFaults" | "addFault" | "deleteFault" | "deleteFaults"> {
  return {
    listFaults: () => faults.list(),
    addFault: (fault) => {
      const problem = faultProblem(fault);
      if (problem !== undefined) throw new ControlError(422, `${problem} No fault was added.`);
      return faults.add(fault);
    },
    deleteFault: ({ id }) => {
      if (!faults.remove(id)) throw new ControlError(404, "There is no such fault, or it is used up.");
    },
    deleteFaults: () => faults.clear(),
  };
}
