import { type SeededRandom, seededRandom } from "../inventory/seeded-random.ts";
import type { Fault, NewFault } from "./fault.ts";

/** The faults that are switched on. */
export type Faults = {
  add(fault: NewFault): Fault;
  /** In the order in which they were added, without those that are used up. */
  list(): Fault[];
  remove(id: string): boolean;
  clear(): void;
  /** The first one that meets a request for this operation, which then counts. */
  draw(operationId: string): Fault | undefined;
};

export type FaultsOptions = {
  /** Asked when a fault is added: a reset can change it. */
  seed: () => number;
  onChange: () => void;
};

type Active = { fault: Fault; random: SeededRandom };

const ANY_OPERATION = "*";

/** Nothing that is given or taken is shared. Names of headers are in small letters, so that each is there once. */
function copied<Given extends NewFault>(fault: Given): Given {
  const copy: Given = JSON.parse(JSON.stringify(fault));
  if (copy.effect?.kind === "answer" && copy.effect.headers !== undefined) {
    const headers = Object.entries(copy.effect.headers).map(([name, value]) => [name.toLowerCase(), value]);
    copy.effect.headers = Object.fromEntries(headers);
  }
  return copy;
}

export function createFaults({ seed, onChange }: FaultsOptions): Faults {
  let active: Active[] = [];
  let added = 0;
  const meets = ({ fault, random }: Active, operationId: string): boolean => {
    const { operation = ANY_OPERATION, probability = 1 } = fault;
    if (operation !== ANY_OPERATION && operation !== operationId) return false;
    return probability >= 1 || random.fraction() < probability;
  };
  const count = (met: Active): void => {
    met.fault.met += 1;
    if (met.fault.left !== null) met.fault.left -= 1;
    if (met.fault.left === 0) active = active.filter((each) => each !== met);
    onChange();
  };
  return {
    add: (given) => {
      added += 1;
      const fault: Fault = { ...copied(given), id: String(added), met: 0, left: given.times ?? null };
      active.push({ fault, random: seededRandom(seed(), `fault:${added}`) });
      onChange();
      return copied(fault);
    },
    list: () => active.map(({ fault }) => copied(fault)),
    remove: (id) => {
      const before = active.length;
      active = active.filter(({ fault }) => fault.id !== id);
      if (active.length === before) return false;
      onChange();
      return true;
    },
    clear: () => {
      active = [];
      added = 0;
      onChange();
    },
    draw: (operationId) => {
      // The way of nearly every request.
      if (active.length === 0) return undefined;
      const met = active.find((each) => meets(each, operationId));
      if (met === undefined) return undefined;
      count(met);
      return { ...met.fault };
    },
  };
}
