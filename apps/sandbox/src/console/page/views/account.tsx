import { useState } from "preact/hooks";
import type { AccountState, Spending } from "../../../control/shapes.ts";
import { patch, post } from "../data/api.ts";
import { useResource } from "../data/resource.ts";
import { state } from "../data/resources.ts";
import { useAction } from "../data/use-action.ts";
import { useFlash } from "../data/use-flash.ts";
import { formatUsd } from "../logic/money.ts";
import { Button, CopyButton } from "../parts/button.tsx";
import { Form, Input } from "../parts/field.tsx";
import { Fact, Pending, Problem } from "../parts/show.tsx";
import { Card, View } from "../parts/view.tsx";

const KINDS: Readonly<Record<Spending["kind"], string>> = {
  purchase: "Numbers bought",
  outbound_sms: "SMS sent",
  outbound_mms: "MMS sent",
  inbound_sms: "SMS received",
  inbound_mms: "MMS received",
};

const PRODUCTS = [
  ["sms", "Inbound SMS"],
  ["mms", "Inbound MMS"],
  ["sms_dlr", "SMS receipts"],
  ["mms_dlr", "MMS receipts"],
] as const;

function Keys({ account: { access_key, secret_key } }: { account: AccountState }) {
  const [shown, setShown] = useState(false);
  return (
    <dl class="facts">
      <Fact name="Access key">
        <code>{access_key}</code> <CopyButton text={access_key} what="access key" />
      </Fact>
      <Fact name="Secret key">
        <code>{shown ? secret_key : "••••••••"}</code>{" "}
        <Button
          look="quiet"
          label={shown ? "Hide secret key" : "Show secret key"}
          onPress={() => setShown(!shown)}
        >
          {shown ? "Hide" : "Show"}
        </Button>
        <CopyButton text={secret_key} what="secret key" />
      </Fact>
    </dl>
  );
}

function Balance({ account: { access_key, balance_usd } }: { account: AccountState }) {
  const [typed, setTyped] = useState("");
  const { busy, problem, run, fail } = useAction();
  const lit = useFlash(balance_usd);
  const set = (usd: number) =>
    run(() => patch(`accounts/${encodeURIComponent(access_key)}`, { balance_usd: usd }), ["accounts"]);
  const setTypedOne = async () => {
    const usd = Number(typed);
    if (typed.trim() === "" || !Number.isFinite(usd)) fail("Type an amount in US dollars, like 25 or 0.");
    else if (await set(usd)) setTyped("");
  };
  // Without the rounding, the sum can have a trace of binary fractions.
  const add = (usd: number) => set(Number((balance_usd + usd).toFixed(9)));
  return (
    <>
      <p class={lit ? "figure flash" : "figure"}>{formatUsd(balance_usd)}</p>
      <div class="row">
        <Button disabled={busy} onPress={() => add(10)}>
          Add $10
        </Button>
        <Button disabled={busy} onPress={() => add(100)}>
          Add $100
        </Button>
        <Form label="Set the balance" onSubmit={setTypedOne} class="row">
          <Input
            label="New balance in US dollars"
            hideLabel
            type="number"
            step="any"
            placeholder="0.00"
            value={typed}
            onValue={setTyped}
          />
          <button type="submit" class="button" disabled={busy}>
            Set balance
          </button>
        </Form>
      </div>
      <Problem text={problem} />
    </>
  );
}

function Spent({ spent }: { spent: readonly Spending[] }) {
  if (spent.length === 0) return <p class="sub">Nothing was charged yet.</p>;
  const total = spent.reduce((sum, { usd }) => sum + usd, 0);
  return (
    <table class="table small">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Count</th>
          <th scope="col">US dollars</th>
        </tr>
      </thead>
      <tbody>
        {spent.map(({ kind, count, usd }) => (
          <tr key={kind}>
            <th scope="row">{KINDS[kind]}</th>
            <td data-name="Count">{count}</td>
            <td data-name="US dollars">{formatUsd(usd)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td />
          <td data-name="US dollars">{formatUsd(total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function Account({ account }: { account: AccountState }) {
  return (
    <Card title={`Account ${account.access_key}`}>
      <Balance account={account} />
      <Keys account={account} />
      <h3>Spent</h3>
      <Spent spent={account.spent} />
      <h3>Callbacks</h3>
      <dl class="facts">
        {PRODUCTS.map(([product, words]) => (
          <Fact key={product} name={words}>
            {account.callbacks[product] === undefined ? (
              <span class="sub">not set</span>
            ) : (
              <code>{account.callbacks[product]}</code>
            )}
          </Fact>
        ))}
      </dl>
    </Card>
  );
}

function AddAccount() {
  const { busy, problem, run } = useAction();
  return (
    <>
      <Button disabled={busy} onPress={() => run(() => post("accounts", {}), ["accounts", "numbers"])}>
        Add an account
      </Button>
      <Problem text={problem} />
    </>
  );
}

export function AccountView() {
  const loaded = useResource(state);
  return (
    <View title="Account" tools={<AddAccount />}>
      <Pending of={loaded}>
        {({ url, version, accounts }) => (
          <>
            <p class="sub">
              Base URL <code>{url}</code> <CopyButton text={url} what="base URL" /> version {version}
            </p>
            <div class="cards">
              {accounts.map((account) => (
                <Account key={account.access_key} account={account} />
              ))}
            </div>
          </>
        )}
      </Pending>
    </View>
  );
}
