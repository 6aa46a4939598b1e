import { iconUrl } from "../data/api.ts";
import { useCell } from "../data/cell.ts";
import { useSandboxNow } from "../data/clock.ts";
import { connection } from "../data/live.ts";
import { useResource } from "../data/resource.ts";
import { state } from "../data/resources.ts";
import { theme, toggleTheme } from "../data/theme.ts";
import { useFlash } from "../data/use-flash.ts";
import { formatUsd } from "../logic/money.ts";
import { hashOf } from "../logic/place.ts";
import { formatClock } from "../logic/times.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

function Now({ frozen }: { frozen: boolean }) {
  const now = formatClock(new Date(useSandboxNow()));
  return (
    <a class={frozen ? "now frozen" : "now"} href={hashOf("clock")} title="The sandbox's clock">
      <span class="unseen">Clock </span>
      {now}
      {frozen && <span class="frozen-word"> frozen</span>}
    </a>
  );
}

function Balance({ usd }: { usd: number }) {
  const lit = useFlash(usd);
  return (
    <a class={lit ? "balance flash" : "balance"} href={hashOf("account")} title="Balance">
      <span class="unseen">Balance </span>
      {formatUsd(usd)}
    </a>
  );
}

export function Header({ onHelp }: { onHelp: () => void }) {
  const { value } = useResource(state);
  const shown = useCell(theme);
  const other = shown === "dark" ? "light" : "dark";
  const [account] = value?.accounts ?? [];
  return (
    <header class="top">
      <a class="brand" href="#/messages">
        <img src={iconUrl} alt="" width="22" height="22" />
        <span>
          Flowroute <b>sandbox</b>
        </span>
      </a>
      <span class="spacer" />
      {value !== undefined && <Now frozen={value.clock.frozen} />}
      {account !== undefined && <Balance usd={account.balance_usd} />}
      <Button look="quiet" label={`Switch to ${other} colours`} onPress={toggleTheme}>
        <Icon name={shown === "dark" ? "sun" : "moon"} />
      </Button>
      <Button look="quiet" label="Keyboard help" onPress={onHelp}>
        <span class="help-mark">?</span>
      </Button>
    </header>
  );
}

/** Says when the page is not live. */
export function ConnectionBar() {
  const now = useCell(connection);
  return (
    <div role="status" aria-label="Connection">
      {now === "lost" && <p class="bar lost">Connection lost. Trying again…</p>}
      {now === "again" && <p class="bar again">Connected again.</p>}
    </div>
  );
}
