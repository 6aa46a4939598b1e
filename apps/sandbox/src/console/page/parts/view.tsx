import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

type ViewProps = { title: string; tools?: ComponentChildren; children: ComponentChildren };

/** A section of the page that is read from top to bottom. */
export function View({ title, tools, children }: ViewProps) {
  useTitle(title);
  return (
    <div class="view">
      <div class="view-head">
        <h1>{title}</h1>
        {tools}
      </div>
      {children}
    </div>
  );
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Flowroute sandbox`;
  }, [title]);
}

export function Card({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="card" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
