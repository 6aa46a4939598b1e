import { useState } from "preact/hooks";
import type { Fault } from "../../../faults/fault.ts";
import { post, remove } from "../data/api.ts";
import { useResource } from "../data/resource.ts";
import { faults, state } from "../data/resources.ts";
import { useAction } from "../data/use-action.ts";
import { useFlash } from "../data/use-flash.ts";
import {
  describeHarm,
  faultsOfPreset,
  newFault,
  PRESETS,
  type Preset,
  type Reach,
} from "../logic/fault-presets.ts";
import { plural } from "../logic/text.ts";
import { Button, Switch } from "../parts/button.tsx";
import { Input, Select } from "../parts/field.tsx";
import { Pending, Problem } from "../parts/show.tsx";
import { Card, View } from "../parts/view.tsx";

const ANY = { value: "", label: "Any operation" };
const operationWords = ({ operation }: Fault) =>
  operation === undefined || operation === "*" ? "any operation" : operation;

type ReachFieldsProps = { reach: Reach; onReach: (reach: Reach) => void };

function ReachFields({ reach, onReach }: ReachFieldsProps) {
  const operations = useResource(state).value?.operations ?? [];
  return (
    <fieldset class="form">
      <legend>What the next switch meets</legend>
      <Select
        label="Operation"
        value={reach.operation}
        onValue={(operation) => onReach({ ...reach, operation })}
        options={[ANY, ...operations.map((operation) => ({ value: operation, label: operation }))]}
      />
      <Input
        label="Times"
        type="number"
        min={1}
        placeholder="until switched off"
        value={reach.times}
        onValue={(times) => onReach({ ...reach, times })}
      />
      <Input
        label="Probability in %"
        type="number"
        min={1}
        max={100}
        value={reach.percent}
        onValue={(percent) => onReach({ ...reach, percent })}
      />
    </fieldset>
  );
}

type PresetRowProps = { preset: Preset; reach: Reach; active: readonly Fault[] };

function PresetRow({ preset, reach, active }: PresetRowProps) {
  const { busy, problem, run, fail } = useAction();
  const on = faultsOfPreset(preset, reach.operation, active);
  const toggle = () => {
    if (on.length > 0) {
      void run(() => Promise.all(on.map(({ id }) => remove(`faults/${id}`))), ["faults"]);
      return;
    }
    const fault = newFault(preset, reach);
    if (fault === undefined)
      fail("Times is a whole number from 1, the probability is above 0 and up to 100 %.");
    else void run(() => post("faults", fault), ["faults"]);
  };
  return (
    <li class="preset">
      <Switch label={preset.label} on={on.length > 0} onToggle={toggle} disabled={busy} />
      <span>
        <span class="preset-label">{preset.label}</span>
        <span class="sub below">{preset.hint}</span>
        <Problem text={problem} />
      </span>
    </li>
  );
}

function ActiveRow({ fault }: { fault: Fault }) {
  const { busy, problem, run } = useAction();
  const lit = useFlash(fault.met);
  const { id, met, left, probability = 1 } = fault;
  const words = describeHarm(fault);
  return (
    <li class={lit ? "item flash" : "item"} aria-label={`Fault ${id}: ${words}`}>
      <div class="item-head">
        <b>{words}</b>
        <span class="spacer" />
        <Button
          disabled={busy}
          label={`Remove fault ${id}`}
          onPress={() => run(() => remove(`faults/${id}`), ["faults"])}
        >
          Remove
        </Button>
      </div>
      <p>
        {operationWords(fault)}
        {probability < 1 && `, ${Number((probability * 100).toFixed(2))} %`}
      </p>
      <p class="sub">
        Fault {id}, met {plural(met, "time")}
        {left !== null && `, ${left} left`}
      </p>
      <Problem text={problem} />
    </li>
  );
}

function Active({ active }: { active: readonly Fault[] }) {
  const { busy, problem, run } = useAction();
  return (
    <Card title="Active faults">
      {active.length === 0 ? (
        <p class="sub">
          None: every request is answered as it should be. Switch one on to see what a program makes of it.
        </p>
      ) : (
        <>
          <ul class="items" aria-label="Active faults">
            {active.map((fault) => (
              <ActiveRow key={fault.id} fault={fault} />
            ))}
          </ul>
          <div class="row">
            <Button look="danger" disabled={busy} onPress={() => run(() => remove("faults"), ["faults"])}>
              Remove all faults
            </Button>
          </div>
        </>
      )}
      <Problem text={problem} />
    </Card>
  );
}

export function FaultsView() {
  const [reach, setReach] = useState<Reach>({ operation: "", times: "", percent: "100" });
  return (
    <View title="Faults">
      <Pending of={useResource(faults)}>
        {(active) => (
          <div class="cards">
            <Card title="Ready-made faults">
              <ReachFields reach={reach} onReach={setReach} />
              <ul class="presets">
                {PRESETS.map((preset) => (
                  <PresetRow key={preset.id} preset={preset} reach={reach} active={active} />
                ))}
              </ul>
            </Card>
            <Active active={active} />
          </div>
        )}
      </Pending>
    </View>
  );
}
