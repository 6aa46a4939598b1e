import { useState } from "preact/hooks";
import type { SandboxState } from "../../../control/shapes.ts";
import { patch } from "../data/api.ts";
import { useSandboxNow } from "../data/clock.ts";
import { useResource } from "../data/resource.ts";
import { state } from "../data/resources.ts";
import { useAction } from "../data/use-action.ts";
import { formatClock, formatDay } from "../logic/times.ts";
import { Button } from "../parts/button.tsx";
import { Form, Input, Select } from "../parts/field.tsx";
import { Chip, Pending, Problem } from "../parts/show.tsx";
import { Card, View } from "../parts/view.tsx";
import { Reset } from "./reset.tsx";
import { Snapshots } from "./snapshots.tsx";

const UNITS = [
  { value: "1000", label: "seconds" },
  { value: "60000", label: "minutes" },
  { value: "3600000", label: "hours" },
  { value: "86400000", label: "days" },
];

const STEPS = [
  [1000, "1 s"],
  [60_000, "1 min"],
  [3_600_000, "1 h"],
] as const;

function Now() {
  const now = new Date(useSandboxNow());
  return (
    <p class="figure">
      {formatClock(now)} <span class="sub">{formatDay(now, new Date())}</span>
    </p>
  );
}

function Time({ clock }: Pick<SandboxState, "clock">) {
  const [amount, setAmount] = useState("");
  const [unit, setUnit] = useState("60000");
  const { busy, problem, run, fail } = useAction();
  const set = (change: { frozen?: boolean; advance_ms?: number }) =>
    run(() => patch("clock", change), ["clock"]);
  const advance = () => {
    const ms = Math.round(Number(amount) * Number(unit));
    if (amount.trim() === "" || !(ms > 0)) fail("Type how far, like 5.");
    else void set({ advance_ms: ms });
  };
  return (
    <Card title="Time">
      <Now />
      <div class="row">
        <Chip tone={clock.frozen ? "warn" : "good"}>{clock.frozen ? "frozen" : "running"}</Chip>
        <Button look="main" disabled={busy} onPress={() => set({ frozen: !clock.frozen })}>
          {clock.frozen ? "Go on" : "Freeze"}
        </Button>
      </div>
      <h3>Advance by</h3>
      <div class="row">
        {STEPS.map(([ms, label]) => (
          <Button
            key={ms}
            label={`Advance by ${label}`}
            disabled={busy}
            onPress={() => set({ advance_ms: ms })}
          >
            {label}
          </Button>
        ))}
        <Form label="Advance the clock" onSubmit={advance} class="row">
          <Input
            label="Amount"
            hideLabel
            type="number"
            step="any"
            min={0}
            placeholder="5"
            value={amount}
            onValue={setAmount}
          />
          <Select label="Unit" hideLabel value={unit} onValue={setUnit} options={UNITS} />
          <button type="submit" class="button" disabled={busy}>
            Advance
          </button>
        </Form>
      </div>
      <Problem text={problem} />
      <p class="sub">Receipts, answers and webhooks that become due by it happen at once.</p>
    </Card>
  );
}

export function ClockView() {
  return (
    <View title="Clock and snapshots">
      <Pending of={useResource(state)}>
        {(value) => (
          <div class="cards">
            <Time clock={value.clock} />
            <Snapshots />
            <Reset state={value} />
          </div>
        )}
      </Pending>
    </View>
  );
}
