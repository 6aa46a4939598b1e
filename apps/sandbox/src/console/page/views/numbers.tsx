import { useState } from "preact/hooks";
import type { OwnedNumber, RouteState } from "../../../control/shapes.ts";
import { useResource } from "../data/resource.ts";
import { numbers, state } from "../data/resources.ts";
import { useFlash } from "../data/use-flash.ts";
import { formatPhone, phoneContains } from "../logic/phone.ts";
import { hashOf } from "../logic/place.ts";
import { formatPlace } from "../logic/text.ts";
import { Input } from "../parts/field.tsx";
import { Chip, Empty, Pending, Time } from "../parts/show.tsx";
import { View } from "../parts/view.tsx";

function Route({ route }: { route: RouteState | null }) {
  if (route === null) return <span class="sub">none</span>;
  const { id, alias, route_type, value } = route;
  const name = alias ?? route_type;
  const target = value === null ? route_type : `${route_type}: ${value}`;
  return (
    <>
      <span>{name}</span>
      <span class="sub below">
        route {id}
        {target !== name && ` · ${target}`}
      </span>
    </>
  );
}

function Row({ owned, withAccount }: { owned: OwnedNumber; withAccount: boolean }) {
  const { number, alias, last_change } = owned;
  const lit = useFlash(last_change === null ? null : `${last_change.at} ${last_change.what}`);
  return (
    <tr class={lit ? "flash" : ""}>
      <th scope="row">
        <span class="number">{formatPhone(number)}</span>
        {alias !== null && <span class="sub below">{alias}</span>}
      </th>
      <td data-name="Place">
        {formatPlace(owned.rate_center, owned.state) ?? <span class="sub">{owned.number_type}</span>}
      </td>
      <td data-name="Messaging">
        {owned.messaging_enabled ? (
          <>
            <Chip tone="good">on</Chip>{" "}
            <a
              class="link"
              href={hashOf("messages", ["new"], { ours: number })}
              aria-label={`Write to ${formatPhone(number)}`}
            >
              Write
            </a>
          </>
        ) : (
          <Chip tone="none">off</Chip>
        )}
      </td>
      <td data-name="Primary route">
        <Route route={owned.primary_route} />
      </td>
      <td data-name="Failover route">
        <Route route={owned.failover_route} />
      </td>
      <td data-name="Last change">
        {last_change === null ? (
          <span class="sub">none</span>
        ) : (
          <>
            <span>{last_change.what}</span>
            <span class="sub below">
              <Time at={last_change.at} />
            </span>
          </>
        )}
      </td>
      {withAccount && (
        <td data-name="Account">
          <code>{owned.access_key}</code>
        </td>
      )}
    </tr>
  );
}

function matches({ number, alias, rate_center, state: region }: OwnedNumber, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "" || phoneContains(number, wanted)) return true;
  return [alias, rate_center, region].some((words) => words?.toLowerCase().includes(wanted));
}

export function NumbersView() {
  const [typed, setTyped] = useState("");
  const loaded = useResource(numbers);
  const withAccount = (useResource(state).value?.accounts.length ?? 0) > 1;
  const search = (
    <Input
      label="Search numbers"
      hideLabel
      type="search"
      placeholder="Number, alias or place"
      value={typed}
      onValue={setTyped}
      isSearch
    />
  );
  return (
    <View title="Numbers" tools={search}>
      <Pending of={loaded}>
        {(owned) => {
          const found = owned.filter((each) => matches(each, typed));
          if (owned.length === 0) {
            return (
              <Empty title="No numbers yet.">
                <p>
                  Have your assistant or program buy one. <a href={hashOf("inventory")}>What is for sale</a>
                </p>
              </Empty>
            );
          }
          if (found.length === 0) return <Empty title="No number has this in it." />;
          return (
            <table class="table">
              <thead>
                <tr>
                  {["Number", "Place", "Messaging", "Primary route", "Failover route", "Last change"].map(
                    (name) => (
                      <th key={name} scope="col">
                        {name}
                      </th>
                    ),
                  )}
                  {withAccount && <th scope="col">Account</th>}
                </tr>
              </thead>
              <tbody>
                {found.map((each) => (
                  <Row key={each.number} owned={each} withAccount={withAccount} />
                ))}
              </tbody>
            </table>
          );
        }}
      </Pending>
    </View>
  );
}
