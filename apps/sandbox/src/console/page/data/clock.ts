import { useEffect, useReducer } from "preact/hooks";
import { state } from "./resources.ts";

const SECOND = 1000;

/** What the sandbox's clock shows, as far as this page knows it. Milliseconds since 1970 UTC. */
export function sandboxNow(): number {
  const { value, at } = state.value();
  if (value === undefined) return Date.now();
  const read = Date.parse(value.clock.now);
  return value.clock.frozen ? read : read + Date.now() - at;
}

/** The same, drawn again with each second. */
export function useSandboxNow(): number {
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  useEffect(() => {
    let timer = 0;
    const wait = () => {
      timer = window.setTimeout(
        () => {
          redraw();
          wait();
        },
        SECOND - (sandboxNow() % SECOND),
      );
    };
    wait();
    return () => window.clearTimeout(timer);
  }, []);
  return sandboxNow();
}
