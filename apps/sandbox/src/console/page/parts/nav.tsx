import { unread } from "../data/arrivals.ts";
import { useCell } from "../data/cell.ts";
import { place } from "../data/place.ts";
import { useResource } from "../data/resource.ts";
import { faults } from "../data/resources.ts";
import { hashOf, SECTIONS, type Section } from "../logic/place.ts";
import { plural } from "../logic/text.ts";
import { Icon } from "./icon.tsx";

type Counter = { count: number; words: string };

function useCounters(): Partial<Record<Section, Counter>> {
  const fresh = [...useCell(unread).values()].reduce((sum, count) => sum + count, 0);
  const active = useResource(faults).value?.length ?? 0;
  return {
    messages: { count: fresh, words: `${fresh} new` },
    faults: { count: active, words: plural(active, "active fault") },
  };
}

export function Nav() {
  const { section } = useCell(place);
  const counters = useCounters();
  return (
    <nav aria-label="Sections">
      {SECTIONS.map(({ id, label, letter }) => {
        const counter = counters[id];
        return (
          <a
            key={id}
            href={hashOf(id)}
            aria-current={id === section ? "page" : undefined}
            aria-keyshortcuts={`g ${letter}`}
          >
            <Icon name={id} />
            <span class="nav-label">{label}</span>
            {counter !== undefined && counter.count > 0 && (
              <span class={`counter ${id}`}>
                <span aria-hidden="true">{counter.count}</span>
                <span class="unseen">{counter.words}</span>
              </span>
            )}
          </a>
        );
      })}
    </nav>
  );
}
