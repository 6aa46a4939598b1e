import { useEffect, useRef, useState } from "preact/hooks";

const SHOWN_MS = 2500;

/** True for a moment after the value has changed since it was first shown. */
export function useFlash(value: string | number | null): boolean {
  const before = useRef(value);
  const [lit, setLit] = useState(false);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    setLit(true);
    const timer = window.setTimeout(() => setLit(false), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [value]);
  return lit;
}
