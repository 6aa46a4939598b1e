import { useEffect, useRef, useState } from "preact/hooks";
import { useCell } from "./data/cell.ts";
import { listenToKeys } from "./data/keys.ts";
import { place } from "./data/place.ts";
import type { Place } from "./logic/place.ts";
import { ConnectionBar, Header } from "./parts/header.tsx";
import { Help } from "./parts/help.tsx";
import { LiveRegion } from "./parts/live-region.tsx";
import { Nav } from "./parts/nav.tsx";
import { AccountView } from "./views/account.tsx";
import { ClockView } from "./views/clock.tsx";
import { FaultsView } from "./views/faults.tsx";
import { InventoryView } from "./views/inventory.tsx";
import { MessagesView } from "./views/messages/messages.tsx";
import { NumbersView } from "./views/numbers.tsx";
import { RequestsView } from "./views/requests.tsx";
import { WebhooksView } from "./views/webhooks.tsx";

function Section({ section, rest, query }: Place) {
  switch (section) {
    case "messages":
      return <MessagesView rest={rest} query={query} />;
    case "numbers":
      return <NumbersView />;
    case "inventory":
      return <InventoryView query={query} />;
    case "account":
      return <AccountView />;
    case "webhooks":
      return <WebhooksView query={query} />;
    case "requests":
      return <RequestsView rest={rest} />;
    case "faults":
      return <FaultsView />;
    case "clock":
      return <ClockView />;
  }
}

export function App() {
  const current = useCell(place);
  const main = useRef<HTMLElement>(null);
  const [help, setHelp] = useState(false);
  useEffect(() => listenToKeys(() => setHelp(true)), []);
  useEffect(() => main.current?.scrollTo(0, 0), [current.section]);
  return (
    <div class="shell">
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        Skip to the content
      </button>
      <Header onHelp={() => setHelp(true)} />
      <ConnectionBar />
      <Nav />
      <main ref={main} tabIndex={-1}>
        <Section {...current} />
      </main>
      <LiveRegion />
      {help && <Help onClose={() => setHelp(false)} />}
    </div>
  );
}
