import type { ComponentChildren } from "preact";
import { sandboxNow } from "../data/clock.ts";
import type { Loaded } from "../data/resource.ts";
import { formatBriefly, formatTime } from "../logic/times.ts";
import type { Tone } from "../logic/tone.ts";

export function Time({ at, briefly = false }: { at: string; briefly?: boolean }) {
  const format = briefly ? formatBriefly : formatTime;
  return (
    <time dateTime={at} title={at}>
      {format(at, sandboxNow())}
    </time>
  );
}

export function Chip({ tone, children }: { tone: Tone | "none"; children: ComponentChildren }) {
  return <span class={`chip ${tone}`}>{children}</span>;
}

/** Why something did not work. */
export function Problem({ text }: { text: string | undefined }) {
  return text === undefined ? null : (
    <p class="problem" role="alert">
      {text}
    </p>
  );
}

/** Stands in for a list that has nothing in it, and says what to do. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}

type PendingProps<T> = { of: Loaded<T>; children: (value: T) => ComponentChildren };

/** What is known, or why nothing is. */
export function Pending<T>({ of: { value, problem }, children }: PendingProps<T>) {
  return (
    <>
      <Problem text={problem} />
      {value === undefined ? problem === undefined && <p class="loading">Loading…</p> : children(value)}
    </>
  );
}

export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
