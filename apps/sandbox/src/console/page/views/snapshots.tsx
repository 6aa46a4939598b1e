import { useState } from "preact/hooks";
import type { SnapshotState } from "../../../control/shapes.ts";
import { post, put, remove } from "../data/api.ts";
import { useResource } from "../data/resource.ts";
import { snapshots } from "../data/resources.ts";
import { useAction } from "../data/use-action.ts";
import { formatBytes } from "../logic/text.ts";
import { Button } from "../parts/button.tsx";
import { Confirm } from "../parts/dialog.tsx";
import { Form, Input } from "../parts/field.tsx";
import { Pending, Problem, Time } from "../parts/show.tsx";
import { Card } from "../parts/view.tsx";

const pathOf = (name: string) => `snapshots/${encodeURIComponent(name)}`;

type Asked = { what: "restore" | "delete"; name: string };

function Ask({ asked: { what, name }, onClose }: { asked: Asked; onClose: () => void }) {
  return what === "restore" ? (
    <Confirm
      title={`Restore ${name}?`}
      action="Restore"
      onConfirm={() => post(`${pathOf(name)}/restore`)}
      onClose={onClose}
    >
      <p>Numbers, messages and balances become what they were then. What happened since is lost.</p>
    </Confirm>
  ) : (
    <Confirm
      title={`Delete ${name}?`}
      action="Delete"
      onConfirm={() => remove(pathOf(name))}
      onClose={onClose}
    >
      <p>The snapshot is gone then. The sandbox stays as it is.</p>
    </Confirm>
  );
}

function List({ all, onAsk }: { all: readonly SnapshotState[]; onAsk: (asked: Asked) => void }) {
  if (all.length === 0) {
    return <p class="sub">None yet. Take one, try something, and come back to it.</p>;
  }
  return (
    <ul class="items" aria-label="Snapshots">
      {all.map(({ name, taken_at, bytes }) => (
        <li key={name} class="item">
          <div class="item-head">
            <b>{name}</b>
            <span class="sub">
              <Time at={taken_at} />, {formatBytes(bytes)}
            </span>
            <span class="spacer" />
            <Button label={`Restore ${name}`} onPress={() => onAsk({ what: "restore", name })}>
              Restore
            </Button>
            <Button label={`Delete ${name}`} onPress={() => onAsk({ what: "delete", name })}>
              Delete
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}

export function Snapshots() {
  const loaded = useResource(snapshots);
  const [name, setName] = useState("");
  const [asked, setAsked] = useState<Asked>();
  const { busy, problem, run, fail } = useAction();
  const take = async () => {
    const given = name.trim();
    if (given === "") {
      fail("Give it a name.");
      return;
    }
    if (!(await run(() => put(pathOf(given))))) return;
    setName("");
    snapshots.refresh();
  };
  return (
    <Card title="Snapshots">
      <Form label="Take a snapshot" onSubmit={take} class="row">
        <Input label="Name" hideLabel placeholder="before-the-demo" value={name} onValue={setName} />
        <button type="submit" class="button main" disabled={busy}>
          Take snapshot
        </button>
      </Form>
      <Problem text={problem} />
      <Pending of={loaded}>{(all) => <List all={all} onAsk={setAsked} />}</Pending>
      {asked !== undefined && <Ask asked={asked} onClose={() => setAsked(undefined)} />}
    </Card>
  );
}
