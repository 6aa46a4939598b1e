import { useState } from "preact/hooks";
import type { SandboxState } from "../../../control/shapes.ts";
import { post } from "../data/api.ts";
import { Button } from "../parts/button.tsx";
import { Confirm } from "../parts/dialog.tsx";
import { Input } from "../parts/field.tsx";
import { Card } from "../parts/view.tsx";

const numberIn = (name: string, typed: string) => (typed.trim() === "" ? {} : { [name]: Number(typed) });

export function Reset({ state: { seed, inventory } }: { state: SandboxState }) {
  const [asking, setAsking] = useState(false);
  const [newSeed, setNewSeed] = useState("");
  const [newInventory, setNewInventory] = useState("");
  return (
    <Card title="Reset">
      <p class="sub">
        Makes the sandbox anew, from seed {seed} with {inventory.toLocaleString("en")} numbers for sale.
      </p>
      <div class="row">
        <Button look="danger" onPress={() => setAsking(true)}>
          Reset the sandbox…
        </Button>
      </div>
      {asking && (
        <Confirm
          title="Reset the sandbox?"
          action="Reset"
          onConfirm={() =>
            post("reset", { ...numberIn("seed", newSeed), ...numberIn("inventory", newInventory) })
          }
          onClose={() => setAsking(false)}
        >
          <p>Numbers, messages, routes, callbacks and balances start over. Snapshots stay.</p>
          <div class="form">
            <Input
              label="Seed"
              type="number"
              placeholder={String(seed)}
              value={newSeed}
              onValue={setNewSeed}
            />
            <Input
              label="Numbers for sale"
              type="number"
              min={0}
              placeholder={String(inventory)}
              value={newInventory}
              onValue={setNewInventory}
            />
          </div>
        </Confirm>
      )}
    </Card>
  );
}
